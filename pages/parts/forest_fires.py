"""森林火灾 of 事故趋势: classes by their own rule, areas burned and damaged, the fires themselves.

Owns which figures it shows; computes none.
"""

from pages.parts import charts_over_time, empty, figures, formats, row_list, rows, theme
from pages.parts.cards import chart, panel, row, split
from pages.parts.figures import plain
from pages.parts.filters import LEDGER, Chosen
from pages.parts.frame import cut_off
from pages.parts.provenance import Trace


def show(chosen: Chosen, params: dict) -> None:
    """Cards, classes, rows."""
    if not rows.holds("forest_fires"):
        empty.state("forest_fires")
        return
    narrowed = {name: params[name] for name in ("from", "to", "area")}
    trace = Trace("forest_fires", narrowed, "森林火灾")
    total = rows.single(rows.ask("forest_fires/summary", **narrowed))
    row(
        [
            plain("fires", "森林火灾", total["fires"], "不属生产安全事故，单独统计", trace, "起"),
            plain("burned", "过火面积", total["burned_ha"], "不参与定级", trace, "公顷"),
            plain("damaged", "受害森林面积", total["damaged_forest_ha"], "定级用", trace, "公顷"),
            plain("fire-deaths", "死亡人数", total["deaths"], "", trace, "人"),
        ],
        LEDGER,
        cut_off(chosen),
    )
    narrow, wide = split(5, 7)
    answer = rows.ask("forest_fires/count_by_severity", **narrowed)
    classes = answer.frame()
    incomplete = int(classes["graded_incompletely"].sum())
    note = f"«bad|{incomplete} 起要素不全»" if incomplete else ""
    with narrow, panel("fire-classes", "火灾等级", note, formula=figures.formula_of(answer.name)):
        names = ["未填" if formats.is_unknown(one) else one for one in classes["severity"]]
        texts = [f"{count} 起" if count else "0" for count in classes["fires"]]
        colours = [theme.palette().severity.get(name, theme.palette().last_year) for name in names]
        drawn = charts_over_time.steps(names, classes["fires"], texts, theme.palette(), colours)
        chart("fire-classes", drawn, trace, "severity", names[::-1])
    with wide, panel("fire-rows", "火灾明细", "每行一起"):
        row_list.show("fires", trace)
