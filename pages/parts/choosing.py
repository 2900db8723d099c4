"""Lists of which lines can be chosen. Owns how they look; what a choice opens is the page's."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import tables


def lines(
    key: str,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    alt: str,
    height: int,
    blank: str = " ",
    several: bool = False,
) -> list[int]:
    """Show a list, at most so high, and tell the places of the lines chosen.

    columns: Streamlit's configuration of each column; alt: what the list is, for who cannot see it.
    """
    event = st.dataframe(
        frame,
        hide_index=True,
        column_config=columns,
        on_select="rerun",
        selection_mode="multi-row" if several else "single-row",
        placeholder=blank,
        key=key,
        height=tables.height_of(frame, height),
        row_height=tables.ROW,
        alt=alt,
    )
    return list(event.selection.rows)
