"""自助分析: any figure by rows and columns of one's own choice, over the same definitions."""

from pages.parts import cards, empty, frame, provenance, rows, theme
from pages.parts.breakdowns import foot
from pages.parts.cards import panel, split
from pages.parts.exploring import board, controls, picture, sentence_on, wording
from pages.parts.exploring.board import Board
from pages.parts.exploring.view import View

MOST_COLUMNS = 36
"""Columns that a table is still read with."""


def page(view: View) -> None:
    """Sentence, table and picture of one view."""
    found = rows.crossed(view.family.name, view.by, view.params)
    one, dataset = Board(view, found), found.total.source
    total = rows.single(found.total)[view.measure.name]
    on = found.total.params.get("on")
    words = wording.sentence(view, found, total)
    source = f"{view.family.label}（{view.family.source}）"
    frame.conclusion(words, source, view.chosen, [dataset], on)
    if found.columns is not None and len(found.columns.values) > MOST_COLUMNS:
        theme.source_line(
            f"{found.columns.label}有 {len(found.columns.values)} 列，太宽，读不了。"
            "请缩短期间，改按季度或年份分列，或者行列互换。"
        )
        return
    table, chart = split(8, 4)
    note = "　".join([f"单位：{view.measure.unit}", *wording.unfilled(found, view.measure.name)])
    formula = view.family.any_header.formula
    with table, panel("explore", view.title, note, False, formula):
        board.show(one)
        *above, last = board.notes(one)
        for line in above:
            theme.source_line(line)
        foot("explore", last, board.sheet(one))
        sentence_on.link(view)
    with chart, panel("explore-picture", view.measure.label, picture.note(one), False):
        drawn = picture.draw(one, theme.palette())
        if drawn is None:
            theme.source_line("本期没有可以画的数。")
        else:
            cards.chart("explore", drawn)


shown = controls.ask("自助分析")
if rows.holds(shown.family.any_header.source):
    page(shown)
else:
    empty.state(shown.family.any_header.source)
provenance.drawer()
