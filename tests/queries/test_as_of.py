"""Questions as of a time read the log and the settings of that time too, not only the rows."""

from datetime import date, datetime

import openpyxl
import pytest

import queries
from data import intake
from data.warehouse import Store

AREAS = [["名称", "级别"], ["安澜县", "县"], ["青溪镇", "乡镇"]]
HEAD = ["事故编号", "发生时间", "乡镇", "事故单位", "死亡人数"]


def told(folder, store, name, lines, at):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    path = folder / f"{name}.xlsx"
    book.save(path)
    (receipt,) = intake.load(store, [path], intake.Request("王芳", at=at))
    assert receipt.status == "stored", receipt.problems


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "home")
    told(tmp_path, made, "区划名录", AREAS, datetime(2026, 1, 2))
    row = ["A1", "2026-03-01", "青溪镇", "甲厂（老厂）", 1]
    told(tmp_path, made, "事故台账", [HEAD, row], datetime(2026, 3, 2))
    told(tmp_path, made, "事故台账更正", [HEAD, [*row[:4], 2]], datetime(2026, 3, 20))
    made.set("unit-merge", "甲厂（老厂）", "甲厂", "王芳")
    return made


def ask(store, name, at=None):
    with store.cursor_as_of(at) if at else store.cursor() as cursor:
        params = {"from": "2026-03", "to": "2026-03"}
        return queries.run(cursor, name, params, date(2026, 10, 15))


def test_a_later_correction_is_not_known_before(store):
    before, now = datetime(2026, 3, 10), None
    assert ask(store, "accidents/corrections", before).rows == []
    assert len(ask(store, "accidents/corrections", now).rows) == 1
    summary = ask(store, "accidents/summary", before)
    assert (summary.frame()["deaths"].tolist(), summary.data_version) == ([1], 2)
    assert ask(store, "accidents/summary").frame()["deaths"].tolist() == [2]


def test_a_later_withdrawal_does_not_take_a_correction_back(store):
    store.withdraw("U000003", "王芳", datetime(2026, 4, 1))
    assert ask(store, "accidents/corrections").rows == []
    assert len(ask(store, "accidents/corrections", datetime(2026, 3, 25)).rows) == 1


def test_a_later_merge_of_names_is_not_known_before(store):
    names = [
        row["unit"] for row in ask(store, "accidents/count_by_unit").frame().to_dict("records")
    ]
    assert names == ["甲厂"]
    earlier = ask(store, "accidents/count_by_unit", datetime(2026, 3, 25)).frame()
    assert earlier["unit"].tolist() == ["甲厂（老厂）"]
