"""The list of hazards to chase: open and past their deadline, most overdue first.

Owns its columns, not the rule.
"""

from pages.parts import breakdowns, cards, row_list, rows, tables, theme
from pages.parts.filters import Chosen
from pages.parts.linked import Picks

COLUMNS = (
    *("days_overdue", "area", "unit", "description", "grade", "listed", "deadline", "found_on"),
    *("state", "source", "inspected_by", "sector", "file", "row"),
)


def panel(chosen: Chosen, picks: Picks, on: object) -> None:
    """Every overdue hazard as of that day, whenever it was found, with a download; narrowed to the
    township and sector that are picked. A click on a row opens its cells.
    """
    narrowed = {"on": on, "area": picks.area or chosen.area, "sector": picks.sector}
    answer = rows.ask("rectification/open_list", **narrowed)
    frame = answer.frame()
    overdue = frame[frame["days_overdue"].fillna(0) > 0]
    with cards.panel("chase", "逾期未整改清单", f"{len(overdue)} 条，逾期最久的在前，含往期排查的"):
        if overdue.empty:
            theme.source_line("没有逾期未整改的隐患。")
            return
        labels = {column.name: column.title for column in answer.columns}
        row_list.listing(
            "chase", "hazards", "逾期隐患", overdue, {one: labels[one] for one in COLUMNS}
        )
        sheet = tables.sheet_of(
            answer, overdue, f"逾期未整改清单_{chosen.where}", skip=("row_key",)
        )
        breakdowns.foot("chase", "选一行看它的单元格和历次版本", sheet)
