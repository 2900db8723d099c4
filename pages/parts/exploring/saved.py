"""Saved views: the list, saving under a name, and the link. Owns the form; data/views.py keeps."""

import streamlit as st

from data import views
from pages.parts import rows, theme
from pages.parts.exploring.view import View

PAGE = "explore"


def panel(view: View) -> None:
    """A button that opens the saved views of this page, with the link to what is shown."""
    kept = views.listed(rows.store(), PAGE)
    label = f"保存的视图 {len(kept)}" if kept else "保存视图"
    with st.popover(label, icon=":material/bookmark:", key="saved-views"):
        theme.panel_title("保存的视图", "打开时重新取数，显示当时已有的数据")
        by = st.session_state.get("view-by", "").strip()
        for place, one in enumerate(kept):
            _line(place, one, by)
        if not kept:
            theme.source_line("还没有保存的视图。")
        _form(view)


def _line(place: int, one: views.View, by: str) -> None:
    """One saved view: its name opens it; who saved it, and a way to take it off the list."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=f"view-{place}",
    ):
        st.page_link(
            "pages/explore.py",
            label=one.name,
            icon=":material/table_chart:",
            query_params=one.query,
        )
        st.button(
            "删除",
            key=f"view-forget-{place}",
            type="tertiary",
            disabled=not by,
            help=f"{one.by} 保存" if by else f"{one.by} 保存；先填写保存人，才能删除",
            on_click=views.forget,
            args=(rows.store(), one.name, by),
        )


def _form(view: View) -> None:
    """Name, who, and the button; one of the same name is replaced."""
    name = st.text_input("视图名称", value=view.title, key=f"view-name-{view.title}")
    by = st.text_input("保存人", key="view-by").strip()
    if st.button("保存当前视图", type="primary", disabled=not by, key="view-save"):
        try:
            views.save(rows.store(), views.View(name, PAGE, view.query(), by))
        except ValueError as error:
            theme.source_line(str(error))
        else:
            st.rerun()
    if not by:
        theme.source_line("填写保存人后可以保存；同名的视图会被替换，旧的留在日志里。")
    theme.panel_title("这个视图的链接", "复制给别人，打开是同样的行、列和筛选")
    st.code(link(view), language=None, wrap_lines=True)


def link(view: View) -> str:
    """The address of a view, with every choice in it."""
    from urllib.parse import urlencode

    base = (st.context.url or "").split("?")[0]
    return f"{base}?{urlencode(view.query())}"
