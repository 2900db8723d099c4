"""资源 on the wall: what there is, whether it is enough by the standards, how far it is.

Owns what stands there; asks what 资源分布 asks.
"""

from datetime import date

from pages.parts import coverage, figures, formats, frame, sentences
from pages.parts.cards import Figure
from pages.parts.filters import Chosen
from pages.parts.means import adequacy
from pages.parts.rows import single
from pages.parts.screen import pictures, pieces, shapes
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row, View, records

KEY, TITLE = "resources", "资源"
DATASETS = ("teams", "warehouses", "supplies", "shelters")
NEAR = "救援队伍"
FIGURES = {
    "teams": ("team_members", "队伍人数"),
    "warehouses": ("warehouse_usable_area_m2", "使用面积"),
    "supply_kinds": (None, ""),
    "shelters": ("shelter_capacity", "可容纳"),
}
"""Figure -> what else is said of it."""


def scene(view: View) -> Piece:
    """Four figures; the map, the standards, distances, supplies."""
    held = [
        row["last_month"]
        for row in records(view.ask("overview/latest_months"))
        if row["dataset"] in DATASETS
    ]
    if not held:
        return pieces.empty(KEY, TITLE, view, *DATASETS)
    month, area = max(held), view.params.get("area")
    chosen = Chosen(month, month, area)
    on = frame.cut_off(chosen, today=view.today)
    covered = records(view.ask("resources/coverage_by_area", on=on, area=area))
    return pieces.scene(
        KEY,
        TITLE,
        view,
        _sentence(view, covered, on, area),
        _figures(view, covered, on, area),
        [
            *_county(view, covered),
            _standards(view, on, area),
            _near(view, on, area),
            _stock(view, on, area),
        ],
        "资源清单（各单位最近一次）、建设标准、区划名录",
        on,
        pieces.incomplete(view, DATASETS, chosen),
    )


def _lacking(covered: list[Row], measure: str) -> list[str]:
    """Units without the inventory of a measure."""
    return [row["area"] for row in covered if formats.is_unknown(row[measure])]


def _sentence(view: View, covered: list[Row], on: date, area: str | None) -> str:
    """Where standards are not met; without standards, which lists have come."""
    met = view.ask("resources/standards_met", on=on, area=area).frame()
    if len(met):
        gaps = view.ask("resources/gap_by_standard", on=on, area=area).frame()
        return f"截至{formats.day(on)}，{adequacy.conclusion(met, gaps)}"
    lacking = {kind: _lacking(covered, measure) for measure, kind in coverage.LISTS.items()}
    return sentences.coverage(lacking, len(covered), on)


def _figures(view: View, covered: list[Row], on: date, area: str | None) -> list[Piece]:
    answer = view.ask("resources/summary", on=on, area=area)
    total, known = single(answer), {column.name: column for column in answer.columns}
    shown = []
    for name, (other, words) in FIGURES.items():
        column, without = known[name], len(_lacking(covered, name))
        lines = [f"{words} {formats.measured(total[other], known[other].unit)}"] if other else []
        tags = [f"{without}个单位无清单"] if without else []
        tags += figures.tags(answer, other or name)
        one = Figure(name, column.label, total[name], column.unit or "", lines, tags)
        shown.append(pieces.figure(one))
    return shown


def _county(view: View, covered: list[Row]) -> list[Piece]:
    values = {row["area"]: row["members_per_10k"] for row in covered}
    drawn = shapes.county(view.county, values, "人", formats.UNKNOWN)
    lines = [(name, formats.figure(value)) for name, value in values.items()]
    table = pieces.table(["乡镇", "每万人队伍人数（人）"], lines)
    return [pieces.panel("county", "main", "每万人队伍人数", drawn, table)] if drawn else []


def _standards(view: View, on: date, area: str | None) -> Piece:
    """Each standard adopted, and each line of a check-list: how many units meet it, of those that
    are known; first those that somebody does not meet.
    """
    rows = records(view.ask("resources/standards_met", on=on, area=area))
    rows.sort(key=lambda row: row["met"] == row["areas"])
    bars = [
        pictures.bar(_standard(row), row["met"] / row["areas"], _met(row), whole=1)
        for row in rows
        if row["areas"]
    ]
    drawn, note = pictures.bars(bars, "还没有采用建设标准"), "达标/适用单位，共差多少"
    return pieces.panel("standards", "a", "建设标准达标单位", drawn, note=note)


def _standard(row: Row) -> str:
    """'乡级综合应急救援队伍人数'; of a check-list '乡镇“六有”：避难场所'."""
    if not formats.is_unknown(row["checklist"]):
        return f"{row['checklist']}：{row['object']}"
    measure = "" if row["measure"] in ("有无", "数量") else row["measure"]
    return f"{row['level'] or ''}{row['object']}{measure}"


def _met(row: Row) -> str:
    """'5/16，差 59人'; units whose number is not known are said."""
    is_counted = row["lacking"] and formats.is_unknown(row["checklist"])
    lacking = f"，差 {formats.measured(row['lacking'], row['unit'])}" if is_counted else ""
    unknown = f"，{row['unknown']}个无数据" if row["unknown"] else ""
    return f"{row['met']}/{row['areas']}{lacking}{unknown}"


def _near(view: View, on: date, area: str | None) -> Piece:
    """Townships farthest from a rescue team first; straight lines from their seats."""
    rows = records(view.ask("resources/nearest_by_area", on=on, area=area, object=NEAR))
    known = [row for row in rows if not formats.is_unknown(row["distance_km"])]
    known.sort(key=lambda row: -row["distance_km"])
    bars = [
        pictures.bar(
            row["area"], row["distance_km"], f"{formats.half_up(row['distance_km'], 1)} 公里"
        )
        for row in known
    ]
    drawn = pictures.bars(bars, "没有带坐标的队伍，算不出距离")
    return pieces.panel("near", "c", "离最近队伍最远", drawn, note="直线距离")


def _stock(view: View, on: date, area: str | None) -> Piece:
    rows = records(view.ask("resources/stock_by_major_class", on=on, area=area))
    lines = [(row["major_class"], _stock_words(row)) for row in rows]
    return pieces.panel("stock", "b", "物资储备", pictures.lines(lines, "还没有物资清单"))


def _stock_words(row: Row) -> str:
    parts = [f"{formats.figure(row['kinds'])} 种"]
    told = (("expired", "过期"), ("within_90", "90 天内到期"), ("below_minimum", "低于最低储备"))
    parts += [f"{words} {row[name]} 行" for name, words in told if row[name]]
    return "，".join(parts)
