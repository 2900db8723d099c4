"""会议版 on the page: keeping the briefing that is shown, the list of those kept, and one opened.

Owns the panels and the link of a kept version (?open=KEY); what is kept is frozen.py's.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import streamlit as st

from pages.parts import formats, gaps, markup, rows, tables, theme
from pages.parts.briefing import corrections, frozen, making, paper, withdrawing
from pages.parts.briefing.corrections import Correction
from pages.parts.cards import panel, split
from pages.parts.filters import Chosen
from pages.parts.screen import profiles, scenes
from pages.parts.screen.order import SCENES

OPEN = withdrawing.OPEN

EVERY = "不按方案"

JUST_KEPT = "just-kept"
"""Session key of the version that this run has kept."""


def versions() -> dict[str, dict[str, Any]]:
    """Key -> kept version, the newest first."""
    return dict(sorted(rows.settings(frozen.KIND).items(), reverse=True))


def opened() -> tuple[str, dict[str, Any]] | None:
    """The version that the link names; None where it names none that is kept."""
    key = st.query_params.get(OPEN, "")
    found = versions().get(key)
    if key and found is None:
        theme.source_line(f"没有编号为“{key[:20]}”的会议版，显示的是现在的数据。")
    return (key, found) if found else None


def keeping(chosen: Chosen) -> None:
    """The panel that keeps what is shown under a name."""
    with panel("freeze", "冻结为会议版", "保留各数，会后可对照", fills=False):
        today = date.today()
        name = st.text_input(
            "名称", f"{today.month}月{today.day}日会议版", key="freeze-name", max_chars=40
        ).strip()
        by = st.text_input(
            "冻结人",
            st.session_state.get("kept-by", ""),
            key="freeze-by",
            placeholder="姓名，必填",
            max_chars=20,
        ).strip()
        played = playing()
        asked = (("填写名称", name), ("填写冻结人", by), ("选大屏画面", played[0]))
        lacking = [words for words, said in asked if not said]
        if lacking:
            theme.source_line(f"请先{'、'.join(lacking)}。")
        if st.button("冻结", disabled=bool(lacking), icon=":material/ac_unit:", key="freeze"):
            with st.spinner("正在保留各数和大屏画面……"):
                key = keep(chosen, name, by, *played)
                st.query_params[OPEN] = st.session_state[JUST_KEPT] = key
            st.rerun()


def playing() -> tuple[list[str], dict[str, Any]]:
    """The scenes to keep, in the order in which they are chosen; seconds and colours of the saved
    profile that they were taken from.
    """
    saved, profile = profiles.saved(), ""
    if saved:
        profile = st.selectbox(
            "播放方案", ["", *saved], format_func=lambda name: name or EVERY, key="freeze-profile"
        )
    play = saved.get(profile, {})
    keys = st.multiselect(
        "大屏画面",
        list(SCENES),
        play.get("keys", list(SCENES)),
        format_func=SCENES.__getitem__,
        key=f"freeze-scenes-{profile}",
        help="按选的先后播放；移去的画面不保留。",
        placeholder="至少选一个",
    )
    return keys, {word: play[word] for word in ("seconds", "theme") if word in play}


def keep(
    chosen: Chosen, name: str, by: str, keys: Sequence[str], play: Mapping[str, Any] | None = None
) -> str:
    """Keep the briefing of these months and this area, and these scenes; returns the key."""
    recorder, at = frozen.Recorder(rows.ask), datetime.now()
    made = making.report(recorder, at.date(), chosen)
    shown = scenes.scenes(keys, at.date(), recorder, chosen.params)
    key = f"{at:%Y%m%d-%H%M%S}"
    version = frozen.kept(name, by, at, made, recorder, shown, play)
    rows.store().set(frozen.KIND, key, version, by)
    return key


def listed(current: str = "") -> None:
    """The panel with every kept version, those taken off the list behind."""
    gone = withdrawing.withdrawn()
    kept = {key: version for key, version in versions().items() if key not in gone}
    with panel("kept", "会议版", f"{len(kept)} 份", fills=False):
        if not kept:
            theme.source_line("还没有会议版。开会前冻结一份，会后数字变了也能对照。")
        for key, version in kept.items():
            st.page_link(
                "pages/briefing.py",
                label=version["name"] + ("（正在看）" if key == current else ""),
                query_params={OPEN: key},
                icon=":material/ac_unit:",
            )
            theme.source_line(told(version))
        withdrawing.behind(versions(), gone)


def told(version: Mapping[str, Any]) -> str:
    """Who kept it, when, of what."""
    at = formats.moment(datetime.fromisoformat(version["at"]))
    report = version["report"]
    played = "、".join(SCENES[key] for key in frozen.order(version)["keys"])
    return (
        f"{report['area'] or '全县'} {report['period']} · {version['by']} {at} 冻结 · "
        f"大屏画面：{played} · 数据版本 {version['data_version']} · 程序 {version['program']}"
    )


def show(key: str, version: Mapping[str, Any]) -> None:
    """A kept version exactly as it was, and what has changed since."""
    theme.sentence(version["report"]["sections"][0]["headline"])
    theme.source_line(f"会议版“{version['name']}” · {told(version)}")
    for words in version["report"]["notes"]:
        if words.startswith(gaps.MARK):  # as it was then; the cards' own marks tell of today
            theme.source_line(words)
    making.cards_of(Chosen(**version["filters"]), frozen.replay(version), is_kept=True)
    changed = since(key, version)
    wide, narrow = split(8, 4)
    with wide:
        if changed:
            with panel(
                "corrections", "会后更正", f"{len(changed)} 处，会议版的数不改", fills=False
            ):
                _corrections(changed)
        paper.show(version["report"])
    with narrow:
        with panel("state", "会后更正", fills=False):
            theme.source_line(
                f"会后有 {len(changed)} 处数字不同，列在左边。"
                if changed
                else "会后没有更正：会议版的各数与现在一致。"
            )
            st.page_link("pages/briefing.py", label="看现在的数据", icon=":material/arrow_back:")
            st.page_link(
                "pages/screen.py",
                label="在大屏上放会议版",
                query_params={"briefing": key},
                icon=":material/slideshow:",
            )
            withdrawing.panel(key)
        making.files(corrections.corrected(version, changed))
        listed(key)


def since(key: str, version: Mapping[str, Any]) -> Sequence[Correction]:
    """What has changed; nothing can have while a version is being kept."""
    if st.session_state.pop(JUST_KEPT, "") == key:
        return []
    with st.spinner("正在与现在的数据对照……"):
        return corrections.corrections(version, rows.ask)


def _corrections(changed: Sequence[Correction]) -> None:
    """What reads otherwise now."""
    lines = [
        (
            f"{one.row} {one.label}\n{one.topic}",
            [(one.before, None), (one.after, None), (one.change, None)],
            False,
            "",
        )
        for one in changed
    ]
    heads = [("会议版", None), ("现在", None), ("变化", None)]
    tables.clickable("corrections", markup.table("更正的数", heads, lines), None)
