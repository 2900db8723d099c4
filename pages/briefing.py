"""汇报材料: the briefing of a period as it will stand on paper, and as files that can be edited."""

from datetime import date

from pages.parts import empty, frame, provenance, rows
from pages.parts.briefing import making, meeting, paper
from pages.parts.cards import split
from pages.parts.filters import Chosen

DATASETS = ("accidents", "hazards", "inspections")


def page(chosen: Chosen) -> None:
    """The sentence and the figures it rests on; the paper, and what can be done with it."""
    made = making.report(rows.ask, date.today(), chosen)
    headline = made["sections"][0]["headline"]
    frame.conclusion(headline, "、".join(made["sources"]), chosen, DATASETS)
    making.cards_of(chosen, rows.ask)
    wide, narrow = split(8, 4)
    with wide:
        paper.show(made)
    with narrow:
        making.files(made)
        meeting.keeping(chosen)
        meeting.listed()


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
