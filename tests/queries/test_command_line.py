"""python -m queries: one document on stdout, words on stderr, exit codes 0, 1, 2."""

import csv
import io
import json
from datetime import datetime

import pytest

from data.uploads import StoredRow, Upload
from data.warehouse import Store
from queries.__main__ import aligned, main, moment


def accidents(number: int, at: datetime, **values) -> Upload:
    """One upload of one accident."""
    row = StoredRow(values, {}, row=5, key=f"SG-{number}", scope=("青溪镇", "2026-07", "2026-07"))
    mapping = {name: {"header": name, "letter": "A"} for name in values}
    return Upload(
        "load",
        "accidents",
        "张三",
        at,
        file=f"{number}.xlsx",
        sheet="Sheet1",
        mapping=mapping,
        rows=(row,),
    )


@pytest.fixture(scope="module")
def made_store(tmp_path_factory):
    """A store with two accidents, uploaded in August and in September 2026; tests look at it."""
    store = Store(tmp_path_factory.mktemp("store"))
    july = {"occurred_at": datetime(2026, 7, 15, 9, 30), "area": "青溪镇", "loss_wan_yuan": 12.345}
    store.append(accidents(1, datetime(2026, 8, 1, 9), deaths=1, **july))
    store.append(accidents(2, datetime(2026, 9, 1, 9), deaths=None, **july))
    return store


@pytest.fixture
def store(made_store, monkeypatch):
    """That store as the office's."""
    monkeypatch.setenv("ANLAN_HOME", str(made_store.folder))
    return made_store


def test_json_is_one_document_of_the_public_shape(store, capsys):
    assert (
        main(
            [
                "accidents/count_by_month",
                "--param",
                "from=2026-07",
                "--param",
                "to=2026-07",
                "--json",
            ]
        )
        == 0
    )
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert list(answer) == [
        "name",
        "params",
        "data_version",
        "source",
        "columns",
        "rows",
        "missing",
        "marked",
    ]
    assert answer["name"] == "accidents/count_by_month"
    assert answer["params"] == {
        "from": "2026-07",
        "to": "2026-07",
        "area": None,
        "sector": None,
        "severity": None,
        "type": None,
        "scope": None,
    }
    assert answer["data_version"] == 2
    assert answer["source"] == "accidents"
    assert answer["columns"][:2] == [
        {"name": "month", "label": "月份", "unit": None},
        {"name": "accidents", "label": "事故起数", "unit": "起"},
    ]
    assert answer["rows"][0][:5] == ["2026-07", 2, 1, None, 24.69]
    assert answer["missing"] == {"deaths": 1}
    assert "死亡人数：1 项未填" in err


def test_several_parameters_may_follow_one_option(store, capsys):
    assert main(["rectification/summary", "--param", "from=2026-01", "to=2026-06", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["params"]["on"] == "2026-06-30"


def test_the_past_is_answered_as_it_was(store, capsys):
    asked = ["accidents/summary", "--param", "month=2026-07", "--json", "--as-of"]
    assert main([*asked, "2026-08-31T18:00"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0][0] == 1
    assert main([*asked, "2026-09-01"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0][0] == 2


def test_today_is_the_day_that_is_asked_about(store, capsys):
    assert (
        main(
            [
                "rectification/summary",
                "--param",
                "to=2026-12",
                "--as-of",
                "2026-08-31T18:00",
                "--json",
            ]
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out)["params"]["on"] == "2026-08-31"


def test_days_and_times_are_iso(store, capsys):
    assert main(["trace/accidents", "--param", "month=2026-07", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    row = dict(
        zip([column["name"] for column in answer["columns"]], answer["rows"][0], strict=True)
    )
    assert (row["file"], row["sheet"], row["row"], row["uploaded_by"]) == (
        "1.xlsx",
        "Sheet1",
        5,
        "张三",
    )
    assert (row["uploaded_at"], row["occurred_at"]) == (
        "2026-08-01T09:00:00",
        "2026-07-15T09:30:00",
    )


def test_csv_opens_in_excel_with_chinese_heads(store, capsys):
    assert main(["accidents/count_by_month", "--param", "month=2026-07", "--csv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert head[:5] == [
        "月份",
        "事故起数（起）",
        "死亡人数（人）",
        "重伤人数（人）",
        "直接经济损失（万元）",
    ]
    assert row[:5] == ["2026-07", "2", "1", "", "24.69"]


def test_the_table_is_aligned_under_chinese_heads(store, capsys):
    assert main(["accidents/count_by_area", "--param", "month=2026-07"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("乡镇    事故起数（起）  死亡人数（人）")
    assert row.startswith("青溪镇  2               1               —")


def test_cells_stand_under_each_other():
    assert aligned([["甲", "b"], ["丙丁", "c"]]) == "甲    b\n丙丁  c"


@pytest.mark.parametrize("layout", [[], ["--json"]])
def test_the_list_names_every_question(store, capsys, layout):
    assert main(["list", *layout]) == 0
    out = capsys.readouterr().out
    assert "accidents/stated_by_area" in out
    if layout:
        listed = {one["name"]: one for one in json.loads(out)}
        assert listed["rectification/summary"]["params"]["on"] == "截至日期"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["accidents/summary", "--param", "from=2026"], 1, "参数 from 写的是“2026”，应是月份"),
        (["accidents/summary", "--param", "area=无此镇"], 1, "参数 area 写的是“无此镇”"),
        (["accidents/sum"], 2, "没有问题“accidents/sum”。可用的有："),
        (["accidents/summary", "--param", "colour=red"], 2, "没有参数“colour”。可用的参数："),
    ],
)
def test_refusals_are_chinese_and_leave_stdout_empty(store, capsys, arguments, code, words):
    assert main([*arguments, "--json"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["accidents/summary", "--param", "from"],
        ["accidents/summary", "--as-of", "昨天"],
        ["list", "--json", "--csv"],
    ],
)
def test_wrong_usage_is_two(capsys, arguments):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_day_after_today_is_said_to_be_today(store, capsys):
    assert main(["rectification/summary", "--param", "on=2999-01-01", "--json"]) == 0
    assert "截至日期不能晚于今天，已按" in capsys.readouterr().err


def test_a_day_alone_is_its_end():
    assert moment("2026-10-31") == datetime(2026, 10, 31, 23, 59, 59, 999999)
    assert moment("2026-10-31T18:00") == datetime(2026, 10, 31, 18)


def test_an_empty_store_answers(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ANLAN_HOME", str(tmp_path / "new"))
    assert main(["accidents/summary", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["data_version"] == 0
    assert answer["rows"][0][:2] == [0, None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2026年7月事故起数", "answered"),
        ("2026年7月直接经济损失", "ambiguous"),
        ("天气怎么样", "declined"),
    ],
)
def test_a_question_in_chinese_ends_well_whatever_comes_of_it(store, capsys, text, status):
    assert main(["ask", text, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == status
    assert {"interpretation", "columns", "rows", "alternatives", "understood"} <= set(told)
    if status == "answered":
        assert told["interpretation"]["question"] == "accidents/summary"
        names = [column["name"] for column in told["columns"]]
        assert told["rows"][0][names.index("accidents")] == 2
    assert bool(told["alternatives"]) == (status == "ambiguous")
    assert main(["ask", text]) == 0
    assert capsys.readouterr().out.strip()
