"""The store: what goes in comes out, can be taken back, can be asked for as it was; readers and writers at once."""

import shutil
import subprocess
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from data import connections, contract, tables, warehouse
from data.tables import (
    SYSTEM_TABLES,
    contract_columns,
    lacking,
    log_columns,
    private_columns,
    stored,
    wanted,
)
from data.uploads import StoredRow, Upload
from data.warehouse import Store

ROOT = Path(warehouse.__file__).parents[1]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "var")


def stat(area, month, found, row=4, marks=None, until=None, **values):
    until = until or month
    key = f"{month}|{until}|{area}|"
    values |= {"month_from": month, "month_to": until, "area": area, "found": found}
    return StoredRow(values, marks or {}, row, key, (area, month, until))


def load(*rows, dataset="hazard_stats", by="张三", **more):
    mapping = {
        "area": {"header": "乡镇", "letter": "A"},
        "found": {"header": "隐患数", "letter": "D"},
    }
    return Upload(
        "load", dataset, by, file="九月.xlsx", sheet="Sheet1", mapping=mapping, rows=rows, **more
    )


def found(store, at=None):
    with store.cursor_as_of(at) if at else store.cursor() as cursor:
        return dict(cursor.execute("select area, found from hazard_stats order by area").fetchall())


def reported(store):
    with store.cursor() as cursor:
        return cursor.execute("select area, month, is_zero from reported order by all").fetchall()


# --- in and out -------------------------------------------------------------------------------


def test_nothing_is_made_before_the_first_read(store):
    assert not store.folder.exists()


def test_empty_store_has_every_table(store):
    assert store.data_version() == 0
    with store.cursor() as cursor:
        for table in wanted():
            assert cursor.execute(f'select * from "{table}"').fetchall() == []
    assert store.history() == []
    assert store.verify() == []
    assert not store.is_demonstration()


def test_home_is_moved_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("ANLAN_HOME", raising=False)
    assert warehouse.home() == ROOT / "data" / "var"
    monkeypatch.setenv("ANLAN_HOME", str(tmp_path))
    assert warehouse.home() == tmp_path


def test_every_type_of_value_comes_back(store):
    accident = {
        "accident_no": "0371", "occurred_at": datetime(2026, 9, 3, 14, 30), "area": "甲镇",
        "in_scope": False, "deaths": None, "missing": 0, "loss_wan_yuan": 12.5,
        "closed_on": date(2026, 10, 1),
    }  # fmt: skip
    marks = {"deaths": "masked"}
    row = StoredRow(accident, marks, 7, "0371", ("甲镇", "2026-09", "2026-09"))
    area = StoredRow({"name": "甲镇", "aliases": ("甲", "甲乡"), "position": 1}, {}, 2, "甲镇")
    assert store.append(load(row, dataset="accidents")) == "U000001"
    assert store.append(load(area, dataset="areas", mode="replace")) == "U000002"
    with store.cursor() as cursor:
        answer = cursor.execute("select * from accidents")
        names = [column[0] for column in answer.description]
        stored = dict(zip(names, answer.fetchone(), strict=True))
        assert cursor.execute("select aliases, marks from areas").fetchall() == [
            (["甲", "甲乡"], {})
        ]
    assert {name: stored[name] for name in accident} == accident
    assert stored["note"] is None
    provenance = ("upload_id", "source_sheet", "source_row", "row_key", "marks")
    assert [stored[name] for name in provenance] == ["U000001", "Sheet1", 7, "0371", marks]
    assert list(names) == [*contract_columns(contract.contract("accidents")), *provenance]


def test_a_date_in_a_time_column_is_midnight_and_nan_is_null(store):
    row = StoredRow({"occurred_at": date(2026, 9, 3), "loss_wan_yuan": float("nan")}, {}, 2, "k")
    store.append(load(row, dataset="accidents"))
    with store.cursor() as cursor:
        stored = cursor.execute("select occurred_at, loss_wan_yuan from accidents").fetchall()
    assert stored == [(datetime(2026, 9, 3), None)]


def test_merge_takes_the_newest_of_each_key(store):
    store.append(load(stat("甲镇", "2026-09", 5), stat("乙镇", "2026-09", 7, row=5)))
    store.append(load(stat("乙镇", "2026-09", 8)))
    assert found(store) == {"甲镇": 5, "乙镇": 8}
    assert store.data_version() == 2


def test_replace_ends_what_its_scope_contains(store):
    spans = [
        ("2026-08", "2026-08"),
        ("2026-08", "2026-09"),
        ("2026-07", "2026-09"),
        ("2026-09", "2026-10"),
    ]
    store.append(load(*[stat("甲镇", since, 1, until=until) for since, until in spans]))
    store.append(load(stat("乙镇", "2026-08", 3)))
    store.append(load(mode="replace", scopes=(("甲镇", "2026-08", "2026-09"),)))
    with store.cursor() as cursor:
        left = cursor.execute("select area, month_from, month_to from hazard_stats order by all")
        assert left.fetchall() == [
            ("乙镇", "2026-08", "2026-08"),
            ("甲镇", "2026-07", "2026-09"),
            ("甲镇", "2026-09", "2026-10"),
        ]


def test_replace_without_a_declared_scope_replaces_where_its_rows_stand(store):
    store.append(load(stat("甲镇", "2026-08", 1), stat("乙镇", "2026-08", 2, row=5)))
    row = StoredRow({"area": "甲镇", "found": 9}, {}, 2, "other", ("甲镇", "2026-08", "2026-08"))
    store.append(load(row, mode="replace"))
    assert found(store) == {"甲镇": 9, "乙镇": 2}


def test_partial_never_removes(store):
    store.append(load(stat("甲镇", "2026-08", 1), stat("乙镇", "2026-08", 2, row=5)))
    everything = (("*", "0000-00", "9999-99"),)
    store.append(
        load(stat("乙镇", "2026-08", 3), mode="replace", scopes=everything, is_partial=True)
    )
    assert found(store) == {"甲镇": 1, "乙镇": 3}


def test_several_uploads_in_one_published_file(store):
    store.data_version()
    first = store.published_name()
    ids = store.append_many([load(stat("甲镇", "2026-08", 1)), load(stat("甲镇", "2026-08", 2))])
    assert ids == ["U000001", "U000002"]
    assert found(store) == {"甲镇": 2}
    files = {path.name for path in store.folder.glob("store-*")}
    assert files == {first, store.published_name()}
    assert store.append_many([]) == []


def test_only_the_current_and_the_previous_file_stay(store):
    for count in range(4):
        store.append(load(stat("甲镇", "2026-08", count)))
    assert len(list(store.folder.glob("store-*"))) == 2
    assert not list(store.folder.glob("writing-*"))


# --- taking back ------------------------------------------------------------------------------


def test_withdrawal_brings_back_what_was_replaced(store):
    areas = [StoredRow({"name": name}, {}, row, name) for row, name in enumerate("甲乙丙", 2)]
    whole = (("*", "0000-00", "9999-99"),)
    store.append(load(*areas, dataset="areas", mode="replace", scopes=whole))
    second = store.append(load(areas[0], dataset="areas", mode="replace", scopes=whole))
    names = "select string_agg(name, '' order by source_row) from areas"
    with store.cursor() as cursor:
        assert cursor.execute(names).fetchall() == [("甲",)]
    assert store.withdraw(second, "李四") == 3
    with store.cursor() as cursor:
        assert cursor.execute(names).fetchall() == [("甲乙丙",)]
    newest, withdrawn, first = store.history()
    assert (newest["action"], newest["withdraws"], newest["is_live"]) == ("withdraw", second, False)
    assert (withdrawn["is_live"], withdrawn["withdrawn_by"]) == (False, "李四")
    assert withdrawn["withdrawn_at"] == newest["uploaded_at"]
    assert (first["is_live"], first["withdrawn_by"]) == (True, None)
    assert first["mapping"]["found"] == {"header": "隐患数", "letter": "D"}


def test_what_cannot_be_withdrawn(store):
    upload_id = store.append(load(stat("甲镇", "2026-08", 1)))
    with pytest.raises(KeyError, match="U000009"):
        store.withdraw("U000009", "李四")
    store.withdraw(upload_id, "李四")
    with pytest.raises(ValueError, match="已经撤销过"):
        store.withdraw(upload_id, "李四")
    with pytest.raises(ValueError, match="不能再撤销"):
        store.withdraw("U000002", "李四")
    assert store.data_version() == 2


def test_as_of_any_time(store):
    first = store.append(load(stat("甲镇", "2026-08", 1), at=datetime(2026, 9, 1)))
    store.append(load(stat("甲镇", "2026-08", 2), at=datetime(2026, 9, 3)))
    store.withdraw("U000002", "李四", datetime(2026, 9, 5))
    store.withdraw(first, "李四", datetime(2026, 9, 7))
    days = {1: {"甲镇": 1}, 2: {"甲镇": 1}, 3: {"甲镇": 2}, 5: {"甲镇": 1}, 7: {}}
    assert {day: found(store, datetime(2026, 9, day)) for day in days} == days
    assert found(store, datetime(2026, 8, 31)) == {}
    assert found(store) == {}


def test_trace_shows_every_version_and_why_it_does_not_count(store):
    store.append(load(stat("甲镇", "2026-08", 1, row=4)))
    store.append(load(stat("甲镇", "2026-08", 2, row=6), by="李四"))
    store.append(load(stat("甲镇", "2026-08", None, row=9, marks={"found": "masked"})))
    store.withdraw("U000002", "王五")
    one, two, three = store.trace("hazard_stats", "2026-08|2026-08|甲镇|")
    fates = [(v["upload_id"], v["fate"], v["superseded_by"]) for v in (one, two, three)]
    assert fates == [
        ("U000001", "superseded", "U000003"),
        ("U000002", "withdrawn", None),
        ("U000003", "current", None),
    ]
    assert (two["row"], two["uploaded_by"], two["is_live"]) == (6, "李四", False)
    assert two["cells"] == {"area": "A6", "found": "D6"}
    assert (two["file"], two["sheet"], two["values"]["found"]) == ("九月.xlsx", "Sheet1", 2)
    assert (three["values"]["found"], three["marks"]) == (None, {"found": "masked"})
    assert store.trace("hazard_stats", "nothing") == []
    with pytest.raises(KeyError):
        store.trace("nothing", "nothing")


# --- what is reported -------------------------------------------------------------------------


def test_a_span_reports_on_every_month_and_blank_figures_on_none(store):
    store.append(
        load(
            stat("甲镇", "2025-12", 3, until="2026-02"),
            stat("乙镇", "2026-01", None, row=5),
            stat("丙镇", "2026-01", 0, row=6),
        )
    )
    assert reported(store) == [
        ("丙镇", "2026-01", False),
        ("甲镇", "2025-12", False),
        ("甲镇", "2026-01", False),
        ("甲镇", "2026-02", False),
    ]


def test_zero_reports_and_declared_scopes(store):
    store.append(Upload("zero", "accidents", "张三", area="甲镇", period=("2026-01", "2026-02")))
    row = StoredRow({"occurred_at": datetime(2026, 1, 3)}, {}, 2, "k", ("", "2026-01", "2026-01"))
    store.append(load(row, dataset="accidents", area="乙镇", period=("2026-01", "2026-01")))
    store.append(load(stat("丙镇", "2026-01", None), area="丙镇", period=("2026-01", "2026-01")))
    expected = [("乙镇", "2026-01", False), ("甲镇", "2026-01", True), ("甲镇", "2026-02", True)]
    assert reported(store) == expected
    store.withdraw("U000001", "张三")
    assert reported(store) == expected[:1]


def test_a_blank_month_inside_a_declared_period_is_not_reported(store):
    rows = stat("甲镇", "2026-01", 3), stat("甲镇", "2026-02", None, row=5)
    store.append(load(*rows, area="甲镇", period=("2026-01", "2026-03")))
    assert reported(store) == [("甲镇", "2026-01", False), ("甲镇", "2026-03", False)]
    store.append(load(stat("乙镇", "2026-01", None), area="乙镇", period=("2026-01", "2026-02")))
    assert {area for area, _, _ in reported(store)} == {"甲镇"}


# --- the log and the tables agree -------------------------------------------------------------


def tamper(store, sql):
    """Publish a file that somebody changed by hand."""
    tampered = store.folder / f"store-9-{uuid.uuid4().hex[:8]}.duckdb"
    shutil.copyfile(store.folder / store.published_name(), tampered)
    with duckdb.connect(tampered) as con:
        con.execute(sql)
    (store.folder / "CURRENT").write_text(tampered.name)


def test_verify_finds_a_changed_table_and_rebuild_mends_it(store):
    store.append(load(stat("甲镇", "2026-08", 1), stat("乙镇", "2026-08", 2, row=5)))
    assert store.verify() == []
    tamper(store, "update hazard_stats set found = 0 where area = '甲镇'")
    assert found(store)["甲镇"] == 0
    assert store.verify() == ["《隐患排查月报》的当前表与日志不符：多 1 行，少 1 行"]
    tamper(store, "delete from reported where area = '乙镇'")
    assert store.verify()[1] == "《隐患排查月报》的上报登记与日志不符：多 0 行，少 1 行"
    store.rebuild()
    assert store.verify() == []
    assert found(store) == {"甲镇": 1, "乙镇": 2}


def test_settings_are_appended_and_the_last_one_holds(store):
    assert store.setting("store", "demonstration") is None
    store.set("store", "demonstration", True, "系统")
    store.set("mapping", "甲", {"列": ["数"]}, "张三")
    store.set("mapping", "甲", {"列": []}, "张三")
    assert store.is_demonstration()
    assert store.setting("mapping", "甲") == {"列": []}
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from settings").fetchall() == [(3,)]
    assert store.data_version() == 0


# --- contracts grow ---------------------------------------------------------------------------


@pytest.fixture
def own_contracts(tmp_path, monkeypatch):
    folder = tmp_path / "contracts"
    shutil.copytree(contract.CONTRACTS, folder)
    monkeypatch.setattr(contract, "CONTRACTS", folder)

    def changed():
        contract.contract.cache_clear()
        contract.contracts.cache_clear()
        monkeypatch.setattr(connections, "_opened", {})  # as after a restart

    yield folder, changed
    monkeypatch.undo()
    contract.contract.cache_clear()
    contract.contracts.cache_clear()


def test_new_columns_and_tables_are_added_at_open_and_dropped_ones_left(own_contracts, store):
    folder, changed = own_contracts
    path = folder / "hazard_stats.toml"
    whole = path.read_text("utf-8")
    path.write_text(whole[: whole.rindex("[[columns]]")], "utf-8")  # without its last column
    (folder / "sectors.toml").rename(folder / "sectors.later")
    changed()
    store.append(load(stat("甲镇", "2026-08", 1, units=4)))
    path.write_text(whole, "utf-8")
    (folder / "sectors.later").rename(folder / "sectors.toml")
    changed()
    with store.cursor() as cursor:
        assert lacking(stored(cursor), wanted()) == {}
        assert cursor.execute("select found, major_rectified from hazard_stats").fetchall() == [
            (1, None)
        ]
        assert cursor.execute("select count(*) from sectors").fetchall() == [(0,)]
    assert store.verify() == []
    store.append(load(stat("甲镇", "2026-08", 1, major_rectified=2)))
    path.write_text(whole[: whole.rindex("[[columns]]")], "utf-8")
    changed()
    store.append(load(stat("乙镇", "2026-08", 3)))
    assert found(store) == {"甲镇": 1, "乙镇": 3}
    with store.cursor() as cursor:
        kept = "select sequence, major_rectified from log_hazard_stats order by sequence"
        assert cursor.execute(kept).fetchall() == [(1, None), (2, 2), (3, None)]


def test_no_contract_uses_the_names_of_the_log():
    own = {"sequence", "upload_id", "source_sheet", "source_row", "row_key", "marks", "file"}
    for name, one in contract.contracts().items():
        assert name not in SYSTEM_TABLES
        assert len(log_columns(one)) == len(one.columns) - len(private_columns(one)) + 9
        assert not own & {column.name for column in one.columns}


# --- many at once -----------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from data.uploads import StoredRow, Upload
from data.warehouse import Store
store, area = Store(Path(sys.argv[1])), sys.argv[2]
for found in range(5):
    row = StoredRow({"area": area, "found": found}, {}, 2, area, (area, "2026-08", "2026-08"))
    store.append(Upload("load", "hazard_stats", area, rows=(row,)))
"""


def test_other_processes_write_while_this_one_reads(store):
    store.append(load(stat("丙镇", "2026-08", 9)))
    command = [sys.executable, "-c", WRITER, str(store.folder)]
    writers = [subprocess.Popen([*command, area], cwd=ROOT) for area in ("甲镇", "乙镇")]
    versions = [store.data_version()]
    while any(writer.poll() is None for writer in writers):
        with store.cursor() as cursor:
            assert cursor.execute("select sum(found) from hazard_stats").fetchone()[0] >= 9
        versions.append(store.data_version())
        time.sleep(0.02)  # leave the writers a processor
    assert [writer.returncode for writer in writers] == [0, 0]
    assert versions == sorted(versions)
    assert len(set(versions)) > 2
    assert store.data_version() == 11
    assert found(store) == {"丙镇": 9, "甲镇": 4, "乙镇": 4}
    assert store.verify() == []


def test_threads_ask_while_one_writes(store):
    store.append(load(*[stat(f"镇{n}", "2026-08", n, row=n + 2) for n in range(50)]))
    done = threading.Event()

    def ask(thread):
        mine = Store(store.folder)
        for count in range(50):
            area = f"镇{(thread * 7 + count) % 50}"
            with mine.cursor() as cursor:
                sql = "select found from hazard_stats where area = $area"
                assert cursor.execute(sql, {"area": area}).fetchall() == [(int(area[1:]),)]
        return True

    def write():
        while not done.is_set():
            store.append(load(stat("别镇", "2026-08", 1)))

    with ThreadPoolExecutor(9) as pool:
        writing = pool.submit(write)
        assert all(pool.map(ask, range(8)))
        done.set()
        writing.result()


def test_a_cursor_outlives_the_file_it_reads(store):
    store.append(load(stat("甲镇", "2026-08", 1)))
    with store.cursor() as old:
        for count in range(3):
            store.append(load(stat("甲镇", "2026-08", count + 2)))
            assert found(store) == {"甲镇": count + 2}
        assert old.execute("select found from hazard_stats").fetchall() == [(1,)]


def test_readers_can_neither_write_nor_leave_the_store(store, tmp_path):
    (tmp_path / "other.csv").write_text("a\n1\n")
    with store.cursor() as cursor:
        with pytest.raises(duckdb.Error):
            cursor.execute("delete from uploads")
        with pytest.raises(duckdb.PermissionException):
            cursor.execute(f"select * from read_csv('{tmp_path / 'other.csv'}')")


def groups(store, table):
    """How many rows each part of a table holds."""
    with store.cursor() as cursor:
        return [
            rows
            for _, rows in cursor.execute(
                "select row_group_id, max(start + count) - min(start) "
                "from pragma_storage_info($table) group by all order by all",
                {"table": table},
            ).fetchall()
        ]


def test_a_long_table_is_written_in_parts_and_one_written_whole_before_goes_on(store, monkeypatch):
    count = tables.PART + 10
    rows = [
        StoredRow({"name": f"第{i}公司", "area": "甲镇"}, {}, i, f"第{i}公司", ("甲镇", "*", "*"))
        for i in range(2 * count)
    ]
    with monkeypatch.context() as before:
        before.setattr(tables, "PART", 122_880)
        store.append(load(*rows[:count], dataset="enterprises"))
    assert groups(store, "enterprises") == [count]
    changed = [
        StoredRow(row.values | {"area": "乙镇"}, {}, row.row, row.key, row.scope)
        for row in rows[count - 5 : count]
    ]
    store.append(load(*changed, *rows[count:], dataset="enterprises"))
    assert len(groups(store, "log_enterprises")) > 2
    with store.cursor() as cursor:
        kept = cursor.execute(
            "select area, count(*) from enterprises group by all order by all"
        ).fetchall()
    assert kept == [("乙镇", 5), ("甲镇", 2 * count - 5)]
    assert store.verify() == []
