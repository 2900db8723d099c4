"""What is set on a page: an upload of its own, traced to a cell, taken back by withdrawing it."""

import openpyxl
import pytest

from data import presets
from data.amendments import Amendment, amend
from data.warehouse import Store
from queries import run

BASE = {"base_policy": "2020年值", "base_value": 12.0, "base_source": "2020年年报"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("amended"))
    presets.apply(store, "浮梁县", "王局")
    return store


def targets(store):
    with store.cursor() as cursor:
        answer = run(cursor, "plan/targets", {"plan": "FL145"})
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def key_of(store, dataset, **wanted):
    with store.cursor() as cursor:
        answer = run(cursor, f"trace/{dataset}", {})
    names = [column.name for column in answer.columns]
    rows = [dict(zip(names, row, strict=True)) for row in answer.rows]
    return [
        row["row_key"] for row in rows if all(row[name] == value for name, value in wanted.items())
    ]


def test_a_base_is_set_switched_and_taken_back(filled):
    before = targets(filled)
    (key,) = key_of(filled, "indicators", plan="FL145", code="2")
    (receipt,) = amend(filled, "indicators", [Amendment(key, BASE)], "基期确认_FL145_2", "张三")
    assert (receipt.status, receipt.problems) == ("stored", [])
    after = targets(filled)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new["code"] for _, new in changed] == ["2"]
    old, new = changed[0]
    assert {name for name in new if new[name] != old[name]} == {*BASE, "base_status"}
    amend(
        filled, "indicators", [Amendment(key, BASE | {"base_value": 13.0})], "基期确认_再", "李四"
    )
    versions = filled.trace("indicators", key)
    assert [one["values"]["base_value"] for one in versions] == [None, 12, 13]
    assert [one["uploaded_by"] for one in versions] == ["王局", "张三", "李四"]
    assert {one["row"] for one in versions} == {3}
    filled.withdraw(versions[-1]["upload_id"], "李四")
    filled.withdraw(versions[-2]["upload_id"], "李四")
    assert targets(filled) == before
    assert filled.verify() == []


def test_the_cell_that_was_set_is_in_a_spreadsheet_that_is_kept(filled):
    (key,) = key_of(filled, "indicators", plan="FL145", code="1")
    amend(filled, "indicators", [Amendment(key, BASE)], "基期确认_FL145_1", "张三")
    version = filled.trace("indicators", key)[-1]
    (entry,) = [one for one in filled.history() if one["upload_id"] == version["upload_id"]]
    (original,) = (filled.folder / "originals").glob(f"{entry['sha256']}*")
    sheet = openpyxl.load_workbook(original).active
    assert sheet[version["cells"]["base_value"]].value == 12
    assert entry["file"] == "基期确认_FL145_1.xlsx"
    filled.withdraw(version["upload_id"], "张三")


def test_what_is_masked_stays_masked(filled):
    keys = key_of(filled, "standards", code="B06")
    rows = [Amendment(key, {"selected": False}) for key in keys]
    (receipt,) = amend(filled, "standards", rows, "采用标准_B06", "张三")
    assert receipt.status in ("stored", "unchanged"), receipt.problems
    assert [filled.trace("standards", key)[-1]["marks"] for key in keys].count(
        {"value": "masked"}
    ) == 1


def test_a_row_that_does_not_count_cannot_be_amended(filled):
    with pytest.raises(KeyError):
        amend(filled, "indicators", [Amendment("FL145|99", BASE)], "基期确认", "张三")


def test_the_standard_that_is_chosen_governs_what_townships_are_held_to(filled):
    def asked_of():
        with filled.cursor() as cursor:
            answer = run(cursor, "resources/gap_by_standard", {"area": "鹅湖镇"})
        place = [column.name for column in answer.columns].index("required")
        return {(row[0], row[place]) for row in answer.rows if row[0] == "B02"}

    (own,) = key_of(filled, "standards", code="B02", plan="FL145")
    (province,) = key_of(filled, "standards", code="B02", value=30.0)
    assert asked_of() == {("B02", 20.0)}
    changes = [Amendment(own, {"selected": False}), Amendment(province, {"selected": True})]
    (receipt,) = amend(filled, "standards", changes, "采用标准_B02", "张三")
    assert receipt.status == "stored"
    assert asked_of() == {("B02", 30.0)}
    filled.withdraw(receipt.upload_id, "张三")
    assert asked_of() == {("B02", 20.0)}
