"""What pages may not do: raw HTML, caches, SQL, grouping, English on screen; and what the server is told at start."""

import ast
import re
import runpy
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "pages").rglob("*.py"))
ONLY = {
    r"st\.html|unsafe_allow_html|unsafe_allow_javascript": {"pages/parts/theme.py"},
    r"st\.cache_|lru_cache|functools": {"pages/parts/rows.py"},
    r"\bselect\b.*\bfrom\b|\.execute\(|\.groupby\(|\.pivot|duckdb": set(),
    r"plotly\.express": set(),
    r"import pydeck": {"pages/parts/maps.py", "pages/parts/map_layers.py"},
    r"\.set_option|use_container_width": set(),
}
"""What is written -> the only modules that may write it."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def without_words(path: Path) -> str:
    """A module's code without docstrings and comments, which may talk of anything."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            node.value.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_module_leaves_to_others_what_is_theirs(path):
    code = without_words(path)
    found = [
        words
        for words, allowed in ONLY.items()
        if re.search(words, code) and name_of(path) not in allowed
    ]
    assert found == []


def test_the_server_does_not_take_the_folder_for_a_menu(monkeypatch):
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    served = runpy.run_path(str(ROOT / "app.py"), run_name="app")  # whoever imported it before
    assert isinstance(served["app"], st.App)
    assert PagesManager.uses_pages_directory is False
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert pages == set(served["PAGES"])


def test_the_unforeseen_is_answered_with_a_reference_and_logged(monkeypatch, caplog):
    import app

    told = []
    monkeypatch.setattr(app.st, "error", told.append)
    assert app.apologise(ZeroDivisionError("secret detail"))
    reference = re.search(r"编号 ([0-9A-F]{6})", told[0]).group(1)
    assert "secret" not in told[0]
    assert reference in caplog.text
    assert "ZeroDivisionError" in caplog.text
