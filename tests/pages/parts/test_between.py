"""What is compared on 上报记录, and a row's life: run as parts of a page, on a store of their own."""

from datetime import datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data import intake
from data.warehouse import Store

HEAD = ["事故编号", "发生时间", "乡镇", "死亡人数"]
REGISTER = [["名称", "级别"], ["安澜县", "县"], ["青溪镇", "乡镇"]]
FIRST = [HEAD, ["A1", "2026-07-03", "青溪镇", 1]]
SECOND = [HEAD, ["A1", "2026-07-03", "青溪镇", 2], ["A2", "2026-07-05", "青溪镇", None]]


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """The folder of a store with an accident, and its correction by another officer."""
    import openpyxl

    folder = tmp_path_factory.mktemp("corrected")
    store = Store(folder / "store")
    for number, (by, rows) in enumerate((("王芳", REGISTER), ("张三", FIRST), ("李四", SECOND))):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        path = folder / f"{number}{'名录' if number == 0 else '事故台账'}.xlsx"
        book.save(path)
        assert intake.load(store, [path], intake.Request(by))[0].status == "stored"
    return folder / "store"


@pytest.fixture
def part(monkeypatch, corrected):
    """Run lines of a page on that store: part("between.of_upload('U000003')") -> AppTest."""
    monkeypatch.setenv("ANLAN_HOME", str(corrected))

    def run(lines: str) -> AppTest:
        script = f"from pages.parts import between, history_view, timeline\n{lines}\n"
        at = AppTest.from_string(script, default_timeout=30).run()
        assert not at.exception
        return at

    return run


def told(at):
    """Words of the page's own HTML."""
    return " ".join(one.proto.body for one in at.get("html"))


def listed(at):
    """Rows of the only list."""
    return [tuple(row) for row in at.dataframe[0].value.itertuples(index=False)]


CHANGES = [
    ("更改", "U000003", "A1", "死亡人数 1 → 2"),
    ("新增", "U000003", "A2", "事故编号 A2；发生时间 2026-07-05；乡镇 青溪镇"),
]


def test_what_one_upload_changed(part):
    at = part("between.of_upload('U000003')")
    assert listed(at) == CHANGES
    assert "新增 1 行，更改 1 行" in told(at)
    assert "1 → 2（未填 0 → 1 项）" in told(at)


def test_two_uploads(part):
    at = part("between.uploads('U000002', 'U000003')")
    assert listed(at) == CHANGES
    assert all(word in told(at) for word in ("张三", "李四", "U000002", "U000003"))
    assert "没有差别" in told(part("between.uploads('U000003', 'U000003')"))


def test_two_times(part):
    at = part("between.moments()")
    assert len(at.dataframe) == 0
    at.datetime_input(key="between-from").set_value(datetime.now() - timedelta(days=3))
    at.selectbox(key="between-dataset").set_value("accidents")
    at.button[0].click().run()
    assert [row[0] for row in listed(at)] == ["新增", "新增"]


def test_a_row_s_life(part):
    words = told(part("timeline.show('accidents', 'A1')"))
    assert "2 次记录，更正 1 次，现行" in words
    assert words.index("首次上报") < words.index("更正</span>")
    assert "<li>死亡人数<s>1</s>→<b>2</b></li>" in words
    assert "1事故台账.xlsx · Sheet · 第 2 行" in words
    assert "没有这一行的记录" in told(part("timeline.show('accidents', '没有')"))
