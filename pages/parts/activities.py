"""工作动态: warnings, drills, training, publicity, plans and relief, compact.

Owns its lines; computes nothing.
"""

from pages.parts import (
    breakdowns,
    cards,
    charts,
    empty,
    formats,
    markup,
    provenance,
    rows,
    tables,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace

DATASETS = ("activities", "warnings")


def section(chosen: Chosen) -> None:
    """What was done per kind beside the warnings of each month; nothing where none has come in."""
    if not rows.holds(*DATASETS):
        return
    left, right = split(7, 5)
    with left, panel("activities", "工作动态", f"{chosen.words}，点一行看来源"):
        _kinds(chosen)
    with right, panel("warnings", "逐月预警发布", "各级别合计"):
        _warnings(chosen)


def _kinds(chosen: Chosen) -> None:
    answer = rows.ask("activities/amounts_by_kind", **chosen.params)
    if not answer.rows:
        theme.source_line("本期没有登记演练、培训、宣传等工作。")
        return
    frame, trace = answer.frame(), Trace("activities", chosen.params, "工作动态")
    lines = []
    for row in frame.to_dict("records"):
        unit = "" if formats.is_unknown(row["unit"]) else row["unit"]
        count = formats.measured(row["count"], unit)
        told = [formats.figure(row["events"]), count]
        told += [formats.figure(row["people"]), formats.figure(row["funds_wan_yuan"], "万元")]
        lines.append((row["kind"], [(one, None) for one in told], False, row["kind"]))
    heads = [("登记", "次"), ("数量", None), ("参加人数", "人"), ("资金", "万元")]
    tables.clickable(
        "activities",
        markup.table("类别", heads, lines),
        lambda kind: provenance.want(provenance.narrowed(trace, "kind", kind)),
    )
    sheet = tables.sheet_of(answer, frame, f"工作动态_{chosen.words}")
    breakdowns.foot("activities", "来源：演练培训宣传及预案台账", sheet)


def _warnings(chosen: Chosen) -> None:
    if not rows.holds("warnings"):
        theme.source_line("还没有预警发布的数据。")
        empty.template("warnings", "warnings")
        return
    months = rows.ask("warnings/count_by_month", **chosen.params).frame()
    chart = charts.by_month(months, "warnings", "条", theme.palette())
    trace = Trace("warnings", chosen.params, "预警")
    cards.chart("warnings", chart, trace, "month", list(months["month"]))
