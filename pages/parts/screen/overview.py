"""总览 on the wall: accidents, rectification, the plan and reports in one picture.

Owns what stands there; asks what the desk pages ask.
"""

from pages.parts import figures, formats, sentences
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace
from pages.parts.rows import label, single
from pages.parts.screen import pictures, pieces, plan, reporting, shapes
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row, View, records

KEY, TITLE = "overview", "总览"
DATASETS = ("accidents", "hazards")
SOURCE = "台账（事故、隐患整改）、指标填报、上报登记"


def scene(view: View) -> Piece:
    """Six figures, the county, the months, who has not reported."""
    if not view.holds(*DATASETS):
        return pieces.empty(KEY, TITLE, view, *DATASETS)
    chosen = view.chosen("accidents/summary")
    return pieces.scene(
        KEY,
        TITLE,
        view,
        _sentence(view, chosen),
        _figures(view, chosen),
        [
            *_county(view, chosen),
            _months(view, chosen),
            _rates(view, chosen),
            _missing(view, chosen),
        ],
        SOURCE,
        view.cut_off(chosen),
        pieces.incomplete(view, DATASETS, chosen),
    )


def _sentence(view: View, chosen: Chosen) -> str:
    """What happened, and how far hazards are rectified."""
    happened = single(view.ask("accidents/summary", **chosen.params))
    hazards = single(view.ask("rectification/summary", **chosen.params))
    words = sentences.accidents(happened, chosen.first, chosen.last, chosen.where)
    return words + _rectified(hazards)


def _rectified(total: Row) -> str:
    """'隐患整改率91.60%，逾期未整改26条。'; nothing without hazards."""
    if formats.is_unknown(total["rate_pct"]):
        return ""
    late = total["overdue"]
    words = f"逾期未整改{formats.measured(late, '条')}" if late else "没有逾期未整改"
    return f"隐患整改率{formats.measured(total['rate_pct'], '%')}，{words}。"


def _figures(view: View, chosen: Chosen) -> list[Piece]:
    summary = view.ask("accidents/summary", **chosen.params)
    hazards = single(view.ask("rectification/summary", **chosen.params))
    lacks = {dataset: bool(view.units_lacking([dataset], chosen)) for dataset in DATASETS}
    behind = Trace("accidents", chosen.params, "事故")
    rate, overdue = (
        figures.of_rectification(hazards, Trace("hazards", chosen.params, "隐患"))[place]
        for place in (1, 3)
    )
    return [
        *(
            pieces.figure(figures.compared(summary, name, None, behind), True, lacks["accidents"])
            for name in ("accidents", "deaths")
        ),
        pieces.figure(rate, lacks=lacks["hazards"]),
        pieces.figure(overdue, lacks=lacks["hazards"]),
        *plan.headline(view),
        reporting.headline(view, chosen.last),
    ]


def _county(view: View, chosen: Chosen) -> list[Piece]:
    answer = view.ask("accidents/count_by_area", **chosen.params)
    values = {row["area"]: row["accidents"] for row in records(answer) if row["area"]}
    drawn = shapes.county(view.county, values, "起")
    table = pieces.table(
        ["乡镇", "事故起数（起）"],
        [(name, formats.figure(value)) for name, value in values.items()],
    )
    note = chosen.words
    return [pieces.panel("county", "main", "分乡镇事故起数", drawn, table, note)] if drawn else []


def _months(view: View, chosen: Chosen) -> Piece:
    rows = records(view.ask("accidents/trend_by_month", **chosen.params))
    drawn = pictures.months(rows, "accidents", "起")
    return pieces.panel("accidents", "a", "逐月事故起数", drawn, note=figures.years_note(chosen))


def _rates(view: View, chosen: Chosen) -> Piece:
    rows = records(view.ask("rectification/rate_by_month", **chosen.params))
    note = "«accent|已整改»　«last|未整改»"
    return pieces.panel("hazards", "b", "逐月排查", pictures.rectified(rows), note=note)


def _missing(view: View, chosen: Chosen) -> Piece:
    """Units that owe reports of the last month, by table."""
    status = records(view.ask("reporting/status_by_area", **chosen.params | {"from": chosen.last}))
    owed: dict[str, list[str]] = {}
    for row in status:
        if row["state"] == "未报":
            owed.setdefault(label(row["dataset"]), []).append(row["area"])
    listed = [(dataset, "、".join(names)) for dataset, names in owed.items()]
    title = f"{int(chosen.last[5:])}月逾期未报"
    return pieces.panel("missing", "c", title, pictures.lines(listed, "没有逾期未报的单位"))
