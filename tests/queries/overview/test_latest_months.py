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


def test_every_kind_of_dataset_is_held(office):
    office.put("inspections", [("inspected_on",), ("2025-12-31",)])
    office.put("disasters", [("started_at",), ("2026-01-31 23:00",)])
    office.put("forest_fires", [("started_at",), ("2026-02-01",)])
    office.put("warnings", [("issued_on",), ("2026-03-01",)])
    office.put("activities", [("held_on",), ("2026-04-01",), ("2026-05-01",)])
    office.put(
        "reported",
        [
            ("dataset", "area", "month"),
            ("teams", "县直", "2026-06"),
            ("plan_values", "", "2025-01"),
            ("plan_values", "", "2025-12"),
        ],
    )
    assert office.rows("overview/latest_months", "dataset first_month last_month") == [
        ("activities", "2026-04", "2026-05"),
        ("disasters", "2026-01", "2026-01"),
        ("forest_fires", "2026-02", "2026-02"),
        ("inspections", "2025-12", "2025-12"),
        ("plan_values", "2025-01", "2025-12"),
        ("teams", "2026-06", "2026-06"),
        ("warnings", "2026-03", "2026-03"),
    ]
