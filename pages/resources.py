"""资源分布: what there is, where, whether it is enough, how far it is, and what has changed."""

from datetime import date

from pages.parts import empty, filters, formats, frame, provenance, rows
from pages.parts.cards import panel
from pages.parts.filters import Chosen
from pages.parts.means import adequacy, changes, people, reach, spread, stock

DATASETS = spread.DATASETS
SPREAD, ADEQUACY, REACH, STOCK, PEOPLE, CHANGES = "分布", "达标", "远近", "物资", "人员", "变化"
VIEWS = (SPREAD, ADEQUACY, REACH, STOCK, PEOPLE, CHANGES)


def asked_for() -> tuple[date, str | None]:
    """Title and filters: the month whose end is shown, the area."""
    with frame.heading("资源分布"):
        months = filters.months(rows.held_from(*DATASETS), f"{date.today():%Y-%m}")[::-1]
        usual = rows.held_to(*DATASETS)
        month = filters.choice("月份", "month", months, usual, formats.month, width=144)
        area = filters.area(rows.areas())
    frame.say_unrecognised()
    return frame.cut_off(Chosen(month, month)), area


def page(on: date, area: str | None) -> None:
    """Choice of view, view."""
    view = filters.switch("看什么", "view", VIEWS, SPREAD)
    if view == SPREAD:
        spread.view(on, area)
    elif view == CHANGES:
        changes.view(on, area, DATASETS)
    else:
        {ADEQUACY: adequacy, REACH: reach, STOCK: stock, PEOPLE: people}[view].view(on, area)


def nothing_yet() -> None:
    """What to upload, and the county's map where there is one."""
    empty.state(*DATASETS[:4])
    if rows.geometry() is not None:
        with panel("map", "乡镇示意图"):
            spread.seats_only()


if rows.holds(*DATASETS):
    page(*asked_for())
else:
    frame.heading("资源分布")
    nothing_yet()
provenance.drawer()
