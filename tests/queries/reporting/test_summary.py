"""reporting/summary: what is due in a span, what has come, and what has not."""

import pytest

REPORTED = ("dataset", "area", "month", "upload_id", "uploaded_at", "uploaded_by", "is_zero")
COLUMNS = "required reported zero late waiting missing units_missing units"


@pytest.fixture
def duties(office):
    """Everybody reports accidents by the 20th; 青溪镇 hazards too. Today is 15 October."""
    head = ("dataset", "area", "due_day", "month_from", "month_to")
    office.put(
        "duties",
        [head, ("accidents", None, 20, None, None), ("hazards", ["青溪镇"], 20, None, None)],
    )
    rows = [
        ("accidents", "青溪镇", "2026-08", "U1", "2026-09-01", "张三", False),
        ("accidents", "云岭镇", "2026-08", "U2", "2026-09-25", "张三", False),
        ("accidents", "青溪镇", "2026-09", "U3", "2026-10-08", "张三", True),
    ]
    office.put("reported", [REPORTED, *rows])
    return office


def test_every_state_is_counted_once(duties):
    found = duties.rows("reporting/summary", COLUMNS, "2026-08..2026-09")
    assert found == [(8, 2, 1, 1, 3, 2, 2, 3)]


def test_one_unit_and_one_dataset(duties):
    found = duties.rows("reporting/summary", COLUMNS, "2026-08", area="青溪镇", dataset="hazards")
    assert found == [(1, 0, 0, 0, 0, 1, 1, 1)]
