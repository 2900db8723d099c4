"""overview/latest_months: what is held of each dataset."""

from datetime import datetime


def test_reports_and_events_both_say_which_months_are_held(office):
    office.put(
        "reported",
        [
            ("dataset", "area", "month", "uploaded_at"),
            ("accidents", "青溪镇", "2026-02", "2026-03-05 08:00"),
            ("accidents", "青溪镇", "2026-09", "2026-10-05 09:30"),
            ("hazard_stats", "县直", "2022-06", "2026-10-01"),
        ],
    )
    office.put("accidents", [("occurred_at",), ("2025-12-31",), ("2026-08-01",)])
    assert office.ask("overview/latest_months").rows == [
        ("accidents", "2025-12", "2026-09", datetime(2026, 10, 5, 9, 30)),
        ("hazard_stats", "2022-06", "2022-06", datetime(2026, 10, 1)),
    ]


def test_an_empty_store_holds_nothing(empty_office):
    assert empty_office.ask("overview/latest_months").rows == []
