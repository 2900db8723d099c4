"""事故 on the wall: figures, this year beside last, sectors, townships with most, severity.

Owns what stands there; asks what 事故趋势 asks.
"""

from pages.parts import figures, formats, sentences
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace
from pages.parts.rows import single
from pages.parts.screen import pictures, pieces
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row, View, records

KEY, TITLE = "accidents", "事故"
DATASETS = ("accidents",)
FIGURES = ("accidents", "deaths", "serious_injuries", "loss_wan_yuan")
GRAINS = {"sector": "行业领域", "area": "乡镇"}


def scene(view: View) -> Piece:
    """Five figures, four pictures."""
    if not view.holds(*DATASETS):
        return pieces.empty(KEY, TITLE, view, *DATASETS)
    chosen = view.chosen("accidents/summary")
    total = single(view.ask("accidents/summary", **chosen.params))
    tested = records(view.ask("accidents/unusual", **chosen.params))
    words = sentences.accidents(total, chosen.first, chosen.last, chosen.where)
    words += sentences.unusual(tested[0] if tested else None, chosen.first, chosen.last)
    return pieces.scene(
        KEY,
        TITLE,
        view,
        words,
        _figures(view, chosen),
        [
            _months(view, chosen),
            _counted(view, chosen, "sector", "c", "分行业"),
            _severity(view, chosen, total),
            _counted(view, chosen, "area", "main", "乡镇事故起数排名"),
        ],
        "事故台账",
        view.cut_off(chosen),
        pieces.incomplete(view, DATASETS, chosen),
    )


def _figures(view: View, chosen: Chosen) -> list[Piece]:
    summary = view.ask("accidents/summary", **chosen.params)
    behind = Trace("accidents", chosen.params, "事故")
    lacks = bool(view.units_lacking(DATASETS, chosen))
    last = view.ask("accidents/last_serious", on=view.cut_off(chosen), area=chosen.area)
    counted = [figures.compared(summary, name, None, behind) for name in FIGURES]
    return [
        *(pieces.figure(one, True, lacks) for one in counted),
        pieces.figure(figures.since_serious(last, behind)),
    ]


def _months(view: View, chosen: Chosen) -> Piece:
    rows = records(view.ask("accidents/trend_by_month", **chosen.params))
    drawn = pictures.months(rows, "accidents", "起")
    heads = ["月份", "事故起数（起）", "上年同期（起）", "死亡人数（人）", "上年同期（人）"]
    measures = ("accidents", "accidents_last_year", "deaths", "deaths_last_year")
    lines = [
        [formats.month(row["month"]), *(formats.figure(row[name]) for name in measures)]
        for row in rows
    ]
    note = figures.years_note(chosen)
    return pieces.panel("months", "a", "逐月事故起数", drawn, pieces.table(heads, lines), note)


def _counted(view: View, chosen: Chosen, grain: str, place: str, title: str) -> Piece:
    """Accidents of each sector or township, most first, last year as a stroke."""
    rows = records(view.ask(f"accidents/count_by_{grain}", **chosen.params))
    shown = sorted((row for row in rows if row["accidents"]), key=lambda row: -row["accidents"])
    bars = [
        pictures.bar(
            pictures.name_of(row, grain),
            row["accidents"],
            _words(row),
            before=row["accidents_last_year"],
        )
        for row in shown
    ]
    heads = [GRAINS[grain], "事故起数（起）", "上年同期（起）", "死亡人数（人）"]
    measures = ("accidents", "accidents_last_year", "deaths")
    lines = [
        [pictures.name_of(row, grain), *(formats.figure(row[name]) for name in measures)]
        for row in rows
    ]
    drawn = pictures.bars(bars, "这段时间没有发生事故")
    is_long = formats.count_months(chosen.first, chosen.last) > formats.YEAR
    note = "" if is_long else "竖线为上年同期"
    return pieces.panel(grain, place, title, drawn, pieces.table(heads, lines), note)


def _words(row: Row) -> str:
    dead = "死亡未填" if formats.is_unknown(row["deaths"]) else f"死亡 {row['deaths']} 人"
    return f"{formats.figure(row['accidents'])} 起 · {dead}"


def _severity(view: View, chosen: Chosen, total: Row) -> Piece:
    rows = records(view.ask("accidents/count_by_severity", **chosen.params))
    bars = [
        pictures.bar(
            row["severity"],
            row["accidents"],
            _words(row) if row["accidents"] else "0",
            tone=str(min(place, 3)),
        )
        for place, row in enumerate(rows)
    ]
    incomplete = total["graded_incompletely"]
    note = f"«warn|{incomplete} 起要素不全»" if incomplete else ""
    return pieces.panel("severity", "b", "事故等级", pictures.bars(bars), note=note)
