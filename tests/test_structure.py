"""The shape of the project: sizes, names, and that each declaration has its counterpart."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from data import contract, problems

ROOT = Path(__file__).parent.parent
CODE = sorted(
    path
    for path in [
        ROOT / "app.py",
        *(p for f in ("data", "pages", "queries") for p in (ROOT / f).rglob("*.py")),
    ]
    if "var" not in path.relative_to(ROOT).parts
)
PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")

TABLES_OF_SENTENCES = {"data/problems.py"}
"""Modules that are one long table; their length says nothing about their difficulty."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_module_fits_in_one_reading(path):
    limit = 120 if path in PAGES else 250
    if name_of(path) not in TABLES_OF_SENTENCES:
        assert lines_of(path) <= limit


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_function_fits_on_one_screen(path):
    too_long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > 40
    }
    assert too_long == {}


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_module_says_what_it_owns(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_module_is_named_for_having_things():
    assert not {"utils", "helpers", "common", "manager", "misc"} & {path.stem for path in CODE}


def test_python_stands_only_at_the_top_of_data_and_queries():
    deeper = [name_of(path) for path in CODE if len(path.relative_to(ROOT).parts) > 2]
    assert [name for name in deeper if not name.startswith("pages/parts/")] == []


def test_packages_are_packages_and_tests_are_not():
    assert all(
        (ROOT / name / "__init__.py").is_file()
        for name in ("data", "queries", "pages", "pages/parts")
    )
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("dataset", contract.contracts())
def test_a_contract_has_its_sample(dataset):
    assert (ROOT / "data" / "samples" / f"{dataset}.xlsx").is_file()


def test_a_sample_has_its_contract():
    samples = {path.stem for path in (ROOT / "data" / "samples").glob("*.xlsx")}
    assert samples <= set(contract.contracts())


@pytest.mark.parametrize("dataset", contract.contracts())
def test_a_contract_speaks_chinese_and_names_real_columns(dataset):
    one = contract.contract(dataset)
    shown = [one.label, one.grain, one.hint, *one.aliases, *one.zero_words]
    shown += [word for column in one.columns for word in (column.label, *column.aliases)]
    assert [word for word in shown if not re.search(r"[\u4e00-\u9fff]", word)] == []
    assert one.hint.endswith("。")
    named = {name for key in one.keys for name in key} | ({one.month} if one.month else set())
    assert named <= {column.name for column in one.columns}
    assert one.any_of or any(column.identifies for column in one.columns)
    assert {name for names in one.any_of for name in names} <= {c.name for c in one.columns}


@pytest.mark.parametrize("dataset", contract.contracts())
def test_a_heading_means_one_column_of_its_dataset(dataset):
    seen: dict[tuple, str] = {}
    for column in contract.contract(dataset).columns:
        for word in {column.label, *column.aliases}:
            assert (
                seen.setdefault((word, column.under, column.last_year_of), column.name)
                == column.name
            )


WORDS_IN_MESSAGES = {
    "Excel",
    "WPS",
    "xlsx",
    "xls",
    "et",
    "ods",
    "csv",
    "sheet",
    "dataset",
    "period",
    "area",
    "mode",
    "mapping",
    "partial",
    "GeoJSON",
    "shp",
    "dbf",
    "shx",
    "zip",
    "MB",
}
"""Names of programs, file suffixes and options; every other Latin word in a message would be a leak."""


@pytest.mark.parametrize("code", problems.TEMPLATES)
def test_a_message_is_a_chinese_sentence(code):
    level, title, sentence = problems.TEMPLATES[code]
    assert level in (problems.ERROR, problems.WARNING, problems.INFO)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert title
    assert sentence.endswith(("。", "}"))
    plain = re.sub(r"\{\w+\}", "", title + sentence)
    assert set(re.findall(r"[A-Za-z]{2,}", plain)) <= WORDS_IN_MESSAGES


def test_no_message_is_declared_in_vain():
    source = "".join(path.read_text("utf-8") for path in CODE if path.name != "problems.py")
    assert [code for code in problems.TEMPLATES if f'"{code}"' not in source] == []


def test_every_message_raised_is_declared():
    raised = {
        node.args[0].value
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) == "problem"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert raised <= set(problems.TEMPLATES)


def imported_packages() -> set[str]:
    """Top-level names that the code imports from outside the standard library and itself."""
    names = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"data", "pages", "queries"}


def test_requirements_are_what_the_code_imports():
    listed = (ROOT / "requirements.txt").read_text("utf-8").split("\n\n")[0].splitlines()[1:]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+==[0-9.]+", line) for line in listed)
    distributions = packages_distributions()
    needed = {distributions[name][0].lower() for name in imported_packages()}
    assert {line.split("==")[0].lower() for line in listed} == needed
