"""accidents/count_by_sector: ledgers' words for sectors brought together by the register of sectors."""

COLUMNS = "sector accidents deaths accidents_last_year deaths_last_year"
SECTORS = [("raw", "sector"), ("房屋建筑", "建筑施工"), ("市政工程", "建筑施工")]
LEDGER = [
    ("occurred_at", "sector", "deaths"),
    ("2025-01-01", "烟花爆竹", 1),
    ("2025-05-01", "渔业船舶", 3),
    ("2026-05-01", "房屋建筑", 1),
    ("2026-05-02", "市政工程", None),
    ("2026-05-03", "道路运输", 2),
    ("2026-05-04", None, 1),
]


def test_sectors_are_brought_together_the_most_frequent_first(office):
    office.put("sectors", SECTORS)
    office.put("accidents", LEDGER)
    assert office.rows("accidents/count_by_sector", COLUMNS, "2026-05") == [
        ("建筑施工", 2, 1, 0, 0),
        ("道路运输", 1, 2, 0, 0),
        ("渔业船舶", 0, 0, 1, 3),
        (None, 1, 1, 0, 0),
    ]


def test_one_sector_and_those_without(office):
    office.put("sectors", SECTORS)
    office.put("accidents", LEDGER)
    assert office.rows(
        "accidents/count_by_sector", "sector accidents", "2026-05", sector="建筑施工"
    ) == [("建筑施工", 2)]
    assert office.rows(
        "accidents/count_by_sector", "sector accidents", "2026-05", sector="未填"
    ) == [(None, 1)]


def test_sectors_of_the_year_before_alone_are_listed_only_when_compared(office):
    office.put("accidents", LEDGER)
    sectors = [
        sector
        for (sector,) in office.rows("accidents/count_by_sector", "sector", "2026-05..2027-06")
    ]
    assert "渔业船舶" not in sectors
