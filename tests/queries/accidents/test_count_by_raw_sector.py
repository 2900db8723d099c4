"""accidents/count_by_raw_sector: sectors word for word as the ledger writes them."""


def test_the_words_of_the_ledger_are_kept(office):
    office.put("sectors", [("raw", "sector"), ("房建", "建筑施工"), ("市政", "建筑施工")])
    office.put(
        "accidents",
        [
            ("occurred_at", "sector", "deaths"),
            ("2025-05-01", "市政", 1),
            ("2026-05-01", "房建", 2),
            ("2026-05-02", "房建", None),
            ("2026-05-03", None, 1),
        ],
    )
    assert office.rows(
        "accidents/count_by_raw_sector",
        "raw_sector accidents deaths accidents_last_year",
        "2026-05",
    ) == [("房建", 2, 2, 0), ("市政", 0, 0, 1), (None, 1, 1, 0)]
    assert len(office.ask("trace/accidents", "2026-05", raw_sector="房建").rows) == 2
