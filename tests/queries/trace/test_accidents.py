"""trace/accidents: the rows behind a figure, with the way back to their cells."""

from datetime import datetime

import pytest

UPLOADS = [
    ("upload_id", "file", "uploaded_by", "uploaded_at"),
    ("U000001", "9月事故台账.xlsx", "张三", "2026-10-03 09:00"),
]


def test_each_row_says_where_it_comes_from(office):
    office.put("uploads", UPLOADS)
    office.put("sectors", [("raw", "sector"), ("房建", "建筑施工")])
    office.put(
        "accidents",
        [
            (
                "source_row",
                "row_key",
                "occurred_at",
                "area",
                "sector",
                "deaths",
                "in_scope",
                "marks",
            ),
            (12, "SG-2", "2026-05-02", "云岭镇", "房建", 3, None, {"deaths": "at_least"}),
            (11, "SG-1", "2026-05-01", None, None, None, True, {}),
            (13, "SG-3", "2026-05-03", None, None, 1, False, {}),
        ],
    )
    columns = "file sheet row uploaded_by uploaded_at row_key area sector deaths marks month counted_sector severity"
    place = ("9月事故台账.xlsx", "Sheet1")
    who = ("张三", datetime(2026, 10, 3, 9))
    assert office.rows("trace/accidents", columns, "2026-05") == [
        (*place, 11, *who, "SG-1", None, None, None, {}, "2026-05", None, None),
        (
            *place,
            12,
            *who,
            "SG-2",
            "云岭镇",
            "房建",
            3,
            {"deaths": "at_least"},
            "2026-05",
            "建筑施工",
            "较大",
        ),
    ]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"area": "云岭镇"}, ["2", "4"]),
        ({"area": "未填"}, ["1", "3"]),
        ({"sector": "建筑施工"}, ["2"]),
        ({"sector": "未填"}, ["1", "3"]),
        ({"severity": "较大"}, ["2"]),
        ({"severity": "未填"}, ["1"]),
        ({"type": "触电"}, ["3", "4"]),
        ({"type": "触电", "area": "云岭镇"}, ["4"]),
        ({"month": "2026-06"}, ["4"]),
    ],
)
def test_rows_behind_one_bar(office, narrowed, expected):
    office.put("sectors", [("raw", "sector"), ("房建", "建筑施工")])
    office.put(
        "accidents",
        [
            ("accident_no", "occurred_at", "area", "sector", "deaths", "type"),
            ("1", "2026-05-01", None, None, None, None),
            ("2", "2026-05-02", "云岭镇", "房建", 3, "坍塌"),
            ("3", "2026-05-03", None, None, 1, "触电"),
            ("4", "2026-06-03", "云岭镇", "工贸", 1, "触电"),
        ],
    )
    months = None if "month" in narrowed else "2026-05..2026-06"
    assert [
        number for (number,) in office.rows("trace/accidents", "accident_no", months, **narrowed)
    ] == expected
