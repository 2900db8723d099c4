"""汇报材料: the briefing of a period as it will stand on paper, and as files that can be edited."""

from datetime import date

from pages.parts import cards, empty, figures, frame, provenance, rows
from pages.parts.briefing import making, meeting, paper
from pages.parts.cards import split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace

DATASETS = ("accidents", "hazards", "inspections")


def page(chosen: Chosen) -> None:
    """The sentence and the figures it rests on; the paper, and what can be done with it."""
    made = making.report(rows.ask, date.today(), chosen)
    headline = made["sections"][0]["headline"]
    frame.conclusion(headline, "、".join(made["sources"]), chosen, DATASETS)
    main_figures(chosen)
    wide, narrow = split(8, 4)
    with wide:
        paper.show(made)
    with narrow:
        making.files(made)
        meeting.keeping(chosen)
        meeting.listed()


def main_figures(chosen: Chosen) -> None:
    """Four figures of the paper, each with the rows behind it."""
    behind_accidents = Trace("accidents", chosen.params, "事故")
    behind_hazards = Trace("hazards", chosen.params, "隐患")
    accidents = rows.ask("accidents/summary", **chosen.params)
    hazards = rows.ask("rectification/summary", **chosen.params, on=frame.cut_off(chosen))
    rectified = figures.of_rectification(rows.single(hazards), behind_hazards)
    shown = [
        figures.compared(accidents, name, None, behind_accidents)
        for name in ("accidents", "deaths")
    ]
    cards.row([*shown, rectified[1], rectified[3]], LEDGER, frame.cut_off(chosen))


opened = meeting.opened()
if opened:
    frame.heading("汇报材料")
    meeting.show(*opened)
elif rows.holds(*DATASETS):
    page(frame.filtered("汇报材料", "accidents/summary", DATASETS))
else:
    frame.heading("汇报材料")
    empty.state(*DATASETS)
provenance.drawer()
