"""Headers: what each .sql file says of itself is true."""

import re
from pathlib import Path

import pytest

import queries
from data.contract import contracts
from queries import headers
from queries.defining import ORDER, define, needed

TESTS = Path(__file__).parent
FILES = sorted(headers.DEFINITIONS.glob("*.sql"))


@pytest.mark.parametrize("name", queries.names())
def test_columns_are_those_that_the_statement_has(made_tables, name):
    sql = headers.sql_of(name)
    parameters = dict.fromkeys(queries.header(name).params)
    with made_tables.cursor() as con:
        define(con, sql)
        described = con.execute(f"describe {sql}", parameters).fetchall()
    assert [row[0] for row in described] == [column.name for column in queries.header(name).columns]
    assert {row[1] for row in described} & {"HUGEINT", "DECIMAL(38,0)", "INT128"} == set()


@pytest.mark.parametrize("name", queries.names())
def test_parameters_are_those_that_the_statement_takes(made_tables, name):
    (statement,) = made_tables.extract_statements(headers.sql_of(name))
    assert statement.named_parameters == set(queries.header(name).params)


@pytest.mark.parametrize("name", queries.names())
def test_words_are_chinese_and_the_question_is_one(name):
    header = queries.header(name)
    shown = [
        header.question,
        header.grain,
        *header.params.values(),
        *(column.label for column in header.columns),
    ]
    assert [text for text in shown if not re.search(r"[\u4e00-\u9fff]", text)] == []
    assert header.question.endswith("？")
    assert header.grain.startswith("一行 = ")


@pytest.mark.parametrize("name", queries.names())
def test_figures_have_units(name):
    figures = {
        "accidents",
        "deaths",
        "found",
        "rectified",
        "rate_pct",
        "loss_wan_yuan",
        "units",
        "due",
        "open",
        "days_late",
    }
    assert [
        column.name
        for column in queries.header(name).columns
        if column.name in figures and not column.unit
    ] == []


@pytest.mark.parametrize("name", queries.names())
def test_the_source_has_its_trace_and_counts_its_blank_cells(name):
    header = queries.header(name)
    if header.source not in contracts():
        assert list(header.sources) == ["reported"]
        return
    results = {column.name for column in header.columns}
    for dataset, columns in header.sources.items():
        assert f"trace/{dataset}" in queries.names()
        assert set(columns) <= {column.name for column in contracts()[dataset].columns}
        assert {result for column, result in columns.items() if result != column} <= results
        if columns:
            counting = headers.sql_of(f"missing/{dataset}").replace('"', "")
            assert [column for column in columns if f"{column}," not in counting] == []
            assert set(header.behind) <= set(queries.header(f"trace/{dataset}").params)


@pytest.mark.parametrize("dataset", contracts())
def test_every_dataset_has_its_trace(dataset):
    named = [column.name for column in queries.header(f"trace/{dataset}").columns]
    assert named[:5] == ["file", "sheet", "row", "uploaded_by", "uploaded_at"]
    contract_columns = [
        column.name for column in contracts()[dataset].columns if not column.sensitive
    ]
    assert named[5 : 5 + len(contract_columns)] == contract_columns


@pytest.mark.parametrize("name", queries.names())
def test_a_trace_takes_the_parameters_of_its_questions(name):
    header = queries.header(name)
    if "row_key" in {column.name for column in header.columns}:
        return
    for dataset in set(header.sources) & set(contracts()):
        if contracts()[dataset].kind != "reference":
            assert set(header.params) <= set(queries.header(f"trace/{dataset}").params)


@pytest.mark.parametrize("name", queries.names())
def test_every_question_has_its_test(name):
    topic, question = name.split("/")
    assert (TESTS / topic / f"test_{question}.py").is_file()


@pytest.mark.parametrize("name", queries.names())
def test_the_last_select_is_ordered(name):
    assert re.search(r"^order by ", headers.sql_of(name), flags=re.M)


def test_definitions_are_loaded_each_after_those_it_uses():
    assert set(ORDER) == {path.stem for path in FILES}
    for place, file in enumerate(ORDER):
        assert needed((headers.DEFINITIONS / f"{file}.sql").read_text("utf-8"))[-1] == file
        assert ORDER.index(file) == place


def test_a_question_needs_only_the_definitions_it_uses():
    assert needed("select 1") == ()
    assert needed("from area_register") == ("areas",)
    assert needed(headers.sql_of("accidents/summary")) == (
        "months",
        "units",
        "accidents",
    )


def test_a_continued_line_goes_on_where_it_was_broken():
    lines = headers._lines("-- 问题：甲？\n-- 结果：a 甲；b\n-- 乙（起）；\n-- c 丙\nselect 1")
    assert lines == {"问题": "甲？", "结果": "a 甲；b 乙（起）；c 丙"}


def test_a_column_is_named_labelled_and_has_its_unit():
    column = queries.header("accidents/summary").columns[3]
    assert column.as_json() == {
        "name": "accidents_change_pct",
        "label": "事故起数同比",
        "unit": "%",
    }
    assert column.title == "事故起数同比（%）"


def test_a_trace_takes_its_labels_from_the_contract():
    column = next(
        column
        for column in queries.header("trace/accidents").columns
        if column.name == "loss_wan_yuan"
    )
    assert (column.label, column.unit) == ("直接经济损失", "万元")


def test_an_unknown_question_is_answered_with_the_known():
    with pytest.raises(
        queries.UsageError,
        match="没有问题“accidents/sum”。可用的有：accidents/corrections、accidents/count_by_area、",
    ):
        queries.header("accidents/sum")


def test_a_ledger_and_a_report_are_told_apart():
    assert queries.source_label(queries.header("accidents/summary")) == "台账"
    assert queries.source_label(queries.header("accidents/stated_summary")) == "报表"
