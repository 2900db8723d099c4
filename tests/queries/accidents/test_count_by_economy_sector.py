"""accidents/count_by_economy_sector: the sectors of the national economy, by the sectors' table."""


def test_raw_spellings_are_mapped_and_compared(office):
    office.put(
        "sectors",
        [
            ("raw", "sector", "economy_sector"),
            ("房建", "建筑施工", "建筑业"),
            ("超市", "商贸", "商贸制造业"),
        ],
    )
    office.put(
        "accidents",
        [
            ("occurred_at", "sector", "deaths"),
            ("2025-05-01", "超市", 1),
            ("2026-05-01", "房建", 2),
            ("2026-05-02", "养殖", 1),
        ],
    )
    assert office.rows(
        "accidents/count_by_economy_sector",
        "economy_sector accidents deaths accidents_last_year deaths_last_year",
        "2026-05",
    ) == [("建筑业", 1, 2, 0, 0), ("商贸制造业", 0, 0, 1, 1), (None, 1, 1, 0, 0)]
    for economy_sector, rows in (("建筑业", 1), ("未填", 1)):
        behind = office.ask("trace/accidents", "2026-05", economy_sector=economy_sector)
        assert len(behind.rows) == rows
