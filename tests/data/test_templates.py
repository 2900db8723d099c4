"""Templates: whatever is filled in as they ask loads without a question, from any version of them."""

import datetime as dt
import re
import shutil

import openpyxl
import pytest

from data import contract, headings, reference, templates
from data.contract import contracts
from data.intake import Request, load, prepare
from data.problems import ERROR, INFO
from data.warehouse import Store

AREAS = ("青溪镇", "云岭镇", "石桥乡", "柳塘乡", "县直")


@pytest.fixture(scope="module")
def office(prepared_folders, tmp_path_factory):
    """A store with the register, to look at only."""
    return Store(shutil.copytree(prepared_folders[1], tmp_path_factory.mktemp("office") / "store"))


def made(store, spec, path):
    """The template of a dataset as an officer opens it."""
    with store.cursor() as cursor:
        known, suggested = reference.register(cursor), templates.suggestions(cursor)
    path.write_bytes(templates.template(spec, known, suggested))
    return openpyxl.load_workbook(path)


def rule_at(sheet, cell):
    """The rule of a cell."""
    return next(rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)


def offered(book, rule):
    """What a drop-down offers."""
    name, area = rule.formula1.replace("$", "").split("!")
    return [cell.value for row in book[name.strip("'")][area] for cell in row]


DEATHS = {"一般": 0, "较大": 3, "重大": 10, "特别重大": 30}
"""Severity -> the deaths from which it is; a stated severity has to agree."""


def word(book, column, letter, number):
    """What an officer may write into that column of the n-th row: every choice in turn, else something of its type."""
    rule = rule_at(book.worksheets[0], f"{letter}3")
    if column.is_credit_code:
        return column.example
    if rule.type == "list":
        listed = offered(book, rule)
        return listed[number % (12 if column.type == "month" else len(listed))]
    day = dt.datetime(2025, 1, 6, 8, 30) + dt.timedelta(days=number)
    least = max(0, int(column.min or 0))
    return {
        "text": f"{column.label}{number}",
        "code": f"BH-{number:03d}",
        "integer": least + (0 if column.part_of else number % 3),
        "number": least + (0.0 if column.part_of else 1.25),
        "date": day.date(),
        "datetime": day,
        "year": 2020 + number % 6,
        "list": "、".join(AREAS[number % 3 : number % 3 + 2]) if column.references else "甲、乙",
    }[column.type]


def row_of(book, spec, number):
    """One row as an officer may write it, its columns in agreement with each other."""
    row = {
        column.name: word(book, column, book.worksheets[0].cell(2, index).column_letter, number)
        for index, column in enumerate(spec.columns, start=1)
    }
    if row.get("stated_severity"):
        row["deaths"] = DEATHS[row["stated_severity"]]
    for column in spec.columns:
        if column.unit_column:
            row[column.unit_column] = "个"
        for of, units in column.units_by.items():
            row[str(column.unit_column)] = units.get(row[of], "个")
    return row


def fill(book, spec):
    """Fill a template with as many rows as its longest list of choices has, at least one per area."""
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[2]] == [column.title for column in spec.columns]
    count = max(len(AREAS), *(len(column.choices) for column in spec.columns))
    for number in range(count):
        for index, value in enumerate(row_of(book, spec, number).values(), start=1):
            sheet.cell(3 + number, index).value = value
    return count


@pytest.mark.parametrize("dataset", contracts())
def test_a_filled_template_loads_without_a_question(office, tmp_path, dataset):
    spec = contracts()[dataset]
    path = tmp_path / f"{spec.label}.xlsx"
    book = made(office, spec, path)
    rows = fill(book, spec)
    book.save(path)
    found = prepare(office, path, Request("张三"))
    said = [
        (p.code, p.row, p.column, p.value) for one in found for p in one.problems if p.level != INFO
    ]
    assert said == []
    assert [(one.dataset, one.counts["read"], one.refused) for one in found] == [(dataset, rows, 0)]
    assert found[0].status(False) == "stored"
    assert set(found[0].table.columns) == {column.name for column in spec.columns}


# --- what Excel checks while an officer types --------------------------------------------------


def test_every_cell_says_what_it_takes_and_lists_are_whole(office, tmp_path):
    spec = contracts()["hazards"]
    book = made(office, spec, tmp_path / "t.xlsx")
    sheet = book.worksheets[0]
    rules = {
        column.name: rule_at(sheet, f"{sheet.cell(2, index).column_letter}3")
        for index, column in enumerate(spec.columns, start=1)
    }
    assert all(re.search("[\u4e00-\u9fff]", rule.prompt) for rule in rules.values())
    assert offered(book, rules["area"]) == [*AREAS]
    assert rules["area"].errorStyle in (None, "stop")
    assert offered(book, rules["grade"]) == list(spec.column("grade").choices)
    assert (rules["found_on"].type, rules["funds_wan_yuan"].type) == ("custom", "custom")
    assert rules["found_on"].error.startswith("应是：")
    assert book["安澜名单"].sheet_state == "veryHidden"
    assert not [c for row in sheet.iter_rows(min_row=3) for c in row if c.value is not None]


def test_a_long_register_is_offered_whole(store, tmp_path, sheet):
    towns = [f"第{n}号很长名字的街道" for n in range(120)]
    path = sheet("区划名录.xlsx", [["名称", "级别"], *([name, "乡镇"] for name in towns)])
    assert load(store, [path], Request("管理员"))[0].status == "stored"
    book = made(store, contracts()["accidents"], tmp_path / "t.xlsx")
    assert offered(book, rule_at(book.worksheets[0], "C3")) == towns


# --- versions ----------------------------------------------------------------------------------

RENAMED = ('label = "行业领域"\naliases = [', 'label = "行业门类"\naliases = ["行业领域", ')
ADDED = '\n[[columns]]\nname = "weather"\nlabel = "当时天气"\ntype = "text"\n'


@pytest.fixture
def versions(tmp_path):
    """Switch between the accidents' contract and its next version: one column renamed, one added."""
    now, later = contract.CONTRACTS, tmp_path / "contracts"
    shutil.copytree(now, later)
    path = later / "accidents.toml"
    text = path.read_text("utf-8").replace(*RENAMED)
    assert "行业门类" in text
    path.write_text("version = 2\n" + text + ADDED, "utf-8")

    def use(folder):
        contract.CONTRACTS = folder
        for kept in (
            contract.contract,
            contract.contracts,
            headings.names_of,
            headings.every_name,
            headings.needed,
            headings._named,
        ):
            kept.cache_clear()

    yield lambda version: use({1: now, 2: later}[version])
    use(now)


def told(found):
    """Codes of what is told of the only table, and its columns."""
    assert [(one.dataset, one.status(False)) for one in found] == [("accidents", "stored")]
    codes = {p.code: p.message for p in found[0].problems if p.code.startswith("template")}
    assert [p.message for p in found[0].problems if p.level == ERROR] == []
    return codes, set(found[0].table.columns)


def test_an_older_template_still_loads(store, tmp_path, versions):
    path = tmp_path / "事故台账.xlsx"
    book = made(store, contracts()["accidents"], path)
    fill(book, contracts()["accidents"])
    book.save(path)
    versions(2)
    upgraded = Store(shutil.copytree(store.folder, tmp_path / "upgraded"))
    codes, columns = told(prepare(upgraded, path, Request("张三")))
    assert codes == {
        "template-older": "这份《事故台账》是第 1 版模板填的，现在是第 2 版，没有“当时天气”列，按未填处理。可以照常使用。"
    }
    assert "sector" in columns


def test_a_newer_template_is_told_and_its_known_columns_load(store, tmp_path, versions):
    versions(2)
    path = tmp_path / "事故台账.xlsx"
    book = made(store, contracts()["accidents"], path)
    fill(book, contracts()["accidents"])
    book.save(path)
    versions(1)
    codes, columns = told(prepare(store, path, Request("张三")))
    assert list(codes) == ["template-newer"]
    assert "第 2 版模板填的，系统里是第 1 版" in codes["template-newer"]
    assert "deaths" in columns


def test_the_example_in_the_notes_is_never_a_row(office, tmp_path):
    path = tmp_path / "事故台账.xlsx"
    book = made(office, contracts()["accidents"], path)
    notes = [[cell.value for cell in row] for row in book["填写说明"].iter_rows()]
    assert notes[2][:2] == ["事故编号", "文字；长编号请设为文本格式"]
    assert [p.code for one in prepare(office, path, Request("张三")) for p in one.problems] == [
        "no-rows"
    ]
