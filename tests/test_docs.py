"""The documents are true: the tree, the lists, the links, the commands, and the steps to add something."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

import queries
from data import contract

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(document: str, language: str = "") -> list[str]:
    """The fenced blocks of a document in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```", read(document), flags=re.M | re.S)


def tree() -> set[str]:
    """Paths that the README's tree lists."""
    paths, above = set(), []
    for line in blocks("README.md")[1].splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth:] = [name.rstrip("/")]
        paths.add("/".join(above))
    return paths


def ignored() -> set[str]:
    """Names that git leaves alone, and git itself."""
    return {line.strip("/") for line in read(".gitignore").splitlines()} | {".git", ".gitignore"}


def kept_in(folder: Path) -> set[str]:
    """Names in a folder that belong to the project; git keeps no empty folder."""
    return {
        path.name
        for path in folder.iterdir()
        if path.name not in ignored()
        and path.suffix != ".pyc"
        and (path.is_file() or any(path.iterdir()))
    }


def test_the_tree_of_the_readme_is_the_tree():
    top = {path for path in tree() if "/" not in path}
    assert top == kept_in(ROOT)
    assert [path for path in tree() - {"data/var"} if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("folder", ["pages", "data"])
def test_the_tree_names_every_folder_of_the_code(folder):
    folders = {name for name in kept_in(ROOT / folder) if (ROOT / folder / name).is_dir()}
    listed = {path.split("/")[1] for path in tree() if path.startswith(f"{folder}/")}
    assert listed - {"var"} == folders - {"var"}


def lists() -> str:
    """The README's block of datasets and questions, as it should be."""
    lines = ["| dataset | name | one row |", "|---|---|---|"]
    for name, one in contract.contracts().items():
        lines.append(f"| `{name}` | {one.label} | {one.grain.removeprefix('一行 = ')} |")
    lines += ["", "| question | answers |", "|---|---|"]
    lines += [f"| `{name}` | {queries.header(name).question} |" for name in queries.names()]
    return "\n".join(lines)


def test_the_readme_lists_every_dataset_and_question():
    found = re.search(r"<!-- begin -->\n(.*?)\n?<!-- end -->", read("README.md"), flags=re.S)
    assert found.group(1) == lists(), f"README.md, between begin and end:\n{lists()}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    targets = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_place_of_one_machine(document):
    assert re.findall(r"/(?:home|root|work|tmp|Users)/\S*", document.read_text("utf-8")) == []


def commands() -> list[str]:
    """Every command line of `data` and `queries` that a document shows."""
    shown = []
    for document in DOCUMENTS:
        shown += re.findall(
            r"^\S*(python -m (?:data|queries) .*?)(?:  +#.*)?$",
            document.read_text("utf-8"),
            flags=re.M,
        )
    return sorted(set(shown))


@pytest.mark.parametrize("line", commands())
def test_a_command_shown_has_the_options_shown(line, tmp_path, python):
    program, word = line.split()[2:4]
    asked = [program, word] if program == "data" else [program]
    help_text = python("-m", *asked, "--help", home=tmp_path)
    assert [
        option for option in re.findall(r"--[a-z][a-z-]*", line) if option not in help_text
    ] == []


@pytest.mark.parametrize("line", [line for line in commands() if "queries" in line and "/" in line])
def test_a_question_shown_exists(line):
    name = line.split()[3]
    assert name in [*queries.names(), "accidents/count_by_place", "trace/drills"]


SHOWN = "".join(document.read_text("utf-8") for document in DOCUMENTS)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^|`)make ([a-z]+)", SHOWN, re.M))))
def test_a_make_target_shown_exists(target):
    assert re.search(rf"^{target}:", read("Makefile"), flags=re.M)


@pytest.fixture
def checkout(tmp_path):
    """A copy of the project to add something to."""
    copy = tmp_path / "checkout"
    for name in ("pages", "data", "queries", ".streamlit"):
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("var", "__pycache__")
        )
    shutil.copy(ROOT / "app.py", copy)
    return copy


def fill(template: Path, *rows: tuple) -> None:
    """Write rows under the header of a template, over its example."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    header = next(row[0].row for row in sheet.iter_rows() if len([c for c in row if c.value]) > 2)
    sheet.delete_rows(header + 1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    book.save(template)


OPEN_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=120).run()
app.switch_page(sys.argv[1]).run()
assert not app.exception, app.exception
print([box.options for box in app.selectbox])
print([text.proto.body for text in app.get("html")])
"""
"""Run one page of a copy of the project and print what it offers and says."""


def test_the_steps_to_add_a_dataset_lead_to_one(checkout, tmp_path, python):
    added = checkout / "data" / "contracts" / "drills.toml"
    added.write_text(blocks("docs/adding-a-dataset.md", "toml")[0], "utf-8")
    home = tmp_path / "store"
    listed = json.loads(python("-m", "data", "datasets", "--json", cwd=checkout, home=home))
    assert "drills" in [one["name"] for one in listed["datasets"]]
    file = tmp_path / "应急演练台账2026年7月.xlsx"
    python("-m", "data", "template", "drills", "-o", str(file), cwd=checkout, home=home)
    fill(file, ("YL-1", "2026-07-15", "防汛演练", None, 42))
    python("-m", "data", "check", str(file), cwd=checkout, home=home)
    python("-m", "data", "load", str(file), "--by", "张三", cwd=checkout, home=home)
    told = json.loads(python("-m", "queries", "trace/drills", "--json", cwd=checkout, home=home))
    assert [row[:3] for row in told["rows"]] == [[file.name, "应急演练台账", 3]]
    ask = "from data.warehouse import Store, home; print(Store(home()).cursor().execute('select name, people from drills').fetchall())"
    assert python("-c", ask, cwd=checkout, home=home) == "[('防汛演练', 42)]\n"
    shown = python("-c", OPEN_PAGE, "pages/upload.py", cwd=checkout, home=home)
    assert "应急演练台账" in shown.splitlines()[0]


def test_the_steps_to_add_a_question_lead_to_one(checkout, demonstration_home, python):
    document, home = "docs/adding-a-question.md", demonstration_home
    question = checkout / "queries" / "accidents" / "count_by_place.sql"
    question.write_text(blocks(document, "sql")[0], "utf-8")
    test = checkout / "tests" / "queries" / "accidents" / "test_count_by_place.py"
    test.parent.mkdir(parents=True)
    test.write_text(blocks(document, "python")[0], "utf-8")
    shutil.copy(ROOT / "tests" / "queries" / "conftest.py", test.parent)
    shutil.copy(ROOT / "pyproject.toml", checkout)
    python("-m", "pytest", "-p", "no:cacheprovider", str(test), cwd=checkout, home=home)
    assert "accidents/count_by_place" in python("-m", "queries", "list", cwd=checkout, home=home)
    told = python("-m", "queries", "accidents/count_by_place", "--json", cwd=checkout, home=home)
    answer = json.loads(told)
    assert [column["name"] for column in answer["columns"]] == ["place", "accidents", "deaths"]
    assert answer["rows"]


def test_the_steps_to_add_a_page_lead_to_one(checkout, demonstration_home, python):
    document, home = "docs/adding-a-page.md", demonstration_home
    page = checkout / "pages" / "types.py"
    page.write_text(blocks(document, "python")[0], "utf-8")
    listed = (checkout / "app.py").read_text("utf-8")
    line = re.search(r"`(\"types\".*,)`", read(document)).group(1)
    listed = re.sub(r"^(PAGES = \{)$", rf"\1\n    {line}", listed, flags=re.M)
    assert line in listed
    (checkout / "app.py").write_text(listed, "utf-8")
    shown = python("-c", OPEN_PAGE, "pages/types.py", cwd=checkout, home=home)
    assert "各类型的事故" in shown
    assert "演示数据" in shown


def test_a_page_that_is_listed_has_its_file_and_the_other_way_round():
    listed = re.search(r"^PAGES = \{\n(.*?)^\}", read("app.py"), flags=re.M | re.S).group(1)
    addresses = re.findall(r'^ +"([a-z]+)":', listed, flags=re.M)
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert set(addresses) == files
