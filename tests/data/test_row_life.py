"""A row's life: every report, correction, replacement and withdrawal of it, in the order of the log."""

import json
import random

import pytest

from data import row_life
from data.uploads import StoredRow, Upload
from data.warehouse import Store

SPAN = ("2026-08", "2026-08")
SCOPE = ("青溪镇", *SPAN)


@pytest.fixture
def teams(few_contracts, tmp_path):
    """A store, and a way to report teams of one month: teams(members, mode, by) -> upload id."""
    store = Store(tmp_path / "store")

    def report(
        members: int | None, mode: str = "merge", by: str = "张三", key: str = "一队"
    ) -> str:
        values = {
            "month": SPAN[0],
            "name": key,
            "area": SCOPE[0],
            "members": members,
            "phone": "13812340012",
        }
        row = StoredRow(values, {} if members is not None else {"members": "masked"}, 7, key, SCOPE)
        rows = (row,) if members != -1 else ()
        upload = Upload(
            "load",
            "teams",
            by,
            file=f"{by}.xlsx",
            sheet="队伍",
            mode=mode,
            scopes=(SCOPE,),
            rows=rows,
        )
        return store.append(upload)

    return store, report


def told(store, key="一队"):
    return [
        (
            e["kind"],
            e["by"],
            [(c["column"], c["before"], c["after"]) for c in e["changed"]],
            e["counts"],
        )
        for e in store.life("teams", key)
    ]


def test_from_first_report_to_last_correction_with_withdrawals(teams):
    store, report = teams
    report(20)
    report(20, by="李四")
    corrected = report(25, by="王五")
    store.withdraw(corrected, "赵六")
    report(None, by="孙七")
    assert told(store) == [
        ("first", "张三", [], True),
        ("confirmed", "李四", [], True),
        ("corrected", "王五", [("members", 20, 25)], True),
        ("restored", "赵六", [("members", 25, 20)], True),
        ("corrected", "孙七", [("members", 20, "masked")], True),
    ]


def test_a_row_left_out_by_a_replacing_upload_and_brought_back_by_its_withdrawal(teams):
    store, report = teams
    first = report(20)
    replacing = report(9, "replace", "李四", key="二队")
    store.withdraw(replacing, "王五")
    store.withdraw(first, "王五")
    assert told(store) == [
        ("first", "张三", [], True),
        ("removed", "李四", [], False),
        ("restored", "王五", [], True),
        ("withdrawn", "王五", [], False),
    ]


def test_withdrawing_what_was_superseded_changes_nothing_but_is_told(teams):
    store, report = teams
    first = report(20)
    report(21)
    store.withdraw(first, "李四")
    assert told(store)[-1] == ("withdrawn", "李四", [], True)


def test_places_and_masks(teams):
    store, report = teams
    upload_id = report(20)
    event = store.life("teams", "一队")[0]
    assert (event["file"], event["sheet"], event["row"], event["upload_id"]) == (
        "张三.xlsx",
        "队伍",
        7,
        upload_id,
    )
    assert store.life("teams", "没有") == []
    with pytest.raises(KeyError):
        store.life("没有", "一队")


def test_the_last_event_says_what_the_table_holds(teams):
    """Whatever the order of reports, replacements and withdrawals, replaying one row gives what the rule gives."""
    store, report = teams
    chance, uploads = random.Random(5), []
    for step in range(25):
        if uploads and chance.random() < 0.3:
            store.withdraw(uploads.pop(chance.randrange(len(uploads))), "李四")
        else:
            mode = chance.choice(("merge", "replace"))
            uploads.append(report(step, mode, key=chance.choice(("一队", "二队"))))
        with store.cursor() as cursor:
            held = {key for (key,) in cursor.execute("select row_key from teams").fetchall()}
        for key in ("一队", "二队"):
            life = store.life("teams", key)
            assert bool(life and life[-1]["counts"]) == (key in held)


def test_the_command_line_tells_the_life_with_iso_moments(teams, capsys, monkeypatch):
    from data.__main__ import main

    store, report = teams
    report(20)
    report(21, by="李四")
    monkeypatch.setenv("ANLAN_HOME", str(store.folder))
    assert main(["trace", "teams", "一队", "--json"]) == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert [event["kind"] for event in document["events"]] == ["first", "corrected"]
    assert all(event["at"][10] == "T" for event in document["events"])
    assert all(version["uploaded_at"][10] == "T" for version in document["versions"])
    assert row_life.KINDS["first"] in err
    assert "20 → 21" in err
