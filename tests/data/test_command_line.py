"""python -m data as its users call it: JSON alone on stdout, words on stderr, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from data.__main__ import main
from data.contract import contracts

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "broken"
HEAD = ["乡镇", "事故起数", "死亡人数"]


@pytest.fixture
def run_apart(store):
    """Run one command on the store in a process of its own; returns exit code, stdout, stderr."""

    def call(*words: object) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "data", *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "ANLAN_HOME": str(store.folder), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture
def run(store, monkeypatch, capfd):
    """The same in this process, which takes a tenth of the time."""
    monkeypatch.setenv("ANLAN_HOME", str(store.folder))

    def call(*words: object) -> tuple[int, str, str]:
        capfd.readouterr()
        try:
            code = main([*map(str, words)])
        except SystemExit as ended:
            code = ended.code
        return code, *capfd.readouterr()

    return call


def july(sheet, first=2, name="七月.xlsx"):
    return sheet(
        name, [["安澜县2026年7月事故统计表"], HEAD, ["青溪镇", first, 1], ["云岭镇", 0, 0]]
    )


def test_a_load_its_correction_its_trace_and_its_withdrawal(run, run_apart, sheet):
    code, out, err = run_apart("load", july(sheet), "--by", "张三", "--json")
    receipt = json.loads(out)["receipts"][0]
    assert code == 0
    assert "已入库" in err
    assert set(receipt) >= {
        "file",
        "sheet",
        "dataset",
        "status",
        "upload_id",
        "period",
        "header_rows",
        "rows",
        "mapping",
        "problems",
    }
    assert receipt["status"] == "stored"
    assert receipt["period"] == {"from": "2026-07", "to": "2026-07"}
    assert receipt["header_rows"] == [2]
    assert receipt["mapping"] == {"area": "乡镇", "accidents": "事故起数", "deaths": "死亡人数"}
    assert receipt["rows"] == {
        "read": 2,
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "removed": 0,
        "skipped": 0,
        "refused": 0,
    }

    code, out, _ = run("load", july(sheet), "--by", "张三", "--json")
    assert (code, json.loads(out)["receipts"][0]["status"]) == (0, "unchanged")

    code, out, _ = run("load", july(sheet, first=3, name="更正.xlsx"), "--by", "李四", "--json")
    corrected = json.loads(out)["receipts"][0]
    assert (corrected["rows"]["changed"], corrected["rows"]["unchanged"]) == (1, 1)

    code, out, _ = run_apart("trace", "accident_stats", "2026-07|2026-07|青溪镇|", "--json")
    versions = json.loads(out)["versions"]
    assert [
        (v["file"], v["row"], v["uploaded_by"], v["values"]["accidents"]) for v in versions
    ] == [
        ("七月.xlsx", 3, "张三", 2),
        ("更正.xlsx", 3, "李四", 3),
    ]
    assert versions[1]["cells"]["accidents"] == "B3"

    code, out, _ = run("withdraw", corrected["upload_id"], "--by", "王五", "--json")
    assert code == 0
    code, out, _ = run("history", "--json")
    assert [u["action"] for u in json.loads(out)["uploads"]] == ["withdraw", "load", "load", "load"]
    assert run_apart("withdraw", corrected["upload_id"], "--by", "王五")[0] == 1
    assert run("rebuild", "--verify")[0] == 0


def test_refusals_are_exit_code_one_and_wrong_usage_two(run):
    code, out, err = run("load", BROKEN / "any__empty.xlsx", "--json")
    assert (code, json.loads(out)["receipts"][0]["status"]) == (1, "refused")
    assert "是空的" in err
    assert run("load", "不存在.xlsx")[0] == 1
    assert run("load")[0] == 2
    assert run("nonsense")[0] == 2
    assert run("load", "x.xlsx", "--period", "某月")[0] == 2
    assert run("template", "nonsense", "-o", "x.xlsx")[0] == 2


def test_check_and_dry_run_write_nothing(run, sheet, store):
    version = store.data_version()
    code, out, _ = run("check", july(sheet), "--json")
    assert (code, json.loads(out)["receipts"][0]["status"]) == (0, "stored")
    run("load", july(sheet), "--dry-run")
    assert store.data_version() == version


def test_a_zero_report(run, sheet):
    said = [
        "load",
        "--zero",
        "--dataset",
        "accidents",
        "--period",
        "2026-07",
        "--area",
        "云岭",
        "--by",
        "张三",
    ]
    code, out, _ = run(*said, "--json")
    assert (code, json.loads(out)["receipts"][0]["status"]) == (0, "stored")
    assert run("load", "--zero", "--dataset", "accidents")[0] == 2
    assert run(*[word if word != "云岭" else "某镇" for word in said])[0] == 1


def test_a_zero_report_against_stored_rows_is_refused(run, sheet):
    run("load", july(sheet), "--by", "张三")
    code, out, _ = run(
        "load",
        "--zero",
        "--dataset",
        "accident_stats",
        "--period",
        "2026-07",
        "--area",
        "青溪镇",
        "--by",
        "张三",
        "--json",
    )
    assert code == 1
    assert json.loads(out)["receipts"][0]["problems"][0]["message"] == (
        "青溪镇 2026-07的《事故统计月报》里已有 1 行数据，不能报零。请先撤销那次上报，或核对单位和月份。"
    )


def test_cells_shows_what_the_reader_sees(run, sheet):
    code, out, _ = run("cells", july(sheet))
    seen = json.loads(out)["sheets"][0]
    assert code == 0
    assert (seen["name"], seen["visible"], seen["rows"], seen["columns"]) == ("Sheet1", True, 4, 3)
    assert (seen["cells"]["A1"], seen["cells"]["B3"]) == ("安澜县2026年7月事故统计表", 2)


def test_datasets_lists_every_contract(run):
    code, out, _ = run("datasets", "--json")
    assert code == 0
    assert [one["name"] for one in json.loads(out)["datasets"]] == list(contracts())


def test_the_demonstration_never_enters_an_office_s_own_store(run, store):
    assert run("demo")[0] == 1
    assert run("demo", "--if-empty")[0] == 0
    store.archive()
    store.set("store", "begun", True, "张三")
    assert run("demo", "--if-empty")[0] == 0
    assert run("demo")[0] == 1
    assert store.data_version() == 0
    assert not store.is_demonstration()


def test_an_untouched_template_has_no_rows_and_its_notes_are_no_table(run, tmp_path):
    path = tmp_path / "模板.xlsx"
    assert run("template", "areas", "-o", path)[0] == 0
    code, out, _ = run("check", path, "--json")
    receipts = json.loads(out)["receipts"]
    assert (code, [r["dataset"] for r in receipts]) == (1, ["areas"])
    assert [p["code"] for p in receipts[0]["problems"] if p["level"] == "error"] == ["no-rows"]


def test_check_writes_the_return_where_it_is_asked_to(run, sheet, tmp_path):
    rows = [["安澜县2026年7月事故统计表"], HEAD, ["青溪镇", "许多", 1]]
    path, out = sheet("七月.xlsx", rows), tmp_path / "退回.xlsx"
    code, _, err = run("check", path, "--return", out)
    assert (code, "已生成“七月.xlsx”的退回件" in err) == (1, True)
    assert openpyxl.load_workbook(out).sheetnames[:2] == ["问题清单", "Sheet1"]
    assert "没有需要改的地方" in run("check", july(sheet), "--return", out)[2]


def test_a_command_imports_no_pandas(run_apart, sheet, monkeypatch):
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    code, _, told = run_apart("load", july(sheet), "--by", "张三")
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert code == 0
    assert {"duckdb", "pyarrow"} <= imported
    assert "pandas.core" not in imported  # an import that finds nothing is listed too
