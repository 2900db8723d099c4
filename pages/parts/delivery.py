"""Uploaded files on their way to the store: each with what was said of it and what it would do.

Owns the folder in which they lie. The folder goes when its session lets it go; nothing is stored
before the officer confirms.
"""

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path, PurePath
from typing import Any

import streamlit as st

from data import intake
from data.corrections import Correction
from data.grid import Sheet, Workbook
from data.intake import Request
from data.progress import COMPARING, READING, Progress, each, part, silent
from data.receipts import Prepared, Receipt
from data.twins import refuse_twins
from pages.parts import jobs, rows

KEY = "delivery"
"""Session key of what lies on the desk."""

TURNS = count()
"""Numbers of understandings, none given twice."""

READERS = 4
"""Files that are read at the same time, each in a child process."""

REMEMBERED = 400_000
"""Cells of a file that is kept as it was read, so that it need not be read again after a change."""


class Folder:
    """A folder for uploaded files that is removed with the last mention of it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="anlan-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass
class Item:
    """One file: where it lies, what was said of it alone, and its tables as understood last."""

    name: str
    path: Path
    said: dict[str | None, dict[str, Any]] = field(default_factory=dict)
    """Sheet -> what the officer says of it beyond what is said of all files."""
    sheets: tuple[str, ...] = ()
    """The sheets that are to be read; none named is those that the intake takes by itself."""
    corrections: tuple[Correction, ...] = ()
    workbook: Workbook | None = None
    made_from: object = None
    tables: list[tuple[Prepared, Request]] = field(default_factory=list)
    turn: int = 0
    """Another one every time the tables are understood."""

    def sheet(self, name: str | None) -> Sheet | None:
        """A sheet's cells as the file has them."""
        sheets = self.workbook.sheets if self.workbook else ()
        return next((sheet for sheet in sheets if sheet.name == name), None)

    def say(self, sheet: str | None, **said: Any) -> None:
        """Add to what is said of one sheet."""
        self.said[sheet] = {**self.said.get(sheet, {}), **said}
        self.made_from = None

    def choose(self, sheets: Sequence[str]) -> None:
        """Say which sheets are to be read."""
        self.sheets, self.made_from = tuple(sheets), None

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Add corrections; one of a cell that was corrected before takes its place, and one that
        says what the file says takes it back.
        """
        kept = {(one.sheet, one.row, one.letter): one for one in self.corrections}
        for one in corrections:
            place = (one.sheet, one.row, one.letter)
            first = kept.pop(place, one)
            if one.set != first.found or not one.letter:
                kept[place] = replace(one, found=first.found)
        self.corrections = tuple(kept.values())
        self.made_from = None

    def restore(self) -> None:
        """Take back every correction."""
        self.corrections, self.made_from = (), None

    def read(self) -> Workbook:
        """The file as it is; kept where it is not too large."""
        workbook = self.workbook or intake.read(self.path)
        cells = sum(len(row) for sheet in workbook.sheets for row in sheet.rows)
        self.workbook = workbook if cells <= REMEMBERED else None
        return workbook

    def understand(
        self, store: Any, request: Request, workbook: Workbook, progress: Progress
    ) -> None:
        """Understand the file's tables anew."""
        general = replace(request, corrections=self.corrections)
        tables = []
        for sheet in self.sheets or (request.sheet,):
            one_sheet = replace(general, sheet=sheet)
            found = intake.prepare(store, self.path, one_sheet, progress, workbook)
            tables += [(one, one_sheet) for one in found]
        for sheet, said in self.said.items():
            own = replace(general, sheet=sheet, **said)
            again = intake.prepare(store, self.path, own, silent, workbook)
            place = next((i for i, (one, _) in enumerate(tables) if one.sheet == sheet), 0)
            tables = [pair for pair in tables if pair[0].sheet != sheet]
            tables[place:place] = [(one, own) for one in again]
        if self.sheets:
            refuse_twins([one for one, _ in tables])
        self.tables, self.turn = tables, next(TURNS)


@dataclass
class Desk:
    """What one visitor has on the desk."""

    folder: Folder = field(default_factory=Folder)
    items: dict[str, Item] = field(default_factory=dict)


def take(files: Sequence, request: Request) -> list[Item]:
    """Understand the files, those only of which something has changed; writes nothing."""
    desk = st.session_state.setdefault(KEY, Desk())
    for file in files:
        if file.file_id not in desk.items:
            place = desk.folder.path / str(len(list(desk.folder.path.iterdir())))
            place.mkdir()
            path = place / PurePath(file.name).name
            path.write_bytes(file.getvalue())
            desk.items[file.file_id] = Item(file.name, path)
    desk.items = {file.file_id: desk.items[file.file_id] for file in files}
    nameless, store = replace(request, by=""), rows.store()
    made_from = (nameless, store.published_name())
    stale = [item for item in desk.items.values() if item.made_from != made_from]
    if stale:
        key = ("prepare", made_from, tuple(item.path for item in stale))
        jobs.run("prepare", key, lambda progress: _understand(stale, store, nameless, progress))
        for item in stale:
            item.made_from = made_from
        intake.note_same([one for item in desk.items.values() for one, _ in item.tables])
    return list(desk.items.values())


def _understand(stale: Sequence[Item], store: Any, request: Request, progress: Progress) -> None:
    """Read the files, several at once, and understand each as soon as it is read."""
    total = len(stale)
    with ThreadPoolExecutor(READERS) as readers:
        books = [readers.submit(item.read) for item in stale]
        for position, (item, book) in enumerate(zip(stale, books, strict=True)):
            words = f"第 {position + 1} 份，共 {total} 份 · {item.name}" if total > 1 else item.name

            def tell(stage: str, done: float, words: str = words) -> None:
                progress(f"{stage} · {words}", done)

            step = each(tell, position, total)
            step(READING, 0)
            item.understand(store, request, book.result(), part(step, 0.4, 1))


def items() -> list[Item]:
    """The files on the desk."""
    desk = st.session_state.get(KEY)
    return list(desk.items.values()) if desk else []


def state() -> tuple[int, ...]:
    """Tells what lies on the desk, as understood last, from what lay there before."""
    return tuple(item.turn for item in items())


def signed(by: str) -> list[tuple[Prepared, Request]]:
    """Every table on the desk, as it was seen, with what is said of it in the officer's name."""
    return [
        (one, replace(said, by=by, corrections=tuple(replace(c, by=by) for c in said.corrections)))
        for item in items()
        for one, said in item.tables
    ]


def commit(by: str) -> list[Receipt]:
    """Store what was seen; a table that would do something else by now is held back."""
    waiting, store = signed(by), rows.store()

    def work(progress: Progress) -> list[Receipt]:
        progress(COMPARING, 0)
        return intake.commit_all(store, intake.telling(waiting, progress), as_seen=True)

    return jobs.run("commit", ("commit", by), work)


def clear() -> None:
    """Take everything off the desk."""
    st.session_state.pop(KEY, None)
