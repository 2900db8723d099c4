"""The dashboard: its pages, its frame, and what a visitor reads when something unforeseen happens.

`streamlit run app.py` imports this file once as the server and runs it once per view as the
script. It holds no data and draws no chart.
"""

import logging
import secrets

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from data.faults import NotWritten
from pages.parts import base_map
from pages.parts.language import ChinesePage
from pages.parts.screen import playing

log = logging.getLogger("anlan")

PAGES = {
    "overview": "总览",
    "accidents": "事故趋势",
    "rectification": "检查整改",
    "plan": "十四五指标",
    "resources": "资源分布",
    "upload": "数据上报",
    "reporting": "上报情况",
    "briefing": "汇报材料",
    "ask": "指标速查",
    "explore": "自助分析",
    "screen": "大屏",
}
"""Address and title of each page, in the order of the menu; the file in pages/ bears the address
as its name. The address without a page leads to the first.
"""


def apologise(error: BaseException) -> bool:
    """Say in Chinese that something unforeseen happened, and write the details to the log under
    the same reference.
    """
    if isinstance(error, NotWritten):
        st.error(str(error))
        return True
    reference = secrets.token_hex(3).upper()
    log.error("reference %s", reference, exc_info=error)
    st.error(
        f"这一步没有完成。请刷新后重试；仍不行时，请把编号 {reference} 告诉管理员，日志里有详情。"
    )
    return True


def show() -> None:
    """Draw one view: frame, menu, page."""
    from pages.parts import theme

    st.set_page_config(
        page_title="安澜",
        page_icon="🌊",
        layout="wide",
        menu_items={"About": "安澜：县级应急管理数据看板。"},
    )
    theme.apply()
    theme.brand()
    pages = [
        st.Page(f"pages/{address}.py", title=title, url_path=address)
        for address, title in PAGES.items()
    ]

    def home() -> None:
        st.switch_page(pages[0], query_params=st.query_params)

    st.navigation(
        [st.Page(home, title="首页", default=True, visibility="hidden"), *pages], position="top"
    ).run()


if __name__ == "__main__":
    show()
else:
    PagesManager.uses_pages_directory = (
        False  # else the first visitor sees a menu made of the folder's file names
    )
    app = st.App(
        __file__,
        routes=[base_map.ROUTE, *playing.ROUTES],
        middleware=[Middleware(ChinesePage)],
        on_script_error=apologise,
    )
