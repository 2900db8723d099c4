"""Two moments compared: rows, columns and sums that differ, between uploads and between times."""

import json
from datetime import datetime

import pytest

from data.__main__ import main
from data.intake import Request, load

HEAD = ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失（万元）"]
JULY = [HEAD, ["A1", "2026-07-03", "青溪镇", 1, 20], ["A2", "2026-07-05", "云岭镇", 0, None]]
AUGUST = [HEAD, ["A1", "2026-07-03", "青溪镇", 2, 20], ["A3", "2026-08-05", "云岭镇", 0, 0.1]]


@pytest.fixture
def office(store, sheet, monkeypatch):
    """A store with the register, July's accidents, and a correction with a new one: ids of the two uploads."""
    monkeypatch.setenv("ANLAN_HOME", str(store.folder))
    ids = []
    for at, rows in ((datetime(2026, 8, 1, 9), JULY), (datetime(2026, 9, 1, 9), AUGUST)):
        path = sheet(f"{at:%m}月事故台账.xlsx", rows)
        ids += [r.upload_id for r in load(store, [path], Request("张三", at=at))]
    return store, ids


def compare(capsys, *words):
    """What `compare` prints as JSON."""
    assert main(["compare", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_two_uploads(office, capsys):
    _, (july, august) = office
    found = compare(capsys, "--from", july, "--to", august)
    (one,) = found["datasets"]
    assert (one["dataset"], one["label"]) == ("accidents", "事故台账")
    assert one["rows"] == {"new": 1, "changed": 1, "removed": 0}
    assert one["columns"] == [{"name": "deaths", "label": "死亡人数", "changed": 1}]
    assert {
        f["name"]: (f["before"], f["after"], f["missing_before"], f["missing_after"])
        for f in one["figures"]
    } == {
        "deaths": (1, 2, 0, 0),
        "loss_wan_yuan": (20, 20.1, 1, 1),
    }
    changed, new = one["changes"]
    assert (changed["key"], changed["kind"], changed["before"], changed["after"]) == (
        "A1",
        "changed",
        {"deaths": 1},
        {"deaths": 2},
    )
    assert (new["key"], new["upload_id"], new["row"]) == ("A3", august, 3)


def test_what_one_upload_changed_and_what_its_withdrawal_did(office, capsys):
    store, (july, august) = office
    forth = compare(capsys, "--to", august)["datasets"][0]
    assert forth["rows"] == {"new": 1, "changed": 1, "removed": 0}
    store.withdraw(august, "李四")
    back = compare(capsys)["datasets"][0]
    assert back["rows"] == {"new": 0, "changed": 1, "removed": 1}
    assert [
        (c["key"], c["before"].get("deaths"), c["after"].get("deaths")) for c in back["changes"]
    ] == [
        ("A1", 2, 1),
        ("A3", 0, None),
    ]
    assert compare(capsys, "--from", july)["datasets"] == []


def test_two_times_and_only_one_dataset(office, capsys):
    _, _ = office
    words = ["--from", "2026-08-01T08:00", "--to", "2026-08-15"]
    assert compare(capsys, *words)["datasets"][0]["rows"] == {"new": 2, "changed": 0, "removed": 0}
    assert compare(capsys, *words, "--dataset", "隐患整改台账")["datasets"] == []
    back = compare(capsys, "--from", "2026-09-02", "--to", "2026-08-15")["datasets"][0]
    assert back["rows"] == {"new": 0, "changed": 1, "removed": 1}


def test_wrong_words(office, capsys):
    assert main(["compare", "--to", "U999999"]) == 1
    assert "没有编号为 U999999 的上报" in capsys.readouterr().err
    assert main(["compare", "--dataset", "没有"]) == 2
    with pytest.raises(SystemExit) as wrong:
        main(["compare", "--from", "昨天"])
    assert wrong.value.code == 2
