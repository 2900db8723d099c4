"""资源分布: teams, warehouses, supplies and shelters per area, on a map and in a table."""

from datetime import date

from pages.parts import coverage, empty, filters, formats, frame, provenance, rows, sentences, theme
from pages.parts.cards import panel, split
from pages.parts.filters import Chosen
from queries import Answer

QUESTION = "resources/coverage_by_area"
DATASETS = ("teams", "warehouses", "supplies", "shelters", "staff", "enterprises")
MEASURE = "team_members"
KINDS = [*coverage.PLACES.values(), coverage.SEATS]


def asked_for() -> tuple[date, str]:
    """Title and filters: the month whose end is shown, the measure."""
    with frame.heading("资源分布"):
        names = coverage.names_of(rows.ask(QUESTION))
        months = filters.months(rows.held_from(*DATASETS), f"{date.today():%Y-%m}")[::-1]
        usual = rows.held_to(*DATASETS)
        month = filters.choice("月份", "month", months, usual, formats.month, width=144)
        measure = filters.choice(
            "指标", "measure", list(names), MEASURE, names.__getitem__, width=220
        )
    frame.say_unrecognised()
    return frame.cut_off(Chosen(month, month)), measure


def page(on: date, measure: str) -> None:
    """Sentence, map with its legend and ranking, table."""
    answer, geometry = rows.ask(QUESTION, on=on), rows.geometry()
    areas, label = answer.frame(), coverage.names_of(answer)[measure]
    words = sentences.coverage(coverage.lacking(areas), len(areas), on)
    month = Chosen(f"{on:%Y-%m}", f"{on:%Y-%m}")
    frame.conclusion(words, "、".join(coverage.LISTS.values()), month, DATASETS)
    if geometry is None:
        theme.source_line(coverage.NO_MAP)
    else:
        pictures(answer, measure, on, geometry)
    with panel("areas", "分乡镇", f"点一行看“{label}”的来源"):
        coverage.table(answer, measure, label, on)


def pictures(answer: Answer, measure: str, on: date, geometry: dict) -> None:
    """The map with its legend, and the areas ranked."""
    label = coverage.names_of(answer)[measure]
    wide, narrow = split(8, 4)
    with wide, panel("map", label, "示意图"):
        wanted = filters.several("图上的点", "places", KINDS, KINDS[:3])
        coverage.chosen_map(geometry, answer, measure, coverage.places(wanted, on))
    with narrow, panel("ranking", "排名", label):
        coverage.ranking(answer, measure, coverage.behind(measure, on, label))


def nothing_yet() -> None:
    """What to upload, and the county's map where there is one."""
    empty.state(*DATASETS[:4])
    geometry = rows.geometry()
    if geometry is not None:
        with panel("map", "乡镇示意图"):
            seats = coverage.places([coverage.SEATS], date.today())
            coverage.chosen_map(geometry, rows.ask(QUESTION), MEASURE, seats)


if rows.holds(*DATASETS):
    page(*asked_for())
else:
    frame.heading("资源分布")
    nothing_yet()
provenance.drawer()
