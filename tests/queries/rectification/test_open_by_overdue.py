"""rectification/open_by_overdue: open hazards by days past their deadline, both ends of each band."""


def test_bands(office):
    deadlines = [
        *("2026-06-30", "2026-06-29", "2026-06-23", "2026-06-22", "2026-06-15", "2026-06-14"),
        *("2026-05-31", "2026-05-30", "2026-04-01", "2026-03-31", "2026-01-01", "2025-12-31"),
        *(None, "2026-07-01"),
    ]
    rows = [("2025-12-01", due, None, "一般", None) for due in deadlines]
    office.put(
        "hazards",
        [
            ("found_on", "due_on", "extended_to", "grade", "listed"),
            *rows,
            ("2025-12-01", "2026-01-01", "2026-06-29", "重大", "县级"),
        ],
    )
    assert office.rows(
        "rectification/open_by_overdue", "overdue_for open major_open listed_open", on="2026-06-30"
    ) == [
        ("无期限", 1, 0, 0),
        ("未到期", 2, 0, 0),
        ("逾期1–7天", 3, 1, 1),
        ("逾期8–15天", 2, 0, 0),
        ("逾期16–30天", 2, 0, 0),
        ("逾期31–90天", 2, 0, 0),
        ("逾期91–180天", 2, 0, 0),
        ("逾期181天以上", 1, 0, 0),
    ]
