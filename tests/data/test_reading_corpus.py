"""The reader on spreadsheets that others made: sizes, visibility and truths as the corpus's manifest states them."""

import ast
import csv
import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from data.__main__ import main
from data.problems import TEMPLATES, letter_of
from data.reading import read
from data.wire import ERRORS

pytestmark = pytest.mark.usefixtures("parsed_apart")

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SHEET = re.compile(r"\s*(.+?)\[(\w+)\] (\d+)x(\d+) cells=(\d+)(?: merges=(\d+))?")


def manifest() -> list[dict[str, str]]:
    """The corpus's files, or none where the corpus is not at hand."""
    path = CORPUS / "manifest.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


READ = [one["file"] for one in manifest() if one["expect"].startswith("read")]
REFUSED = {
    "torture/t117_testEXCEL_3_biff3.xls": "file-old-excel",
    "torture/t157_encrypted_no_password.xls": "file-password",
    "torture/t123_~$owner_lock.xlsx": "file-type",
    "torture/t129_null_archive.xlsx": "file-type",
    "torture/t133_BadWorkbook.xlsx": "file-type",
    "torture/t135_oleloop.xls": "file-damaged",
    "torture/t139_Issue_12556_corrupt.xls": "file-damaged",
    "torture/t141_poc-shared-strings.xlsx": "file-damaged",
    "torture/t145_issue_594_dos.ods": "file-too-large",
    "torture/t151_standard_pwd_password.xlsx": "file-password",
    "torture/t153_pass_protected.ods": "file-password",
    "torture/t155_rc4_pwd_password.xls": "file-password",
    "torture/t217_empty.csv": "file-empty",
}
"""What may be refused, and why it is."""

TRUTHS = {
    "t001": {"A1": "2021-01-01", "A2": "2021-01-02", "A3": "255:10:10", "B1": 15, "B3": 17},
    "t003": {"A1": "2021-01-01", "A2": "2021-01-02", "A3": "255:10:10", "B1": 15, "B3": 17},
    "t005": {"A1": 1, "A5": 11111, "B1": "1900-01-01", "B3": "1900-04-20", "D5": "1930-06-02"},
    "t007": {"A1": "2021-01-01", "A2": "2021-01-01T10:10:10", "A3": "10:10:10"},
    "t009": {f"A{row}": "2021-01-01" for row in (1, 2, 3, 4)},
    "t013": {"A1": 2003, "B1": 60.8},
    "t021": {"A2": "#NULL!", "B2": "#NULL!", "A3": "#DIV/0!", "A8": "#N/A", "A9": "#WTF"},
    "t023": {"C1": "quotient", "C2": "#DIV/0!", "C3": 43},
    "t025": {"B7": "#VALUE!", "A7": 49380, "C10": 605},
    "t033": {"A1": "a1", "A2": "a2", "A3": "a3"},
    "t035": {"A2": 12, "B1": 2, "B2": None, "C2": None},
    "t061": {"A1": "Years Sheet", "A2": "Month", "B2": "Year"},
    "t071": {"A1": "a", "B1": "b", "A2": 1, "B2": None},
    "t085": {"A1": "漢字", "A2": "漢字withColor"},
    "t087": {"A1": "🍣"},
    "t101": {"C3": "#VALUE!", "C2": 2},
    "t111": {"A1": "Lorem", "B1": 111},
    "t113": {"A1": "Key ID", "B1": "Key", "C1": "English", "A3": "184325"},
    "t121": {"A1": "房间名称", "C1": "工号", "E1": "入住时间", "C2": 1002},
    "t125": {"A1": "电视机"},
    "t127": {"A1": 1.2345, "B1": "Number"},
    "t137": {"A1": "Der große  Überschriften Test"},
    "t227": {"A1": "Start", "A3": "07122002", "D3": "Near Béjaïa, Tizi Ouzou ( ..."},
    "t221": {"A1": "Description", "B20": "test"},
    "t209": {"A3": "Once upon\ra time", "B3": "5"},
    "t211": {"A2": "01", "B2": "00.11", "C2": "0.1"},
    "t213": {"A1": "première", "C2": "sixième"},
    "t215": {"A1": "This", "B2": "Number with comma", "C2": "25,5", "C3": ":,:"},
    "t219": {"B2": "John", "D3": "Potatoes"},
    "t223": {"A1": "id", "C5": "Ευστοργιος", "C2": "Λεωνιδας"},
    "t225": {"A1": "栏位1", "A2": "世界你好"},
    "t235": {"A1": "State Name", "A54": "PHILIPPINES", "C54": "171"},
    "t309": {"D2": "2012-03-28", "E2": 10_000_000, "H2": False, "H3": True},
    "d20": {"A1": "發生時間", "A2": "107年01月01日 05時12分00秒", "C2": "死亡1;受傷0"},
    "d27": {"A2": "宜蘭縣政府消防局", "A771": "澎湖縣政府消防局七美分隊", "C771": "0928370100"},
    "d38": {"B2": "2014-09-02", "C2": 1408254},
}
"""Cells of each file's first sheet."""


@cache
def cells(file: str) -> dict:
    """What `python -m data cells FILE --json` prints."""
    out, told = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(told):
        code = main(["cells", str(CORPUS / file), "--json"])
    document = json.loads(out.getvalue())
    assert code == (1 if document.get("problems") else 0)
    assert "Traceback" not in told.getvalue()
    return document


def named(file: str) -> dict[str, str]:
    """The manifest's line about a file."""
    return next(one for one in manifest() if one["file"] == file)


def test_every_file_marked_otherwise_is_refused_and_no_other():
    expected = {one["file"] for one in manifest() if one["expect"].startswith("refuse")}
    may_be = {one["file"] for one in manifest() if "refus" in one["expect"]}
    assert expected - {"torture/t141_poc-shared-strings.xlsx"} <= set(REFUSED) or not manifest()
    assert set(REFUSED) <= may_be or not manifest()


@pytest.mark.parametrize("file", [one for one in READ if one not in REFUSED])
def test_sizes_and_truths_are_those_of_the_manifest(file):
    sheets = cells(file)["sheets"]
    stated = [found for one in named(file)["sheets"].split(";") if (found := SHEET.match(one))]
    for sheet, found in zip(sheets, stated, strict=False):
        name, visibility, rows, columns, count, merges = found.groups()
        assert (sheet["name"], sheet["visible"]) == (name, visibility == "Visible")
        assert (sheet["rows"], sheet["columns"]) == (int(rows), int(columns))
        errors = [one for one in sheet["cells"].values() if one in ERRORS]
        hidden = 2 if "t035" in file else 0  # two numbers under a merged range, which nobody sees
        assert len(sheet["cells"]) - len(errors) == int(count) - hidden or "t021" in file
        assert merges is None or len(sheet["merges"]) == int(merges)
    if stated:
        total = re.search(r"…\((\d+) sheets\)", named(file)["sheets"])
        assert len(sheets) == (int(total[1]) if total else len(stated))
    truth = TRUTHS.get(re.search(r"/([td]\d+)_", file)[1] if "ministry" not in file else "", {})
    assert {place: sheets[0]["cells"].get(place) for place in truth} == truth


@pytest.mark.parametrize(
    "file", [one for one in READ if one.endswith((".csv", ".tsv")) and one not in REFUSED]
)
def test_records_of_a_text_are_those_of_the_manifest(file):
    truth = named(file)["truth"]
    sheet = cells(file)["sheets"][0]

    def row(number: int) -> list[str]:
        columns = range(sheet["columns"])
        return [sheet["cells"].get(f"{letter_of(c)}{number}", "") for c in columns]

    if found := re.match(
        r"(\d+) records.*field counts (\[.*?\]); first (\[.*\]); last (\[.*\])", truth
    ):
        assert sheet["rows"] == int(found[1])
        widest = max(ast.literal_eval(found[2]))
        assert sheet["columns"] == widest - ("t227" in file)  # the twelfth is empty in every row
        for number, stated in ((1, found[3]), (sheet["rows"], found[4])):
            fields = ast.literal_eval(stated)
            shown = [one[:20] for one in row(number)[: len(fields)]]
            assert shown == fields
    else:
        empty = re.search(r"empty_trailing_cols=(\d+)", truth)
        columns = int(re.match(r"columns (\d+)", truth)[1]) - (int(empty[1]) if empty else 0)
        assert sheet["columns"] == columns
        header = re.search(r"header (.*?);", truth)[1].split("|")[:columns]
        assert row(1)[: len(header)] == header
        footer = re.search(r"footer_rows=(\d+)", truth)
        rows = int(re.search(r" rows=(\d+)", truth)[1])
        assert sheet["rows"] == 1 + rows + (int(footer[1]) if footer else 0)


@pytest.mark.parametrize("file", [one for one in READ if one.startswith("ministry/")])
def test_totals_of_a_ministry_table_are_where_the_manifest_says(file):
    truth = named(file)["truth"]
    found = re.match(
        r"total row (\d+): accidents ([\d.]+) .*?([\d.]+)\), deaths ([\d.]+) .*?([\d.]+)\)", truth
    )
    sheets = cells(file)["sheets"]
    sizes = re.search(r"([^;]+); main (\d+)x\d+ merges=(\d+)", named(file)["sheets"])
    assert [one["name"] for one in sheets] == sizes[1].split("|")
    assert (sheets[0]["rows"], len(sheets[0]["merges"])) == (int(sizes[2]), int(sizes[3]))
    row = found[1]
    assert [sheets[0]["cells"][f"{column}{row}"] for column in "BCFG"] == [
        float(one) for one in found.groups()[1:]
    ]


@pytest.mark.parametrize("file", [one["file"] for one in manifest() if one["file"] in REFUSED])
def test_a_refusal_is_one_message_in_chinese(file):
    document = cells(file)
    assert document["sheets"] == []
    code = REFUSED[file]
    assert [one["code"] for one in document["problems"]] == [code]
    name = Path(file).name
    sentence = TEMPLATES[code][2].partition("{file}")[0] + name
    assert document["problems"][0]["message"].startswith(sentence)
    assert "请" in document["problems"][0]["message"]


@pytest.mark.parametrize(
    "file",
    [
        "t135_oleloop.xls",
        "t139_Issue_12556_corrupt.xls",
        "t145_issue_594_dos.ods",
        "t149_bigfoot.xlsx",
    ],
)
def test_the_worst_take_no_time(file):
    if not manifest():
        return
    began = sum(os.times()[:4])
    read(CORPUS / "torture" / file)
    assert sum(os.times()[:4]) - began < 10, "seconds of work of this process and its child"
