"""rectification/rate_by_inspected_by: the bodies that inspected, those not named apart."""


def test_bodies_with_most_hazards_first(office):
    office.put(
        "hazards",
        [
            ("found_on", "inspected_by", "rectified_on"),
            ("2026-05-01", "县应急局", "2026-05-09"),
            ("2026-05-02", "县应急局", None),
            ("2026-05-03", "县住建局", "2026-05-09"),
            ("2026-05-04", None, None),
        ],
    )
    assert office.rows(
        "rectification/rate_by_inspected_by", "inspected_by found rate_pct", "2026-05"
    ) == [
        ("县应急局", 2, 50.0),
        ("县住建局", 1, 100.0),
        (None, 1, 0.0),
    ]
    for body, found in (("县应急局", 2), ("未填", 1)):
        params = {"inspected_by": body}
        assert office.rows("rectification/summary", "found", "2026-05", **params) == [(found,)]
        assert len(office.ask("trace/hazards", "2026-05", **params).rows) == found
