"""rectification/flow: from found to closed, each step as a share of what was found."""


def test_each_step_is_counted_by_its_own_rule(office):
    office.put(
        "hazards",
        [
            ("found_on", "rectified_on", "rechecked_on", "recheck_result", "closed_on"),
            ("2026-05-01", None, None, None, None),
            ("2026-05-02", "2026-05-09", None, None, None),
            ("2026-05-03", "2026-05-09", "2026-05-12", "合格", None),
            ("2026-05-04", "2026-05-09", "2026-05-12", "合格", "2026-05-15"),
            ("2026-05-05", "2026-05-09", "2026-05-12", "不合格", None),
        ],
    )
    columns = "stage hazards share_pct figure"
    assert office.rows("rectification/flow", columns, "2026-05", on="2026-05-31") == [
        ("排查", 5, 100.0, "found"),
        ("已整改", 3, 60.0, "rectified"),
        ("已复查", 3, 60.0, "rechecked"),
        ("复查合格", 2, 40.0, "recheck_passed"),
        ("已销号", 1, 20.0, "closed"),
    ]
    for _, hazards, _, figure in office.rows(
        "rectification/flow", columns, "2026-05", on="2026-05-31"
    ):
        behind = office.ask("trace/hazards", "2026-05", on="2026-05-31", figure=figure)
        assert len(behind.rows) == hazards


def test_nothing_found_has_no_shares(office):
    assert office.rows("rectification/flow", "hazards share_pct", "2026-05") == [(0, None)] * 5
