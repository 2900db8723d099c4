"""reconciliation/stated_vs_ledger: what offices state beside what ledgers and the sheet itself give."""

import pytest

from data.restated import is_close

NAME = "reconciliation/stated_vs_ledger"
COLUMNS = "figure area month stated recomputed difference agrees"
ACCIDENTS = ("occurred_at", "area", "deaths", "in_scope")
STATS = ("month_from", "month_to", "area", "sector", "accidents", "deaths", "accidents_last_year")
HAZARDS = ("found_on", "area", "grade", "rectified_on")
HAZARD_STATS = ("month_from", "month_to", "area", "source", "found", "rectified", "major_found")
REPORTED = ("dataset", "area", "month", "upload_id", "uploaded_at", "uploaded_by", "is_zero")
RESTATED = (
    *("sequence", "upload_id", "figure", "label", "unit", "kind", "area", "month_from", "month_to"),
    *("stated", "mark", "recomputed", "agrees", "source_sheet", "source_row", "letter", "note"),
)


@pytest.fixture
def ledgers(office):
    """Accidents and hazards of September 2026, and of one year before."""
    office.put(
        "accidents",
        [
            ACCIDENTS,
            ("2025-09-03", "青溪镇", 0, None),
            ("2026-02-01", "青溪镇", 1, None),
            ("2026-09-03", "青溪镇", 3, None),
            ("2026-09-05", "青溪镇", 0, None),
            ("2026-09-06", "青溪镇", 9, False),
            ("2026-09-07", "云岭镇", 0, None),
        ],
    )
    office.put(
        "hazards",
        [
            HAZARDS,
            ("2026-09-01", "青溪镇", "一般", "2026-09-30"),
            ("2026-09-02", "青溪镇", "重大", "2026-10-01"),
            ("2026-09-03", "云岭镇", "一般", None),
        ],
    )
    return office


def found(office, figure, months="2026-09", columns=COLUMNS, **params):
    """The rows of one figure without its name."""
    rows = office.rows(NAME, f"figure {columns}", months, **params)
    return [row[1:] for row in rows if row[0] == figure]


def test_figures_of_offices_stand_beside_the_ledger_of_the_same_unit_and_months(ledgers):
    ledgers.put(
        "accident_stats",
        [
            STATS,
            ("2026-09", "2026-09", "青溪镇", None, 3, 3, 1),
            ("2026-01", "2026-09", "青溪镇", None, 3, 5, 0),
            ("2026-09", "2026-09", "云岭镇", None, 1, None, None),
        ],
    )
    columns = "area month_from stated recomputed difference agrees"
    assert found(ledgers, "accident_stats.accidents", columns=columns) == [
        ("青溪镇", "2026-01", 3, 3, 0, True),
        ("青溪镇", "2026-09", 3, 2, 1, False),
        ("云岭镇", "2026-09", 1, 1, 0, True),
    ]
    assert found(ledgers, "accident_stats.deaths", columns=columns) == [
        ("青溪镇", "2026-01", 5, 4, 1, False),
        ("青溪镇", "2026-09", 3, 3, 0, True),
    ]
    assert found(ledgers, "accident_stats.accidents_last_year", columns=columns) == [
        ("青溪镇", "2026-01", 0, 1, -1, False),
        ("青溪镇", "2026-09", 1, 1, 0, True),
    ]


def test_hazards_are_rectified_as_of_the_end_of_the_months(ledgers):
    ledgers.put(
        "hazard_stats",
        [
            HAZARD_STATS,
            ("2026-09", "2026-09", "青溪镇", "执法检查", 1, 1, 0),
            ("2026-09", "2026-09", "青溪镇", "企业自查", 1, 1, 0),
            ("2026-09", "2026-09", "云岭镇", None, 1, None, 1),
        ],
    )
    assert found(ledgers, "hazard_stats.found", columns="area stated recomputed") == [
        ("青溪镇", 2, 2),
        ("云岭镇", 1, 1),
    ]
    assert found(ledgers, "hazard_stats.rectified", columns="area stated recomputed agrees") == [
        ("青溪镇", 2, 1, False)
    ]
    assert found(ledgers, "hazard_stats.major_found", columns="area difference") == [
        ("青溪镇", -1),
        ("云岭镇", 1),
    ]


def test_a_ledger_that_lacks_months_says_so(ledgers):
    ledgers.put(
        "duties", [("dataset", "area", "due_day", "month_from"), ("accidents", None, 5, "2026-09")]
    )
    report = ("accidents", "青溪镇", "2026-09", "U000001", "2026-10-01", "张三", False)
    ledgers.put("reported", [REPORTED, report])
    ledgers.put(
        "accident_stats",
        [
            STATS,
            ("2024-09", "2024-09", "青溪镇", None, 1, None, None),
            ("2025-01", "2025-09", "青溪镇", None, 1, None, None),
            ("2026-09", "2026-10", "青溪镇", None, 2, None, None),
            ("2026-09", "2026-09", "青溪镇", None, 2, None, None),
            ("2026-09", "2026-09", "云岭镇", None, 2, None, None),
        ],
    )
    columns = "month area recomputed agrees note"
    assert found(ledgers, "accident_stats.accidents", "2024-01..2026-10", columns) == [
        ("2026-10", "青溪镇", 2, True, "台账到 2026-09 止"),
        ("2026-09", "青溪镇", 2, True, None),
        ("2026-09", "云岭镇", 1, False, "该单位台账有没报的月份"),
        ("2025-09", "青溪镇", 1, True, "台账自 2025-09 起"),
        ("2024-09", "青溪镇", None, None, "没有这段月份的台账"),
    ]


def restated(office, *lines):
    """Log what a sheet stated of itself: (figure, kind, area, stated, mark, recomputed, agrees, row, note)."""
    rows = [
        (
            *(7, "U000007", figure, "指标", "%", kind, area, "2026-09", "2026-09"),
            *(stated, mark, recomputed, agrees, "统计", row, "D", note),
        )
        for figure, kind, area, stated, mark, recomputed, agrees, row, note in lines
    ]
    office.put("restated", [RESTATED, *rows])


def stored(office, *rows, table="hazard_stats"):
    """Rows of upload 7 that count: (area, row, figures by name)."""
    for area, row, figures in rows:
        names = ("month_from", "month_to", "area", "upload_id", "source_row", *figures)
        line = ("2026-09", "2026-09", area, "U000007", row, *figures.values())
        office.put(table, [names, line])


def test_what_a_sheet_misstates_of_itself_is_listed_with_its_cell(office):
    upload = ("sequence", "upload_id", "action", "dataset", "file", "uploaded_by")
    office.put("uploads", [upload, (7, "U000007", "load", "hazard_stats", "九月.xlsx", "张三")])
    office.put(
        "reported",
        [REPORTED, ("hazard_stats", "云岭镇", "2026-09", "U000007", "2026-10-01", "张三", False)],
    )
    stored(office, ("云岭镇", 4, {}))
    restated(
        office,
        ("hazard_stats.rate_pct", "rate", "云岭镇", 97.28, None, 96.79, False, 4, ""),
        ("hazard_stats.rate_pct", "rate", "青溪镇", 50, None, 60, False, 5, ""),
        ("hazard_stats.found", "total", None, 310, None, 303, False, 6, "合计"),
        ("hazard_stats.rate_pct", "rate", None, None, "base_zero", 50, False, 6, "合计"),
    )
    columns = "figure area month stated recomputed difference agrees basis note file row letter"
    assert office.rows(NAME, columns, "2026-09") == [
        (
            *("hazard_stats.found", None, "2026-09", 310, 303, 7, False, "表内", "合计"),
            *("九月.xlsx", 6, "D"),
        ),
        (
            *("hazard_stats.rate_pct", None, "2026-09", None, 50, None, False, "表内"),
            *("合计；写的是“—”", "九月.xlsx", 6, "D"),
        ),
        (
            *(
                "hazard_stats.rate_pct",
                "云岭镇",
                "2026-09",
                97.28,
                96.79,
                0.49,
                False,
                "表内",
                None,
            ),
            *("九月.xlsx", 4, "D"),
        ),
    ], "the row of 青溪镇 does not count any more"


def test_a_sheet_that_was_sent_again_is_not_listed_any_more(office):
    old = ("hazard_stats", "云岭镇", "2026-09", "U000007", "2026-10-01", "张三", False)
    new = ("hazard_stats", "云岭镇", "2026-09", "U000008", "2026-10-02", "张三", False)
    restated(office, ("hazard_stats.found", "total", None, 310, None, 303, False, 6, "合计"))
    assert found(office, "hazard_stats.found") == [], "withdrawn"
    office.put("reported", [REPORTED, old])
    assert len(found(office, "hazard_stats.found")) == 1
    office.put("reported", [REPORTED, new])
    assert found(office, "hazard_stats.found") == []


def test_a_change_without_last_year_s_column_is_judged_by_last_year_s_report_or_ledger(ledgers):
    pct, change = "accident_stats.accidents_change_pct", "accident_stats.accidents_change"
    ledgers.put(
        "accident_stats",
        [
            ("month_from", "month_to", "area", "accidents", "upload_id", "source_row"),
            ("2026-09", "2026-09", "青溪镇", 37, "U000007", 4),
            ("2025-09", "2025-09", "青溪镇", 45, "U000001", 4),
            ("2026-09", "2026-09", "云岭镇", 2, "U000007", 5),
            ("2026-09", "2026-09", "县直", 2, "U000007", 6),
        ],
    )
    restated(
        ledgers,
        (pct, "change_pct", "青溪镇", -17.77, None, None, None, 4, ""),
        (change, "change", "青溪镇", -9, None, None, None, 4, ""),
        (pct, "change_pct", "云岭镇", 100, None, None, None, 5, ""),
        (pct, "change_pct", "县直", None, "base_zero", None, None, 6, ""),
    )
    columns = "area stated recomputed agrees basis note"
    assert found(ledgers, pct, columns=columns) == [
        ("青溪镇", -17.77, pytest.approx(-17.778, abs=0.001), True, "上年报表", None),
        ("云岭镇", 100, None, False, "上年台账", "分母为 0，不能计算"),
        ("县直", None, None, True, "上年台账", "写的是“—”"),
    ]
    assert found(ledgers, change, columns=columns) == [("青溪镇", -9, -8, False, "上年报表", None)]


def test_an_area_narrows_and_the_default_months_go_to_the_latest_report(ledgers):
    row = ("2026-09", "2026-09", "青溪镇", None, 3, 3, 1)
    ledgers.put("accident_stats", [STATS, row, ("2026-09", "2026-09", "云岭镇", None, 1, 0, 0)])
    report = ("accident_stats", "青溪镇", "2026-09", "U000001", "2026-10-01", "张三", False)
    ledgers.put("reported", [REPORTED, report])
    answer = ledgers.ask(NAME, area="青溪镇")
    assert (answer.params["from"], answer.params["to"]) == ("2026-01", "2026-09")
    places = [column.name for column in answer.columns]
    assert {row[places.index("area")] for row in answer.rows} == {"青溪镇"}


@pytest.mark.parametrize(
    "stated", [96.79, 96.81, 96.8, 96.7, 97, 96, 95, 96.6, 97.28, -17.77, 0, 100]
)
@pytest.mark.parametrize("recomputed", [96.7888, 96.80, -17.7778, 0.0, 99.5, 0.004])
def test_a_percentage_is_the_same_for_the_question_and_for_the_intake(office, stated, recomputed):
    office.rows(NAME, "figure", "2026-09")
    asked = office.con.execute(
        "select is_same_percentage($stated::double, $recomputed::double)",
        {"stated": stated, "recomputed": recomputed},
    ).fetchone()
    assert asked == (is_close(stated, recomputed),)
