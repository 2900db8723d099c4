"""trace/hazards: the rows behind a figure, each with what it counts as on the day."""

from datetime import date

import pytest

HAZARDS = [
    ("hazard_no", "found_on", "area", "due_on", "rectified_on", "grade", "listed", "status"),
    ("1", "2024-05-01", "青溪镇", "2024-06-01", None, "一般", None, "整改中"),
    ("2", "2026-05-01", "青溪镇", "2026-06-01", "2026-05-20", "重大", None, "已整改"),
    ("3", "2026-05-02", "云岭镇", "2026-06-01", None, "重大", "县级", "整改中"),
    ("4", "2026-05-03", None, None, None, "一般", None, "已整改"),
    ("5", "2026-07-03", None, "2026-08-01", None, "一般", None, None),
]


def numbers(office, months=None, **params):
    return [number for (number,) in office.rows("trace/hazards", "hazard_no", months, **params)]


def test_each_row_says_what_it_counts_as(office):
    office.put("uploads", [("upload_id", "file"), ("U000001", "隐患.xlsx")])
    office.put("hazards", HAZARDS)
    columns = "hazard_no file deadline is_rectified is_due is_on_time is_overdue is_major is_listed_open is_undated days_overdue"
    assert office.rows("trace/hazards", columns, "2026-05", on="2026-06-30") == [
        ("2", "隐患.xlsx", date(2026, 6, 1), True, True, True, False, True, False, False, None),
        ("3", "隐患.xlsx", date(2026, 6, 1), False, True, False, True, True, True, False, 29),
        ("4", "隐患.xlsx", None, False, False, False, False, False, False, True, None),
    ]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("found", ["2", "3", "4"]),
        ("rectified", ["2"]),
        ("due", ["2", "3"]),
        ("on_time", ["2"]),
        ("overdue", ["3"]),
        ("open", ["3", "4"]),
        ("major_found", ["2", "3"]),
        ("major_rectified", ["2"]),
        ("major_open", ["3"]),
        ("listed_open", ["3"]),
        ("without_deadline", ["4"]),
        ("undated", ["4"]),
    ],
)
def test_the_rows_behind_one_figure(office, figure, expected):
    office.put("hazards", HAZARDS)
    assert numbers(office, "2026-05", on="2026-06-30", figure=figure) == expected


def test_with_a_day_alone_it_lists_all_found_by_then(office):
    office.put("hazards", HAZARDS)
    assert numbers(office, on="2026-06-30") == ["1", "2", "3", "4"]
    assert numbers(office, on="2026-06-30", figure="open", area="青溪镇") == ["1"]
    assert numbers(office, "2026-05..2026-07", on="2026-06-30") == ["2", "3", "4", "5"]
    assert numbers(office) == ["2", "3", "4", "5"]
