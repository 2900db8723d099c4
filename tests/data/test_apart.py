"""Sensitive columns: never in the published file, never reached by a question, never lost."""

import json
import signal
import subprocess
import sys
from datetime import datetime

import duckdb
import pytest

from data import connections, contract, published, warehouse
from data.contract import contracts
from data.difference import difference
from data.masking import masked
from data.tables import contract_columns, lacking, private_columns, stored, wanted
from data.uploads import StoredRow, Upload
from data.warehouse import Store

ROOT = warehouse.home().parents[1]
PHONE, OTHER, LEADER = "13812340012", "13998765432", "欧阳修永叔"
SCOPE = ("青溪镇", "2026-06", "2026-06")


pytestmark = pytest.mark.usefixtures("few_contracts")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "var")


def team(phone=PHONE, leader=LEADER, row=3, name="民兵应急分队", **values):
    values = dict.fromkeys(contract_columns(contracts()["teams"])) | {
        "month": "2026-06", "area": "青溪镇", "name": name, "members": 24,
        "phone": phone, "leader": leader, **values,
    }  # fmt: skip
    return StoredRow(values, {}, row, f"2026-06|青溪镇|{name}", SCOPE)


def load(*rows, **more):
    return Upload(
        "load", "teams", "张三", file="队伍.xlsx", sheet="表", mode="replace", rows=rows, **more
    )


def area(name):
    return Upload("load", "areas", "张三", rows=(StoredRow({"name": name}, {}, 2, name),))


def whole(store, columns="leader, phone"):
    with store.whole_cursor("teams") as cursor:
        return cursor.execute(f"select {columns} from teams order by source_row").fetchall()


def compared(store, *rows, scopes=()):
    with store.whole_cursor("teams") as cursor:
        return difference(cursor, contracts()["teams"], rows, scopes)


def public_bytes(folder):
    files = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("private-")
    ]
    assert files
    return b"".join(path.read_bytes() for path in files)


def said(text):
    return text.encode()


# --- apart ------------------------------------------------------------------------------------


def test_the_published_file_never_holds_what_is_sensitive(store):
    problem = {"column": "联系电话", "value": PHONE, "message": f"“{PHONE}”多半不对"}
    store.append(load(team(), problems=[problem]))
    assert whole(store) == [(LEADER, PHONE)]
    assert said(PHONE) not in public_bytes(store.folder)
    assert said(LEADER) not in public_bytes(store.folder)
    pair = published.current(store.folder)
    assert said(PHONE) in (store.folder / pair.private).read_bytes()
    with store.cursor() as cursor:
        names = [column[0] for column in cursor.execute("from teams").description]
        kept = cursor.execute("select problems from uploads").fetchall()[0][0]
    assert "phone" not in names
    assert "leader" not in names
    assert json.loads(kept)[0]["message"] == "“138****0012”多半不对"
    assert store.verify() == []


def test_no_question_reaches_the_private_file(store):
    store.append(load(team()))
    private = store.folder / published.current(store.folder).private
    store.trace("teams", team().key)
    with store.cursor() as cursor:
        for sql in (
            f"attach '{private}' as p (read_only)",
            f"from '{private}'",
            f"from read_blob('{private}')",
            "set enable_external_access = true",
            "select phone from teams",
            "from private_teams",
        ):
            with pytest.raises(duckdb.Error):
                cursor.execute(sql)


def test_loads_that_say_nothing_sensitive_leave_the_private_file(store):
    store.append_many([area("青溪镇"), load(team(None, None))])
    assert published.current(store.folder).private is None
    assert whole(store) == [(None, None)]
    store.append(load(team()))
    private = published.current(store.folder).private
    touched = (store.folder / private).stat().st_mtime_ns
    store.append(area("云岭镇"))
    store.withdraw("U000003", "李四")
    store.rebuild()
    assert published.current(store.folder).private == private
    assert (store.folder / private).stat().st_mtime_ns == touched
    assert whole(store) == [(None, None)]
    store.append(load(team(OTHER)))
    assert whole(store) == [(LEADER, OTHER)]
    assert {path.name for path in store.folder.glob("private-*")} == {
        private,
        published.current(store.folder).private,
    }


def test_a_sensitive_column_alone_makes_a_change(store):
    store.append(load(team(), team("07982621234", "李四", 4, "森林消防队")))
    same = compared(store, team(), team("07982621234", "李四", 4, "森林消防队"))
    assert (same.unchanged, same.changes) == (2, ())
    (change,) = compared(store, team(OTHER)).changes
    assert (change.kind, change.before, change.after) == (
        "changed",
        {"phone": "138****0012"},
        {"phone": OTHER},
    )
    (gone,) = compared(store, team(), scopes=[SCOPE]).changes
    assert (gone.kind, gone.before["leader"]) == ("removed", "李*")


def test_trace_masks_unless_asked_and_follows_every_version(store):
    store.append(load(team(PHONE, "张三")))
    store.append(load(team(OTHER, "张三", 8)))
    store.append(load(team(None, None, 9)))
    store.withdraw("U000003", "李四")
    versions = store.trace("teams", team().key)
    assert [(v["values"]["phone"], v["values"]["leader"]) for v in versions] == [
        ("138****0012", "张*"),
        ("139****5432", "张*"),
        (None, None),
    ]
    assert [v["values"]["members"] for v in versions] == [24, 24, 24]
    plain = store.trace("teams", team().key, unmask=True)
    assert [v["values"]["phone"] for v in plain] == [PHONE, OTHER, None]
    assert whole(store) == [("张三", OTHER)]


def test_masks():
    shown = {
        "13812340012": "138****0012",
        "张三": "张*",
        "欧阳修": "欧**",
        "张": "张*",
        "2621234": "*****34",
    }
    assert {value: masked(value) for value in shown} == shown
    assert (masked(None), masked(""), masked(5)) == (None, "", "*")


def test_as_of_and_archive_keep_them_apart(store):
    store.append(load(team(), at=datetime(2026, 7, 1)))
    with store.cursor_as_of(datetime(2026, 8, 1)) as cursor:
        assert "phone" not in [one[0] for one in cursor.execute("from teams").description]
    aside = Store(store.archive())
    assert published.current(store.folder).private is None
    assert not list(store.folder.glob("private-*"))
    assert whole(store) == []
    assert whole(aside) == [(LEADER, PHONE)]


def test_no_key_month_area_or_figure_is_sensitive():
    for one in contracts().values():
        private = private_columns(one).keys()
        assert not private & {column for key in one.keys for column in key}
        assert not private & {one.month, "area", "month_from", "month_to"}
        assert not private & {column.name for column in one.figures}


def test_verify_tells_of_sensitive_values_of_no_row(store):
    store.append(load(team()))
    pair = published.current(store.folder)
    tampered = store.folder / "private-9-00000000.duckdb"
    tampered.write_bytes((store.folder / pair.private).read_bytes())
    with duckdb.connect(tampered) as con:
        con.execute(
            "insert into teams by name select 'U000009' as upload_id, 'k' as row_key, 1 as source_row"
        )
    published.move_pointer(store.folder, published.Pair(pair.store, tampered.name))
    assert store.verify() == ["《救援队伍》的敏感信息与日志不符：多 1 行"]


# --- both or neither --------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from data import apart, published, tables, warehouse
from data.uploads import StoredRow, Upload
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
owner, step = sys.argv[2].split(".")
setattr({"published": published, "apart": apart}[owner], step, die)
row = StoredRow({"name": "队", "phone": "2"}, {}, 2, "k")
warehouse.Store(Path(sys.argv[1])).append(Upload("load", "teams", "张三", rows=(row,)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", ["apart.append", "published.publish", "published.move_pointer"])
def test_a_writer_killed_leaves_the_last_pair(store, step):
    store.append(load(team()))
    before = published.current(store.folder)
    command = [sys.executable, "-c", KILLED, str(store.folder), step]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert published.current(store.folder) == before
    assert whole(Store(store.folder)) == [(LEADER, PHONE)]
    store.append(load(team(OTHER)))
    assert whole(store) == [(LEADER, OTHER)]
    assert len(list(store.folder.glob("*.duckdb"))) == 4
    assert not list(store.folder.glob("writing-*"))


def test_a_write_that_fails_on_the_private_file_publishes_nothing(store):
    store.append(load(team()))
    before = {path: path.read_bytes() for path in store.folder.iterdir()}
    with pytest.raises(TypeError):
        store.append(load(team(phone=5)))
    assert {path: path.read_bytes() for path in store.folder.iterdir()} == before


# --- contracts change -------------------------------------------------------------------------


@pytest.fixture
def sensitive(tmp_path, monkeypatch, few_contracts):
    """Set which columns of the teams are sensitive, as another version of the program would."""
    folder = tmp_path / "contracts"
    folder.mkdir()
    for name in ("areas", "teams"):
        (folder / f"{name}.toml").write_text(
            (contract.CONTRACTS / f"{name}.toml").read_text("utf-8"), "utf-8"
        )
    monkeypatch.setattr(contract, "CONTRACTS", folder)
    whole_text = (folder / "teams.toml").read_text("utf-8").replace("\nsensitive = true", "")

    def clear():
        contract.contract.cache_clear()
        contract.contracts.cache_clear()
        monkeypatch.setattr(connections, "_opened", {})

    def use(*labels):
        text = whole_text
        for label in labels:
            text = text.replace(f'label = "{label}"', f'label = "{label}"\nsensitive = true')
        (folder / "teams.toml").write_text(text, "utf-8")
        clear()

    yield use
    clear()


def test_what_lay_in_the_published_file_is_moved_apart(store, sensitive):
    sensitive()
    store.append_many(
        [area("青溪镇"), load(team(), team("07982621234", None, 4, "森林消防队", members=9))]
    )
    store.set("store", "demonstration", True, "系统")
    store.append(load(team(OTHER), team(None, None, 4, "森林消防队")))
    assert said(PHONE) in public_bytes(store.folder)
    sensitive("负责人", "联系电话")
    assert whole(store) == [(LEADER, OTHER), (None, None)]
    for value in (PHONE, OTHER, LEADER, "07982621234"):
        assert said(value) not in public_bytes(store.folder)
    with store.cursor() as cursor:
        assert lacking(stored(cursor), wanted()) == {}
    assert (store.verify(), store.data_version(), store.is_demonstration()) == ([], 3, True)
    assert [v["values"]["phone"] for v in store.trace("teams", team().key, unmask=True)] == [
        PHONE,
        OTHER,
    ]
    store.withdraw("U000003", "李四")
    assert whole(store, "phone, members") == [(PHONE, 24), ("07982621234", 9)]


def test_a_write_moves_apart_what_it_finds_and_columns_may_come_back(store, sensitive):
    sensitive("负责人")
    store.append(load(team()))
    sensitive("负责人", "联系电话")
    store.append(load(team(OTHER, None, 4, "森林消防队"), is_partial=True))
    assert whole(store) == [(LEADER, PHONE), (None, OTHER)]
    assert said(PHONE) not in public_bytes(store.folder)
    sensitive("联系电话")
    with store.cursor() as cursor:
        assert cursor.execute("select leader from teams order by source_row").fetchall() == [
            (LEADER,),
            (None,),
        ]
    assert whole(store) == [(LEADER, PHONE), (None, OTHER)]
    assert store.verify() == []
    sensitive("负责人", "联系电话")
    assert whole(store) == [(LEADER, PHONE), (None, OTHER)]
    assert said(LEADER) not in public_bytes(store.folder)
    assert store.verify() == []
