"""Any register and any ledger, written into any layout that offices use, comes back equal."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from data import reading
from data.containers import parse
from data.grid import Workbook
from data.intake import Request, load
from data.places import Area, Register
from data.understanding import tables_of
from data.warehouse import Store
from tests.data.layouts import Ledger, ledgers, registers
from tests.data.pages import Page, as_xlsx, written

GROUPS = ("基本情况", "统计数据", "有关情况")
"""Words above a group of columns that narrow nothing."""

layouts = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def heading(draw: st.DrawFn, page: Page, ledger: Ledger, lead: list[str]) -> None:
    """One to three header rows; groups of columns under a word of their own are merged."""
    words = [*lead, *(ledger.headers[column.name] for column in ledger.columns)]
    depth = draw(st.integers(1, 3))
    first = len(page.lines)
    if depth == 1:
        page.put(*words)
        return
    cut = draw(st.integers(1, len(words) - 1))
    for level in range(depth - 1):
        word = GROUPS[level]
        page.put(*words[:cut], word, *([None] * (len(words) - cut - 1)))
        if level:
            page.lines[-1][:cut] = [None] * cut
        if len(words) - cut > 1:
            page.merges.append((first + level, cut, first + level, len(words) - 1))
    page.put(*([None] * cut), *words[cut:])
    page.merges += [(first, column, first + depth - 1, column) for column in range(cut)]


def total(draw: st.DrawFn, page: Page, ledger: Ledger, lead: list[str]) -> None:
    """A line 合计 with the sums of figures that are known in every row."""
    if not lead:
        return
    cells: list[object] = ["合计" if draw(st.booleans()) else "合　计"]
    for column in ledger.columns:
        written = [row[column.name].written for row in ledger.rows]
        is_plain = all(isinstance(one, int | float) for one in written)
        cells.append(round(sum(written), 2) if column.is_figure and is_plain else None)
    page.put(*cells)


def merge_areas(page: Page, ledger: Ledger, lead: int) -> None:
    """Merge the cells of rows under one another that are written with the same area."""
    place = lead + [column.name for column in ledger.columns].index("area")
    for above, below in pairwise(page.places):
        same = page.lines[above - 1][place] == page.lines[below - 1][place]
        if same and below == above + 1 and not any(r2 == above - 1 for _, _, r2, _ in page.merges):
            page.merges.append((above - 1, place, below - 1, place))


@st.composite
def pages(draw: st.DrawFn, ledger: Ledger) -> Page:
    """The ledger with what offices put around and between its rows."""
    page = Page()
    above = ["附件1", ledger.title, "填报单位（盖章）：安澜县应急管理局　　填报时间：2026.9.3"]
    for line in above if draw(st.booleans()) else [ledger.title]:
        page.put(line)
    if ledger.unit_line:
        page.put(*[None] * draw(st.integers(0, 2)), ledger.unit_line)
    lead = ["序号"] if draw(st.booleans()) else []
    top = len(page.lines)
    heading(draw, page, ledger, lead)
    head = [list(line) for line in page.lines[top if draw(st.booleans()) else 0 :]]
    total_place = draw(st.sampled_from(["top", "bottom", "none"]))
    if total_place == "top":
        total(draw, page, ledger, lead)
    again = draw(st.integers(0, len(ledger.rows)))
    for number, row in enumerate(ledger.rows):
        if number and number == again:
            page.lines += draw(st.sampled_from([[[]], head, [[], *head]]))
        cells = [row[column.name].written for column in ledger.columns]
        page.places.append(page.put(*([number + 1] if lead else []), *cells) + 1)
    if draw(st.booleans()):
        merge_areas(page, ledger, len(lead))
    if total_place == "bottom":
        total(draw, page, ledger, lead)
    below = [["填表人：张三", None, "审核人：李四"], ["注：本表每月5日前报送。"]]
    page.lines += draw(st.lists(st.sampled_from(below), max_size=2))
    return page


def read(path: Path) -> Workbook:
    """The file as the child process reads it and its parent takes it, in one process."""
    document = json.loads(json.dumps(parse(path), ensure_ascii=False))
    return Workbook(path.name, tuple(reading._sheet(one) for one in document["sheets"]))


def expected(ledger: Ledger, page: Page) -> list[tuple]:
    """What must come back: the row's number, its values and its marks."""
    rows = []
    for number, row in zip(page.places, ledger.rows, strict=True):
        values = {column.name: None for column in ledger.contract.columns}
        values |= {name: one.value for name, one in row.items()}
        if ledger.contract.spans_months:
            values |= {"month_from": ledger.months[0], "month_to": ledger.months[1]}
        if ledger.contract.kind == "state":
            values["month"] = ledger.months[1]
        rows.append((number, values, {name: one.mark for name, one in row.items() if one.mark}))
    return rows


@layouts
@given(data=st.data())
def test_any_ledger_in_any_layout_comes_back_equal(tmp_path, data):
    areas: list[Area] = data.draw(registers())
    ledger = data.draw(ledgers(areas))
    page = data.draw(pages(ledger))
    path = data.draw(st.composite(lambda draw: written(draw, page, tmp_path))())
    for line in page.lines:
        note(str(line))
    found = tables_of(path, read(path), None, None, Register(areas), {}, Request("张三"))
    note(str([problem.message for one in found for problem in one.problems]))
    assert [one.dataset for one in found] == [ledger.contract.name]
    assert not found[0].is_refused
    assert [(row.row, row.values, row.marks) for row in found[0].rows] == expected(ledger, page)
    assert found[0].refused == 0


def register_page(areas: list[Area]) -> Page:
    """The register as the sheet that a county sets itself up with."""
    page = Page()
    page.put("区划名录")
    page.put("名称", "别名", "级别", "顺序", "是否报送")
    for number, area in enumerate(areas, 1):
        reports = "否" if area.level == "县" else "是"
        page.put(area.name, "、".join(area.aliases) or None, area.level, number, reports)
    return page


@settings(layouts, max_examples=5)
@given(data=st.data())
def test_a_register_and_a_ledger_are_stored_as_they_were_written(tmp_path, prepared_folders, data):
    areas: list[Area] = data.draw(registers())
    ledger = data.draw(ledgers(areas))
    page = data.draw(pages(ledger))
    shutil.rmtree(tmp_path / "store", ignore_errors=True)
    store = Store(shutil.copytree(prepared_folders[0], tmp_path / "store"))
    register = as_xlsx(register_page(areas), tmp_path)
    assert [one.status for one in load(store, [register], Request("张三"))] == ["stored"]
    path = data.draw(st.composite(lambda draw: written(draw, page, tmp_path))())
    receipts = load(store, [path], Request("张三"))
    assert [one.status for one in receipts] == ["stored"], receipts[0].problems
    names = [column.name for column in ledger.contract.columns if not column.sensitive]
    listed = ", ".join(f'"{name}"' for name in names)
    with store.cursor() as cursor:
        known = cursor.execute(
            "select name, coalesce(aliases, []), level from areas order by position"
        )
        assert [(name, tuple(also), level) for name, also, level in known.fetchall()] == [
            (area.name, area.aliases, area.level) for area in areas
        ]
        found = cursor.execute(
            f"select source_row, {listed}, marks from {ledger.contract.name} order by source_row"
        ).fetchall()
    assert found == [
        (number, *(values[name] for name in names), marks)
        for number, values, marks in expected(ledger, page)
    ]
