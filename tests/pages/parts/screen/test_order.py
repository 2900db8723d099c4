"""What a link of the big screen plays, and which profiles are kept."""

import pytest

from pages.parts.screen import profiles
from pages.parts.screen.order import SCENES, parse

HALL = {"大厅": {"keys": ["reporting", "plan"], "seconds": 45, "theme": "light", "by": "王芳"}}


@pytest.fixture
def store(monkeypatch, tmp_path):
    monkeypatch.setenv("ANLAN_HOME", str(tmp_path))


def test_without_words_every_scene_plays_for_twenty_seconds_in_the_dark():
    order = parse({}, {})
    assert (order.keys, order.seconds, order.theme, order.notes) == (tuple(SCENES), 20, "dark", ())


def test_a_link_names_scenes_in_their_order_and_their_seconds():
    order = parse({"rotate": "30", "scenes": "plan,overview,plan", "theme": "light"}, {})
    assert (order.keys, order.seconds, order.theme) == (("plan", "overview"), 30, "light")


def test_scenes_may_be_named_in_chinese():
    assert parse({"scenes": "事故、上报情况"}, {}).keys == ("accidents", "reporting")


def test_one_scene_that_stays_leaves_the_others_to_the_keys():
    order = parse({"scene": "plan", "rotate": "0"}, {})
    assert (order.first, order.seconds, order.keys) == ("plan", 0, tuple(SCENES))
    assert parse({"scene": "plan", "scenes": "overview"}, {}).keys == ("plan", "overview")


def test_a_meeting_plays_its_own_scenes_and_no_others():
    kept = {"keys": ["plan", "overview"], "seconds": 0}
    order = parse({"briefing": "k"}, HALL, kept)
    assert (order.keys, order.seconds, order.notes) == (("plan", "overview"), 0, ())
    absent = parse({"briefing": "k", "scene": "accidents"}, {}, kept)
    assert (absent.keys, absent.first) == (("plan", "overview"), "")
    assert absent.notes == ("会议版没有保留“事故”画面",)


def test_a_profile_is_played_and_the_link_overrules_it():
    order = parse({"profile": "大厅"}, HALL)
    assert (order.keys, order.seconds, order.theme) == (("reporting", "plan"), 45, "light")
    assert order.profile == "大厅"
    other = parse({"profile": "大厅", "rotate": "0", "scenes": "overview"}, HALL)
    assert (other.keys, other.seconds, other.theme) == (("overview",), 0, "light")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"scenes": "weather,plan"}, "“weather”不是画面"),
        ({"profile": "会议室"}, "没有名为“会议室”的播放方案"),
        ({"rotate": "fast"}, "按 20 秒轮播"),
        ({"rotate": "3"}, "按 20 秒轮播"),
        ({"rotate": "99999"}, "按 20 秒轮播"),
        ({"rotate": "²"}, "按 20 秒轮播"),
    ],
)
def test_what_is_not_understood_is_said_and_something_plays(params, words):
    order = parse(params, HALL)
    assert words in "；".join(order.notes)
    assert order.keys
    assert order.seconds == 20


def test_a_briefing_is_passed_on():
    assert parse({"briefing": " 7月15日会议版 "}, {}).briefing == "7月15日会议版"


def test_a_profile_is_kept_changed_and_forgotten(store):
    wanted = {"name": " 大厅 ", "by": "王芳", "keys": ["plan", "overview"], "seconds": "30"}
    assert profiles.save(wanted | {"theme": "light"}) == ""
    kept = {"keys": ["plan", "overview"], "seconds": 30, "theme": "light", "by": "王芳"}
    assert profiles.saved() == {"大厅": kept}
    assert profiles.save(wanted | {"by": "李四", "seconds": 0}) == ""
    assert profiles.saved()["大厅"] == kept | {"seconds": 0, "theme": "dark", "by": "李四"}
    assert profiles.forget("大厅", " ") == "请填写保存人"
    assert profiles.forget("大厅", "李四") == ""
    assert profiles.saved() == {}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "起个名字"),
        ({"name": "长" * 21}, "不超过 20 个字"),
        ({"by": None}, "请填写保存人"),
        ({"keys": []}, "至少选一个画面"),
        ({"keys": ["weather"]}, "至少选一个画面"),
        ({"seconds": "1"}, "秒数应为"),
    ],
)
def test_a_profile_that_could_not_be_played_is_refused(store, wrong, words):
    wanted = {"name": "大厅", "by": "王芳", "keys": ["plan"], "seconds": 20} | wrong
    assert words in profiles.save(wanted)
    assert profiles.saved() == {}
