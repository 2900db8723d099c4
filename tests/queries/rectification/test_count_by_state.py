"""rectification/count_by_state: dates decide first, then what the status column says."""

import pytest

ON = "2026-06-30"
HEAD = (
    "found_on",
    "rectified_on",
    "rechecked_on",
    "recheck_result",
    "closed_on",
    "extended_to",
    "status",
)


@pytest.mark.parametrize(
    ("rectified_on", "rechecked_on", "result", "closed_on", "extended_to", "status", "state"),
    [
        (None, None, None, None, None, None, "待整改"),
        (None, None, None, None, None, "整改中", "整改中"),
        (None, None, None, None, None, "管控中", "管控中"),
        (None, None, None, None, "2026-08-01", "管控中", "管控中"),
        (None, None, None, None, None, "移交", "移交"),
        (None, None, None, None, "2026-08-01", "整改中", "已批准延期"),
        (None, None, None, None, None, "已批准延期", "已批准延期"),
        (None, None, None, None, None, "退回", "退回"),
        (None, None, None, None, None, "已销号", "待整改"),
        (None, None, None, "2026-06-02", None, "已销号", "待整改"),
        (None, None, None, None, None, "正在想办法", "待整改"),
        ("2026-06-01", None, None, None, None, None, "待复查"),
        ("2026-06-01", None, None, None, None, "整改中", "待复查"),
        ("2026-07-01", None, None, None, None, "已整改", "待整改"),
        ("2026-06-01", "2026-06-05", "合格", None, None, "待复查", "待复查"),
        ("2026-06-01", "2026-06-05", "合格", "2026-06-09", None, "整改中", "已销号"),
        ("2026-06-01", None, None, None, None, "已销号", "已销号"),
        ("2026-06-01", None, None, "2026-07-01", None, "已销号", "待复查"),
        ("2026-06-01", "2026-06-05", "不合格", None, None, "已整改", "退回"),
        ("2026-06-01", "2026-06-05", "不合格", "2026-06-09", None, None, "退回"),
        ("2026-06-01", "2026-07-05", "不合格", None, None, None, "待复查"),
    ],
)
def test_a_hazard_is_in_one_state(
    office, rectified_on, rechecked_on, result, closed_on, extended_to, status, state
):
    row = ("2026-05-10", rectified_on, rechecked_on, result, closed_on, extended_to, status)
    office.put("hazards", [HEAD, row])
    found = office.rows("rectification/count_by_state", "state hazards", "2026-05", on=ON)
    assert [name for name, hazards in found if hazards] == [state]
    assert len(found) == 8
    assert len(office.ask("trace/hazards", "2026-05", on=ON, state=state).rows) == 1


def test_overdue_is_computed_for_any_day_and_listing_is_by_level(office):
    office.put(
        "hazards",
        [
            ("found_on", "due_on", "extended_to", "status", "grade", "listed"),
            ("2026-05-10", "2026-05-20", None, "整改中", "重大", "省级"),
            ("2026-05-10", "2026-05-20", "2026-06-25", "整改中", "一般", None),
        ],
    )
    columns = "state overdue major listed_open"
    for on, late in (("2026-05-20", (0, 0)), ("2026-05-21", (1, 0)), ("2026-06-26", (1, 1))):
        found = {
            row[0]: row[1:]
            for row in office.rows("rectification/count_by_state", columns, "2026-05", on=on)
        }
        assert found["整改中"] == (late[0], 1, 1)
        assert found["已批准延期"] == (late[1], 0, 0)
