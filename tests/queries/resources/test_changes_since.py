"""resources/changes_since: two inventories compared, unit by unit."""

import pytest

from queries import UsageError


def test_what_came_went_and_changed(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "members"),
            ("2026-06", "青溪镇", "甲队", 20),
            ("2026-06", "青溪镇", "乙队", 10),
            ("2026-06", "青溪镇", "丁队", None),
            ("2026-08", "青溪镇", "甲队", 25),
            ("2026-08", "青溪镇", "丙队", 12),
            ("2026-08", "青溪镇", "丁队", None),
            ("2026-08", "云岭镇", "戊队", 9),
        ],
    )
    columns = "dataset area name change before after difference"
    assert office.rows("resources/changes_since", columns, on="2026-09-30", since="2026-06") == [
        ("teams", "青溪镇", "丙队", "新增", None, 12, 12),
        ("teams", "青溪镇", "乙队", "减少", 10, None, -10),
        ("teams", "青溪镇", "甲队", "数量增加", 20, 25, 5),
    ]


def test_the_month_must_be_given(office):
    with pytest.raises(UsageError, match="since（对比月份）"):
        office.ask("resources/changes_since", on="2026-09-30")
