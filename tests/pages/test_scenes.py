"""Scenes of the big screen: plain JSON, figures as the questions answer them, sentences with their guards."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import queries
from data.county_map import CountyMap
from data.warehouse import Store
from pages.parts import colours
from pages.parts.rows import single
from pages.parts.screen import scenes, shapes
from pages.parts.screen.view import records

TODAY = date(2026, 4, 15)
KEYS = ["overview", "accidents", "rectification", "plan", "resources", "reporting"]
LOOK = Path(scenes.__file__).with_name("scenes.css").read_text("utf-8")

FIGURES = {
    "overview": {
        "accidents": ("accidents/summary", "accidents", {}),
        "deaths": ("accidents/summary", "deaths", {}),
        "rate": ("rectification/summary", "rate_pct", {}),
        "overdue": ("rectification/summary", "overdue", {}),
        "reports": ("reporting/summary", "missing", {"from": "2026-03", "to": "2026-03"}),
    },
    "accidents": {
        "serious_injuries": ("accidents/summary", "serious_injuries", {}),
        "loss_wan_yuan": ("accidents/summary", "loss_wan_yuan", {}),
    },
    "rectification": {
        "on-time": ("rectification/summary", "on_time_rate_pct", {}),
        "major": ("rectification/summary", "major_rate_pct", {}),
        "listed": ("rectification/summary", "listed_open", {}),
    },
    "resources": {
        "teams": ("resources/summary", "teams", {"on": "2026-03-31"}),
        "warehouses": ("resources/summary", "warehouses", {"on": "2026-03-31"}),
        "supply_kinds": ("resources/summary", "supply_kinds", {"on": "2026-03-31"}),
        "shelters": ("resources/summary", "shelters", {"on": "2026-03-31"}),
    },
    "reporting": {
        "required": ("reporting/summary", "required", {"from": "2026-03", "to": "2026-03"}),
        "reported": ("reporting/summary", "reported", {"from": "2026-03", "to": "2026-03"}),
        "missing": ("reporting/summary", "missing", {"from": "2026-03", "to": "2026-03"}),
    },
}
"""Scene -> figure -> the question, the column and the parameters that answer it."""


def asking(home):
    """An ask of a store on the day of these tests."""
    store = Store(home)

    def ask(name, **params):
        given = {key: value for key, value in params.items() if value is not None}
        with store.cursor() as cursor:
            return queries.run(cursor, name, given, TODAY)

    return ask


@pytest.fixture
def played(monkeypatch):
    """Scenes of a store: played(home, keys, ask)."""

    def play(home, keys=KEYS, ask=None, **params):
        monkeypatch.setenv("ANLAN_HOME", str(home))
        return scenes.scenes(keys, TODAY, ask or asking(home), params)

    return play


def panel(scene, key):
    return next(one for one in scene["panels"] if one["key"] == key)


def test_every_scene_is_plain_json_and_says_source_and_cut_off(office, played):
    found = played(office)
    assert [one["key"] for one in found] == KEYS == list(scenes.SCENES)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    for scene in found:
        assert scene["empty"] is None
        assert scene["sentence"].endswith("。")
        assert scene["source"]
        assert re.fullmatch(r"20\d\d年\d+月\d+日", scene["cutoff"])
        assert len({one["place"] for one in scene["panels"]}) == len(scene["panels"])


def test_scenes_come_in_the_order_asked_for_and_unknown_ones_are_left_out(office, played):
    assert [one["key"] for one in played(office, ["plan", "nothing", "accidents"])] == [
        "plan",
        "accidents",
    ]


@pytest.mark.parametrize("key", FIGURES)
def test_figures_are_the_answers_of_the_questions(office, played, key):
    (scene,), ask = played(office, [key]), asking(office)
    shown = {one["key"]: one["number"] for one in scene["figures"]}
    expected = {
        name: single(ask(question, **params))[column]
        for name, (question, column, params) in FIGURES[key].items()
    }
    assert {name: shown[name] for name in expected} == expected


def test_pictures_are_the_answers_of_the_questions(office, played):
    _, accidents, rectification, plan, resources, reporting = played(office)
    ask = asking(office)
    by_month = records(ask("accidents/trend_by_month"))
    chart = panel(accidents, "months")["chart"]
    assert chart["now"] == [row["accidents"] for row in by_month]
    assert chart["before"] == [row["accidents_last_year"] for row in by_month]
    sectors = {row["sector"]: row["accidents"] for row in records(ask("accidents/count_by_sector"))}
    drawn = {row["label"]: row["value"] for row in panel(accidents, "sector")["chart"]["rows"]}
    assert drawn == {name or "行业未填": count for name, count in sectors.items() if count}
    rates = {row["area"]: row["rate_pct"] for row in records(ask("rectification/rate_by_area"))}
    areas = panel(rectification, "areas")["chart"]["rows"]
    assert {row["label"]: row["value"] for row in areas} == rates
    progress = records(ask("plan/progress", plan="P1", on=date(2025, 12, 31)))
    verdicts = [line[-1]["text"].split()[-1] for line in panel(plan, "indicators")["chart"]["rows"]]
    assert verdicts == [row["status"] for row in progress]
    near = records(ask("resources/nearest_by_area", object="救援队伍", on=date(2026, 3, 31)))
    known = {row["area"]: row["distance_km"] for row in near if row["distance_km"] is not None}
    assert {
        row["label"]: row["value"] for row in panel(resources, "near")["chart"]["rows"]
    } == known
    states = {
        (row["area"], row["dataset"]): row["state"]
        for row in records(ask("reporting/status_by_area", **{"from": "2026-03", "to": "2026-03"}))
    }
    matrix = panel(reporting, "matrix")["chart"]
    cells = {
        (row["label"], head): cell["text"]
        for row in matrix["rows"]
        for head, cell in zip(matrix["heads"], row["cells"], strict=True)
    }
    assert cells[("青溪镇", "事故台账")] == states[("青溪镇", "accidents")]
    assert cells[("县直", "事故台账")] == states[("县直", "accidents")]


GUARDS = [
    ((3, 4), (10, 12), "双下降", True),
    ((3, 12), (10, 12), "双下降", False),
    ((3, 12), (10, 12), "一降一平", True),
    ((11, 13), (10, 12), "双上升", True),
    ((1, 1), (2, 3), "双下降", False),
    ((1, 1), (2, 3), "同比减少1起（上年同期2起）", True),
    ((2, 0), (0, 0), "同比增加2起（上年同期为0）", True),
    ((2, 0), (0, 0), "%", False),
    ((2, 0), (None, None), "没有完整的上年同期数据可比", True),
    ((0, 0), (4, 2), "未发生事故", True),
]
"""(accidents, deaths) now, a year before, words, whether they are said."""


@pytest.mark.parametrize(("now", "before", "words", "are_said"), GUARDS)
def test_the_sentence_claims_only_what_the_figures_allow(
    office, played, now, before, words, are_said
):
    plain = asking(office)
    changed = dict(
        zip(
            ("accidents", "deaths", "accidents_last_year", "deaths_last_year"),
            now + before,
            strict=True,
        )
    )

    def ask(name, **params):
        answer = plain(name, **params)
        if name != "accidents/summary":
            return answer
        names = [column.name for column in answer.columns]
        row = dict(zip(names, answer.rows[0], strict=True)) | changed
        return replace(answer, rows=[tuple(row[one] for one in names)])

    (scene,) = played(office, ["accidents"], ask)
    assert (words in scene["sentence"]) is are_said
    moves = [move["text"] for one in scene["figures"] for move in one["moves"]]
    assert not [text for text in moves if "∞" in text or "-" in text]


def test_falling_accidents_are_good_and_rising_ones_are_not(office, played):
    (scene,) = played(office, ["accidents"])
    (move,) = next(one for one in scene["figures"] if one["key"] == "deaths")["moves"]
    assert move == {"text": "↑ 同比增加 1人（33.3%）", "direction": "up", "good": False}


def test_an_empty_store_says_what_to_upload(played, tmp_path):
    found = played(tmp_path / "empty")
    assert [one["figures"] + one["panels"] for one in found] == [[]] * len(KEYS)
    needed = ["事故台账", "事故台账", "隐患整改台账", "规划", "救援队伍", "报送任务"]
    assert [
        name for one, name in zip(found, needed, strict=True) if name not in one["empty"]["text"]
    ] == []


def test_a_county_without_figures_has_none(preset, played):
    found = played(preset)
    assert [one["key"] for one in found if one["empty"] is None] == ["plan"]
    assert found[3]["title"] == "十四五"


def test_what_is_unknown_is_not_zero(office, played):
    plain = asking(office)

    def ask(name, **params):
        answer = plain(name, **params)
        if name == "accidents/trend_by_month":
            names = [column.name for column in answer.columns]
            rows = [
                dict(zip(names, row, strict=True)) | {"is_reported": False} for row in answer.rows
            ]
            return replace(answer, rows=[tuple(row.values()) for row in rows])
        if name == "rectification/summary":
            return replace(answer, rows=[tuple(None for _ in answer.columns)])
        return answer

    accidents, overview = played(office, ["accidents", "overview"], ask)
    assert not any(panel(accidents, "months")["chart"]["reported"])
    rate = next(one for one in overview["figures"] if one["key"] == "rate")
    assert (rate["value"], rate["number"], rate["unit"]) == ("无数据", None, "")
    assert "整改率" not in overview["sentence"]


def square(name, west):
    corners = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
    return {
        "properties": {"name": name},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }


def test_a_map_tells_zero_from_not_reported_and_not_asked():
    drawn = shapes.county(
        CountyMap({"features": [square("甲镇", 0), square("乙镇", 1), square("丙场", 2)]}),
        {"甲镇": 0, "乙镇": None, "县直": 4},
        "起",
    )
    assert [(one["name"], one["step"], one["text"]) for one in drawn["areas"]] == [
        ("甲镇", 0, "0"),
        ("乙镇", shapes.UNKNOWN, "未报"),
        ("丙场", shapes.NOT_ASKED, ""),
    ]
    assert drawn["beside"] == [{"label": "县直", "text": "4"}]
    assert drawn["box"][0] == pytest.approx(shapes.SIDE)
    assert shapes.county(CountyMap(), {}, "起") is None


def test_the_same_answers_make_the_same_scenes(office, played):
    kept, plain = {}, asking(office)

    def recording(name, **params):
        answer = plain(name, **params)
        kept[name, repr(sorted(params.items()))] = answer
        return answer

    shown = played(office, ask=recording)
    assert (
        played(office, ask=lambda name, **params: kept[name, repr(sorted(params.items()))]) == shown
    )


def test_months_and_area_can_be_given(office, played):
    (scene,) = played(
        office, ["accidents"], **{"from": "2026-03", "to": "2026-03", "area": "云岭镇"}
    )
    assert scene["sentence"].startswith("2026年3月，云岭镇发生事故1起、死亡3人")
    assert scene["cutoff"] == "2026年3月31日"


@pytest.mark.parametrize(("block", "palette"), [(0, colours.DARK), (1, colours.LIGHT)])
def test_the_wall_has_the_colours_of_the_desk(block, palette):
    rules = re.findall(r"\.anw(?:\[data-theme=\"light\"\])? \{(.*?)\n\}", LOOK, re.S)[block]
    found = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", rules))
    progress = palette.progress_text
    assert found == {
        "ground": palette.ground,
        "card": palette.card,
        "line": palette.line,
        "ink": palette.ink,
        "second": palette.second,
        "third": palette.third,
        "accent": palette.accent,
        "last": palette.last_year,
        "good": progress["按期"],
        "warn": progress["滞后"],
        "bad": progress["未达标"],
        "grey": progress["灰"],
        **{f"severity-{place}": shade for place, shade in enumerate(palette.severity.values())},
        **{f"step-{place}": shade for place, shade in enumerate(palette.steps)},
    }
