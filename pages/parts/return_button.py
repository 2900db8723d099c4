"""The button that gives back an officer's own file with what is wrong marked in it.

Owns the button; the workbook is data's.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from data import returns
from data.receipts import Prepared, Receipt
from data.requests import Request
from pages.parts import rows
from pages.parts.exports.spreadsheet import MIME


def show(told: Sequence[Prepared] | Sequence[Receipt], request: Request, key: str) -> None:
    """Beside all tables of one file, before or after confirming; nothing where nothing is wrong.

    The original is read when the button is clicked: from where the upload lies, else as kept.
    """
    path = _original(told)
    if path is None or not returns.is_returnable(told):
        return
    file = returns.outcomes(told)[0].table.file
    st.download_button(
        "下载退回件",
        data=lambda: returns.workbook(rows.store(), path, told, request),
        file_name=returns.name_of(file),
        mime=MIME,
        key=f"return-{key}",
        on_click="ignore",
        icon=":material/assignment_return:",
        help="原表标出有问题的格子和改法；改好后整份重新上传，只入库改过的行",
    )


def _original(told: Sequence[Prepared] | Sequence[Receipt]) -> Path | None:
    """Where the file can be read again."""
    for one in returns.outcomes(told):
        if one.table.path is not None and one.table.path.is_file():
            return one.table.path
        if one.upload_id:
            return rows.original(rows.upload(one.upload_id)["sha256"])
    return None
