"""人员: people of each post by unit, full-time and part-time, and the standards for them."""

from datetime import date

from pages.parts import breakdowns, formats, markup, provenance, rows, tables, theme
from pages.parts.cards import panel
from pages.parts.provenance import Trace
from queries import Answer

QUESTION, TOTALS = "resources/staff_by_role", "resources/staff_totals"


def view(on: date, area: str | None) -> None:
    """Posts across, units down."""
    answer = rows.ask(QUESTION, on=on, area=area)
    if not answer.rows:
        theme.source_line("这个时点没有应急人员清单。")
        return
    with panel("roles", "岗位合计", "各单位人数之和；有单位没有填的为无数据", fills=False):
        by_role(rows.ask(TOTALS, on=on, area=area))
    with panel("staff", "分乡镇", "点一行看来源；专职、兼职按性质", fills=False):
        by_area(answer, on)


def by_role(answer: Answer) -> None:
    """One line a post for all units shown."""
    names = ["people", "full_time", "part_time", "a_side", "b_side", "other", "unstated"]
    grain, *shown = tables.columns(answer, "role", *names, bars=("people",))
    tables.compare("roles", answer.frame(), grain, shown, None)


def by_area(answer: Answer, on: date) -> None:
    """People of each post in each unit."""
    frame = answer.frame()
    roles = list(dict.fromkeys(frame["role"]))
    people = {
        (record["area"], record["role"]): record["people"] for record in frame.to_dict("records")
    }
    lines = [
        (
            area,
            [(cell(people, area, role), None) for role in roles],
            False,
            area,
        )
        for area in dict.fromkeys(frame["area"])
    ]
    tables.clickable(
        "staff",
        markup.table("乡镇", [(role, "人") for role in roles], lines),
        lambda area: provenance.want(Trace("staff", {"on": on, "area": area}, f"{area}应急人员")),
    )
    sheet = tables.sheet_of(answer, frame, f"应急人员_{formats.day(on)}", formats.day(on))
    breakdowns.foot("staff", "—：清单里没有这个岗位；无数据：有这个岗位而没有填人数", sheet)


def cell(people: dict, area: str, role: str) -> str:
    """People of a post, or a dash where the unit lists no such post."""
    return formats.figure(people[area, role], "人") if (area, role) in people else "—"
