"""整改 on the wall: rates, months, townships, what is overdue and for how long it has been open.

Owns what stands there; asks what 检查整改 asks.
"""

from datetime import date

from pages.parts import figures, formats, sentences
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace
from pages.parts.rows import single
from pages.parts.screen import pictures, pieces
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import View, records

KEY, TITLE = "rectification", "整改"
DATASETS = ("hazards",)
CARDS = (1, 2, 4, 3, 5)
"""Which of the desk's cards, the rates first."""


def scene(view: View) -> Piece:
    """Five figures, four pictures."""
    if not view.holds(*DATASETS):
        return pieces.empty(KEY, TITLE, view, *DATASETS)
    chosen = view.chosen("rectification/summary")
    on = view.cut_off(chosen)
    total = single(view.ask("rectification/summary", **chosen.params, on=on))
    lacks = bool(view.units_lacking(DATASETS, chosen))
    cards = figures.of_rectification(total, Trace("hazards", chosen.params, "隐患"))
    return pieces.scene(
        KEY,
        TITLE,
        view,
        sentences.rectification(total, f"{chosen.words}，{chosen.where}", on),
        [pieces.figure(cards[place], lacks=lacks) for place in CARDS],
        [
            _months(view, chosen, on),
            _ages(view, on, chosen.area),
            _overdue(view, chosen, on),
            _areas(view, chosen, on),
        ],
        "隐患整改台账",
        on,
        pieces.incomplete(view, DATASETS, chosen),
    )


def _months(view: View, chosen: Chosen, on: date) -> Piece:
    rows = records(view.ask("rectification/rate_by_month", **chosen.params, on=on))
    note = "«accent|已整改»　«last|未整改»　柱上为整改率"
    return pieces.panel("months", "a", "逐月排查与整改", pictures.rectified(rows), note=note)


def _ages(view: View, on: date, area: str | None) -> Piece:
    """Hazards that are still open by how long ago they were found."""
    rows = records(view.ask("rectification/open_by_age", on=on, area=area))
    in_time = [row["open"] - row["overdue"] for row in rows]
    parts = [
        pictures.part("逾期", "bad", [row["overdue"] for row in rows]),
        pictures.part("未逾期", "last", in_time),
    ]
    labels = [row["age"] for row in rows]
    texts = [formats.figure(row["open"]) if row["open"] else "" for row in rows]
    note = "«bad|逾期»　«last|未逾期»"
    return pieces.panel("ages", "b", "未整改天数", pictures.stack(labels, parts, texts), note=note)


def _overdue(view: View, chosen: Chosen, on: date) -> Piece:
    """Townships with overdue hazards, most first."""
    rows = records(view.ask("rectification/rate_by_area", **chosen.params, on=on))
    late = sorted((row for row in rows if row["overdue"]), key=lambda row: -row["overdue"])
    bars = [
        pictures.bar(
            pictures.name_of(row, "area"), row["overdue"], f"{row['overdue']} 条", tone="bad"
        )
        for row in late
    ]
    drawn = pictures.bars(bars, "没有逾期未整改的隐患")
    return pieces.panel("overdue", "c", "逾期未整改排名", drawn)


def _areas(view: View, chosen: Chosen, on: date) -> Piece:
    """Each township's rate in official order; the bar is what was found, its filled part what is
    rectified.
    """
    rows = records(view.ask("rectification/rate_by_area", **chosen.params, on=on))
    bars = [
        pictures.bar(
            pictures.name_of(row, "area"),
            row["rate_pct"],
            _rate_words(row),
            whole=None if formats.is_unknown(row["rate_pct"]) else 100,
        )
        for row in rows
    ]
    heads = ["乡镇", "排查（条）", "已整改（条）", "整改率（%）", "逾期未整改（条）"]
    lines = [
        [
            pictures.name_of(row, "area"),
            formats.figure(row["found"]),
            formats.figure(row["rectified"]),
            formats.figure(row["rate_pct"], "%"),
            formats.figure(row["overdue"]),
        ]
        for row in rows
    ]
    drawn, note = pictures.bars(bars, "没有登记隐患"), "已整改 ÷ 排查"
    return pieces.panel("areas", "main", "分乡镇整改率", drawn, pieces.table(heads, lines), note)


def _rate_words(row: dict) -> str:
    if formats.is_unknown(row["rate_pct"]):
        return "没有隐患"
    rate = formats.figure(row["rate_pct"], "%")
    return f"{rate}%　{row['rectified']}/{row['found']}"
