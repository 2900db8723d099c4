"""rectification/open_list: what is not rectified, the longest overdue first."""

HEAD = ("found_on", "hazard_no", "area", "due_on", "rectified_on", "recheck_result")


def test_the_longest_overdue_first_then_those_without_a_deadline(office):
    office.put("uploads", [("upload_id", "file"), ("U000001", "9月隐患.xlsx")])
    office.put(
        "hazards",
        [
            HEAD,
            ("2026-09-01", "Y1", "青溪镇", "2026-09-25", None, None),
            ("2026-01-01", "Y2", "云岭镇", "2026-02-01", None, None),
            ("2026-08-01", "Y3", "云岭镇", None, None, None),
            ("2026-08-02", "Y4", None, "2026-12-01", None, None),
            ("2026-08-02", "Y5", None, "2026-08-05", "2026-08-04", None),
            ("2026-08-02", "Y6", None, "2026-09-20", "2026-08-04", "不合格"),
            ("2026-10-02", "Y7", None, "2026-10-03", None, None),
        ],
    )
    columns = "hazard_no area days_overdue days_since_found file row"
    assert office.rows("rectification/open_list", columns, on="2026-09-30") == [
        ("Y2", "云岭镇", 241, 272, "9月隐患.xlsx", 10),
        ("Y6", None, 10, 59, "9月隐患.xlsx", 14),
        ("Y1", "青溪镇", 5, 29, "9月隐患.xlsx", 9),
        ("Y4", None, 0, 59, "9月隐患.xlsx", 12),
        ("Y3", "云岭镇", None, 60, "9月隐患.xlsx", 11),
    ]
