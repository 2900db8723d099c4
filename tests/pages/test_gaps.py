"""未报齐: a page whose months are not fully reported says so at each figure and names unit and month."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from data import intake
from data.warehouse import Store
from tests.pages.conftest import spreadsheet

DUTIES = [
    ["数据表", "乡镇", "每月截止日", "起始月", "截止月"],
    ["事故台账", None, 5, "2026-01", "2026-03"],
    ["隐患整改台账", None, 5, "2026-01", "2026-03"],
    ["执法检查台账", None, 5, "2026-01", "2026-03"],
    ["事故统计月报", None, 5, "2026-01", "2026-03"],
    ["隐患排查月报", None, 5, "2026-03", "2026-03"],
    ["救援队伍", None, 5, "2026-03", "2026-03"],
]
MARCH = {"from": "2026-01", "to": "2026-03"}
VIEWS = {
    "总览": ("overview", MARCH),
    "事故台账": ("accidents", MARCH),
    "事故报表": ("accidents", MARCH | {"source": "报表"}),
    "检查整改": ("rectification", MARCH),
    "隐患报表": ("rectification", MARCH | {"source": "报表"}),
    "资源": ("resources", {"month": "2026-03"}),
}
"""Pages whose headline figures rest on reports, with the link that opens them."""


@pytest.fixture(scope="module")
def owing(office, tmp_path_factory) -> Path:
    """The small office with duties: most months of most units are missing."""
    home = tmp_path_factory.mktemp("owing") / "store"
    shutil.copytree(office, home)
    sheet = spreadsheet(tmp_path_factory.mktemp("duties"), "报送任务", DUTIES)
    assert intake.load(Store(home), [sheet], intake.Request("王芳"))[0].status == "stored"
    return home


@pytest.fixture(scope="module")
def whole(owing, tmp_path_factory) -> Path:
    """The same office after everybody who was missing has reported: zero, or an inventory."""
    home = tmp_path_factory.mktemp("whole") / "store"
    shutil.copytree(owing, home)
    store = Store(home)
    with store.cursor() as cursor:
        states = queries.run(cursor, "reporting/status_by_area", MARCH).frame()
    for row in states[states["state"] == "未报"].to_dict("records"):
        month = (row["month"], row["month"])
        if row["dataset"] == "teams":
            continue
        receipt = intake.zero(store, row["dataset"], month, row["area"], intake.Request("王芳"))
        assert receipt.status == "stored", receipt.problems
    teams = [
        ["统计月份", "队伍名称", "级别", "乡镇", "人数"],
        ["2026-03", "云岭镇综合救援队", "乡级", "云岭镇", 20],
    ]
    sheet = spreadsheet(tmp_path_factory.mktemp("teams"), "云岭镇救援队伍", teams)
    assert intake.load(store, [sheet], intake.Request("王芳"))[0].status == "stored"
    return home


def marks(at: AppTest) -> dict[str, str]:
    """Key of each mark on a page -> what it says once it is opened."""
    found = {}
    for one in at.get("popover"):
        if one.proto.popover.label.startswith("未报齐"):
            said = " ".join(part.proto.body for part in one.get("html"))
            found[one.proto.id.rpartition("-gap-")[2]] = re.sub(r"<[^>]+>", " ", said)
    return found


def cards(at: AppTest) -> set[str]:
    """Keys of the figures that lead to their source rows."""
    return {one.key.removeprefix("source-") for one in at.button if one.key.startswith("source-")}


@pytest.mark.parametrize("view", VIEWS)
def test_every_headline_figure_is_marked_and_names_who_is_missing(open_page, owing, view):
    page, query = VIEWS[view]
    at = open_page(owing, page, **query)
    assert not at.exception
    told = marks(at)
    assert cards(at) | {"page"} <= set(told)
    assert all("云岭镇" in said or "县直" in said for said in told.values())


def test_a_mark_lists_units_and_months_and_leads_to_their_reports(open_page, owing):
    at = open_page(owing, "accidents", **MARCH)
    said = marks(at)["deaths"]
    assert re.findall(r"青溪镇\s+2026年2–3月", said)
    assert re.findall(r"云岭镇\s+2026年1–2月", said)
    assert re.findall(r"县直\s+2026年1–3月", said)
    opened = [one for one in at.get("popover") if one.proto.id.endswith("-gap-deaths")]
    link = opened[0].get("page_link")[0].proto
    assert link.page == "reporting"
    assert link.query_string == "dataset=accidents&from=2026-01&to=2026-03"


def test_a_unit_in_the_link_is_marked_for_what_it_lacks_itself(open_page, owing):
    at = open_page(owing, "rectification", area="青溪镇", **MARCH)
    assert re.findall(r"青溪镇\s+2026年2–3月", marks(at)["found"])
    assert "云岭镇" not in marks(at)["found"]
    month = {"from": "2026-01", "to": "2026-01"}
    at = open_page(owing, "rectification", area="青溪镇", **month)
    assert marks(at) == {}


def test_a_month_that_is_not_due_yet_is_told_apart(open_page, owing, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(owing, home)
    month = f"{datetime.now():%Y-%m}"
    lines = [["数据表", "每月截止日", "起始月"], ["事故台账", 28, month]]
    sheet = spreadsheet(tmp_path, "报送任务", lines)
    assert intake.load(Store(home), [sheet], intake.Request("王芳"))[0].status == "stored"
    at = open_page(home, "accidents", **{"from": month, "to": month})
    assert re.findall(r"青溪镇\s+\d+年\d+月未到期", marks(at)["accidents"])


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_marked_once_everybody_has_reported_or_reported_zero(open_page, whole, view):
    page, query = VIEWS[view]
    at = open_page(whole, page, **query)
    assert not at.exception
    assert marks(at) == {}


def test_an_indicator_of_a_plan_is_marked_for_the_months_of_its_years(open_page, owing, tmp_path):
    assert marks(open_page(owing, "plan")) == {}, "no duty in the years of the plan"
    home = tmp_path / "store"
    shutil.copytree(owing, home)
    lines = [
        ["数据表", "乡镇", "每月截止日", "起始月", "截止月"],
        ["事故台账", "县直", 5, "2025-11", "2025-12"],
    ]
    sheet = spreadsheet(tmp_path, "报送任务", lines)
    assert intake.load(Store(home), [sheet], intake.Request("王芳"))[0].status == "stored"
    said = marks(open_page(home, "plan"))["indicator-P1-1"]
    assert re.findall(r"县直\s+2025年11–12月", said)


def test_a_late_zero_report_stays_one_and_says_how_late(open_page, whole):
    at = open_page(whole, "reporting", dataset="accidents", area="县直", **MARCH)
    said = re.sub(r"<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html")))
    days = (datetime.now() - datetime(2026, 4, 5)).days
    assert re.findall(rf"零报告\s+迟{days}天", said)
    listed = at.dataframe[0].value
    assert set(listed["state"]) == {"零报告"}
    assert set(listed["uploaded_by"]) == {"王芳"}


def test_misses_in_a_row_are_counted_for_each_unit(open_page, owing):
    at = open_page(owing, "reporting", dataset="accidents", **MARCH)
    said = re.sub(r"<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html")))
    assert "县直连续3个月、青溪镇连续2个月没有报。" in said
    assert re.findall(r"县直(?:\s+✕\s+未报\s+迟\d+天){3}\s+3 个月", said)


def test_a_sheet_that_says_nothing_happened_is_a_report_too(open_page, owing, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(owing, home)
    lines = [
        ["2026年3月生产安全事故月报表"],
        ["填报单位：县直"],
        ["事故编号", "发生时间", "乡镇", "死亡人数"],
        ["本月无事故"],
    ]
    sheet = spreadsheet(tmp_path, "县直3月事故台账", lines)
    receipt = intake.load(Store(home), [sheet], intake.Request("王芳"))[0]
    assert receipt.status == "stored", receipt.problems
    at = open_page(home, "accidents", area="县直", **MARCH)
    assert re.findall(r"县直\s+2026年1–2月", marks(at)["accidents"])
