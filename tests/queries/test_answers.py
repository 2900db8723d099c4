"""Answers: frames and the public JSON shape."""

from datetime import date, datetime

from queries import Answer, ResultColumn

ANSWER = Answer(
    name="overview/areas",
    params={"on": date(2026, 9, 30), "area": None},
    data_version=7,
    source="areas",
    columns=(
        ResultColumn("area", "乡镇"),
        ResultColumn("at", "时间"),
        ResultColumn("aliases", "别名"),
        ResultColumn("found", "隐患数", "条"),
    ),
    rows=[("青溪镇", datetime(2026, 9, 1, 8), ["清溪", "青溪"], None)],
    missing={"found": 1},
    marked={},
)


def test_json_has_iso_days_and_null_for_unknown():
    assert ANSWER.as_json() == {
        "name": "overview/areas",
        "params": {"on": "2026-09-30", "area": None},
        "data_version": 7,
        "source": "areas",
        "columns": [
            {"name": "area", "label": "乡镇", "unit": None},
            {"name": "at", "label": "时间", "unit": None},
            {"name": "aliases", "label": "别名", "unit": None},
            {"name": "found", "label": "隐患数", "unit": "条"},
        ],
        "rows": [["青溪镇", "2026-09-01T08:00:00", ["清溪", "青溪"], None]],
        "missing": {"found": 1},
        "marked": {},
    }


def test_a_frame_has_the_columns_even_without_rows():
    assert list(ANSWER.frame()) == ["area", "at", "aliases", "found"]
    empty = Answer("a", {}, 0, "areas", ANSWER.columns, [], {}, {})
    assert list(empty.frame()) == ["area", "at", "aliases", "found"]
