"""The demonstration: loading what the fictional county sent by the one door, and its samples.

Owns the order of loading and the mark; which files there are is in demo_deliveries.
"""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from data import intake
from data.demo_accidents import accidents_between
from data.demo_county import COUNTY
from data.demo_deliveries import SECTORS, Delivery, ZeroReport, deliveries, zero_reports
from data.demo_events import FORMS, RARE, event_sheet, events_between
from data.demo_findings import hazards_of
from data.demo_inventories import INVENTORIES, inventory_sheet
from data.demo_ledgers import accident_ledger, duties, hazard_ledger, register, span_text
from data.demo_plans import NEW, OLD, indicator_sheet, plan_sheet, standard_sheet, value_sheet
from data.demo_sheets import Sheet, write_workbook
from data.demo_tables import accident_table, hazard_table
from data.demo_workbooks import base_sheet
from data.receipts import REFUSED, Prepared, Receipt
from data.warehouse import Store

SAMPLE_MONTH = "2026-09"
SAMPLE_DAY = dt.date(2026, 10, 8)
"""Month of the committed samples, and the day on which they were sent."""
SAMPLE_LINES = 36
"""Lines of the longer samples."""

Progress = Callable[[int, int, str], None]
"""Called with how many files are loaded, how many there are, and the name of the next."""


def may_fill(store: Store) -> bool:
    """Whether a store holds nothing and was never begun as an office's own."""
    return store.data_version() == 0 and store.setting("store", "begun") is not True


def fill(
    store: Store, today: dt.date | None = None, progress: Progress | None = None
) -> list[Receipt]:
    """Fill an empty store with the demonstration county and mark it as one.

    Raises ValueError in Chinese if the store is not empty, RuntimeError if our own file is refused.
    """
    if not may_fill(store):
        raise ValueError(
            "系统里已有数据，不能再装入演示数据。请先“开始使用”归档，或换一个数据文件夹。"
        )
    day = today or dt.date.today()
    store.set("store", "demonstration", True, "演示")
    with TemporaryDirectory() as folder:
        sent: list[Delivery | ZeroReport] = [*deliveries(Path(folder), day), *zero_reports(day)]
        sent.sort(key=lambda one: one.at)
        receipts = intake.commit_all(store, _prepared(store, sent, progress))
    refused = [f"{r.prepared.file}：{r.problems}" for r in receipts if r.status == REFUSED]
    if refused:
        raise RuntimeError("\n".join(refused))
    return receipts


def _prepared(
    store: Store, sent: list[Delivery | ZeroReport], progress: Progress | None
) -> Iterator[tuple[Prepared, intake.Request]]:
    """Every table in the order sent, each with the request it was sent by."""
    for i, one in enumerate(sent):
        if progress:
            progress(i, len(sent), one.area if isinstance(one, ZeroReport) else one.path.name)
        if isinstance(one, ZeroReport):
            period = (one.month, one.month)
            zero = intake.prepare_zero(store, one.dataset, period, one.area)
            yield zero, intake.Request(by=one.by, at=one.at)
            continue
        request = intake.Request(
            by=one.by,
            dataset=one.dataset,
            period=one.period,
            area=one.area,
            mode=one.mode,
            partial=one.partial,
            at=one.at,
        )
        for table in intake.prepare(store, one.path, request):
            yield table, request


def write_samples(folder: Path) -> None:
    """Write one typical spreadsheet per contract, <dataset>.xlsx; the same bytes every time."""
    month, day = SAMPLE_MONTH, SAMPLE_DAY
    text, year = span_text(f"{month[:4]}-01", month), f"{month[:4]}-01"
    accidents = accidents_between(year, month)
    hazards = hazards_of(month)[:SAMPLE_LINES]
    plans, last_year = (OLD, NEW), int(month[:4]) - 1
    spans = dict.fromkeys(FORMS, (month, month))
    spans |= dict.fromkeys(RARE, (f"{last_year}-01", f"{last_year}-12"))
    sheets = {
        "areas": register(),
        "sectors": _sectors(),
        "duties": duties(f"{int(month[:4]) - 1}-01"),
        "accidents": accident_ledger("事故台账", f"{COUNTY}{text}生产安全事故台账", accidents, day),
        "accident_stats": accident_table("事故统计", (month, month), day),
        "hazards": hazard_ledger(
            "隐患台账", f"{COUNTY}{span_text(month, month)}隐患整改台账", hazards, day
        ),
        "hazard_stats": hazard_table("隐患统计", month, day),
        "plans": plan_sheet(plans, day),
        "indicators": indicator_sheet(plans),
        "standards": standard_sheet(plans),
        "plan_values": value_sheet(last_year, 12, day),
        "base_figures": base_sheet((last_year,), day),
    }
    for dataset, span in spans.items():
        events = events_between(dataset, *span)[:SAMPLE_LINES]
        sheets[dataset] = event_sheet(dataset, span, events, day)
    for dataset in INVENTORIES:
        sheets[dataset] = inventory_sheet(dataset, month, day, SAMPLE_LINES)
    folder.mkdir(parents=True, exist_ok=True)
    for dataset, sheet in sheets.items():
        write_workbook(folder / f"{dataset}.xlsx", [sheet])


def _sectors() -> Sheet:
    """The first lines of the sectors that come with every county."""
    with SECTORS.open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    words = [(word,) for word in header]
    return Sheet("行业对照", words, lines[:SAMPLE_LINES], (f"{COUNTY}行业对照表",))
