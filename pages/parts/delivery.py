"""Uploaded bytes on their way to the intake: files of their own names in a folder of the session.

Owns that folder.

The folder goes when its session lets it go; nothing is stored before the officer confirms.
"""

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path, PurePath

import streamlit as st

from data import intake
from data.intake import Request
from data.receipts import Prepared, Receipt
from pages.parts import rows

KEY = "delivery"
"""Session key of what was prepared, the folder it lies in, and what it was prepared from."""


class Folder:
    """A folder for uploaded files that is removed with the last mention of it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="anlan-"))
        self.remove = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def prepare(files: Sequence, request: Request) -> list[Prepared]:
    """Understand the files, once per choice of files and options; writes nothing to the store."""
    made_from = (
        tuple((one.file_id, one.name) for one in files),
        request,
        rows.store().published_name(),
    )
    kept = st.session_state.get(KEY)
    if kept is not None and kept[0] == made_from:
        return kept[2]
    folder = Folder()
    found: list[Prepared] = []
    with st.status("正在读取……", expanded=True) as status:
        for position, one in enumerate(files):
            status.update(label=f"正在读取第 {position + 1} 份，共 {len(files)} 份：{one.name}")
            place = folder.path / str(position)
            place.mkdir()
            path = place / PurePath(one.name).name
            path.write_bytes(one.getvalue())
            found += intake.prepare(rows.store(), path, request)
        status.update(
            label=f"已读 {len(files)} 份，认出 {sum(1 for one in found if one.table)} 张表",
            state="complete",
            expanded=False,
        )
    st.session_state[KEY] = (made_from, folder, found)
    return found


def commit(prepared: list[Prepared], request: Request) -> list[Receipt]:
    """Store what was prepared and let the folder go."""
    told = intake.commit(rows.store(), prepared, request)
    clear()
    return told


def clear() -> None:
    """Forget what was prepared."""
    kept = st.session_state.pop(KEY, None)
    if kept is not None:
        kept[1].remove()
