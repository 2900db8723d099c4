"""上报情况 sets what offices stated beside what is recomputed: both values, the difference, file and row."""

import re
import shutil
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data import intake
from data.warehouse import Store
from tests.pages.conftest import AREAS, DUTIES, spreadsheet

MARCH = {"from": "2026-01", "to": "2026-03"}


def words(at: AppTest) -> str:
    """What a page says in HTML."""
    return re.sub(r"<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html")))


def listed(at: AppTest) -> list[tuple]:
    """The last list of the page: unit, figure, both values, difference, what with, file, place."""
    frame = at.dataframe[-1].value
    columns = [
        "area",
        "label",
        "months",
        "stated",
        "recomputed",
        "difference",
        "basis",
        "file",
        "place",
    ]
    return list(frame[columns].itertuples(index=False, name=None))


def test_disagreements_are_listed_with_both_values_and_their_place(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    lines = [
        ["2026年3月隐患排查整改统计表"],
        ["乡镇", "排查隐患数", "已整改数", "整改率（%）"],
        ["县直", 182, 72, 97.28],
    ]
    sheet = spreadsheet(tmp_path, "县直三月", lines)
    assert intake.load(Store(home), [sheet], intake.Request("王芳"))[0].status == "stored"
    at = open_page(home, "reporting", dataset="accidents", **MARCH)
    assert not at.exception
    found = listed(at)
    rate = ("县直", "整改率", "2026年3月", 97.28, 39.56, 57.72, "表内", "县直三月.xlsx", "D3")
    assert rate in found
    ledger = ("县直", "排查隐患数", "2026年3月", 182, 0, 182, "台账", "县直三月.xlsx", "第 3 行")
    assert ledger in found
    assert all(row[5] != 0 for row in found)
    at.segmented_control(key="filter-reconciled").set_value("全部").run()
    assert ("青溪镇", "事故起数", "2026年1–3月", 1, 1, 0) in [row[:6] for row in listed(at)]


def test_without_reports_the_section_says_what_to_upload(open_page, tmp_path):
    store = Store(tmp_path / "store")
    for name, lines in (("区划名录", AREAS), ("报送任务", DUTIES)):
        sheet: Path = spreadsheet(tmp_path, name, lines)
        assert intake.load(store, [sheet], intake.Request("王芳"))[0].status == "stored"
    at = open_page(tmp_path / "store", "reporting", **MARCH)
    assert not at.exception
    assert "这段时间没有可核对的数：上传事故统计月报或隐患排查月报后" in words(at)
