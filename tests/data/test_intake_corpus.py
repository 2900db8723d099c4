"""Real spreadsheets that nobody here made, where they are at hand beside the project."""

import csv
from pathlib import Path

import openpyxl
import pytest
import xlrd
from openpyxl.utils import get_column_letter

from data import returns
from data.intake import Request, load, prepare
from data.reading import read
from data.warehouse import Store
from queries import run

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
MAPPINGS = Path(__file__).parent.parent / "mappings"
COLUMNS = (
    "accidents",
    "accidents_last_year",
    "deaths",
    "deaths_last_year",
    "major_accidents",
    "major_accidents_last_year",
    "major_deaths",
    "major_deaths_last_year",
)

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the real spreadsheets are not beside the project"
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ministry(tmp_path_factory):
    """A store whose areas are provinces, with all twenty tables loaded one by one; tests look at it."""
    folder, store = CORPUS / "ministry", Store(tmp_path_factory.mktemp("ministry"))
    load(store, [folder / "区划名录.csv"], Request("管理员"))
    receipts = load(store, sorted(folder.glob("*.xls")), Request("统计员"))
    return store, receipts


def test_every_ministry_table_loads_without_an_argument(ministry):
    _, receipts = ministry
    assert len(receipts) == 20
    periods = {row["file"]: row["period"] for row in rows_of(CORPUS / "ministry" / "expected.csv")}
    for receipt in receipts:
        assert receipt.status == "stored"
        assert receipt.prepared.dataset == "accident_stats"
        assert receipt.prepared.period == (periods[receipt.prepared.file],) * 2
        assert receipt.counts == {
            "read": 33,
            "new": 32,
            "changed": 0,
            "unchanged": 0,
            "removed": 0,
            "skipped": 1,
            "refused": 0,
        }


def test_every_ministry_cell_is_as_printed(ministry):
    store, _ = ministry
    expected = rows_of(CORPUS / "ministry" / "expected_by_area.csv")
    assert len(expected) == 640
    with store.cursor() as cursor:
        listed = ", ".join(COLUMNS)
        found = cursor.execute(
            f"select area, month_from, month_to, marks, {listed} from accident_stats"
        ).fetchall()
        names = dict(
            cursor.execute("select unnest(list_prepend(name, aliases)), name from areas").fetchall()
        )
    stored = {
        (area, first): (last, dict(marks), cells) for area, first, last, marks, *cells in found
    }
    assert len(stored) == 640
    for row in expected:
        bare = "".join(row["area"].split())
        last, marks, cells = stored[names[bare], row["period"]]
        assert last == row["period"]
        for column, cell in zip(COLUMNS, cells, strict=True):
            if row[column] == "/":
                assert cell is None
                assert marks[column] == "not_applicable"
            else:
                assert (cell, marks.get(column)) == (int(row[column]), None)


def test_ministry_totals_are_verified_and_not_stored(ministry):
    store, receipts = ministry
    totals = {row["file"]: row for row in rows_of(CORPUS / "ministry" / "expected.csv")}
    for receipt in receipts:
        codes = [p.code for p in receipt.problems if p.code.startswith("total")]
        assert codes == ["total-verified"]
        stated = {
            name: value
            for total in receipt.prepared.table.totals
            for name, value in total.values.items()
        }
        for column in COLUMNS[:4]:
            assert stated[column] == float(totals[receipt.prepared.file][column])
    with store.cursor() as cursor:
        assert cursor.execute(
            "select count(*) from accident_stats where area like '%合%计%'"
        ).fetchone() == (0,)


def test_a_roc_ledger_through_a_mapping_file(empty_store):
    request = Request("张三", mapping=MAPPINGS / "roc_fatal_crashes.toml")
    receipt = load(empty_store, [CORPUS / "ledgers" / "d20_NPA_A1_107年.csv"], request)[0]
    assert (receipt.status, receipt.counts["new"], receipt.counts["skipped"]) == ("stored", 1457, 2)
    with empty_store.cursor() as cursor:
        months = run(
            cursor, "accidents/count_by_month", {"from": "2018-01", "to": "2018-12"}
        ).frame()
        summary = run(cursor, "accidents/summary", {"from": "2018-01", "to": "2018-12"}).frame()
    assert months["accidents"].tolist() == [
        127,
        81,
        117,
        115,
        111,
        120,
        116,
        134,
        132,
        111,
        143,
        150,
    ]
    assert months["deaths"].tolist() == [128, 82, 121, 118, 113, 126, 119, 136, 136, 115, 144, 155]
    assert (summary["accidents"].item(), summary["deaths"].item()) == (1457, 1493)


def test_blank_fatalities_are_unknown_and_counted_as_such(empty_store):
    request = Request("张三", mapping=MAPPINGS / "pipeline_accidents.toml")
    receipt = load(
        empty_store, [CORPUS / "ledgers" / "d30_US_PHMSA_pipeline_accidents.csv"], request
    )[0]
    assert (receipt.status, receipt.counts["new"]) == ("stored", 2795)
    with empty_store.cursor() as cursor:
        answer = run(cursor, "accidents/summary", {"from": "2010-01", "to": "2017-01"})
    figures = answer.frame()
    assert (figures["accidents"].item(), figures["deaths"].item()) == (2795, 10)
    assert answer.missing["deaths"] == 2787


KEPT = (
    "ministry/2012年9月房屋市政工程生产安全事故情况表.xls",
    "torture/t309_films.ods",
    "torture/t101_wps_fn.et",
    "torture/t003_date_1904.xlsb",
    "torture/t027_junk-small.xlsx",
    "torture/t111_sample.strict.xlsx",
)
"""A file of each format; one whose only formula is FALSE, one that openpyxl sees no sheets in."""


def cells_of(sheet):
    """Every filled cell; the last digits of a fraction are each program's own."""
    return {
        (r, c): f"{cell:.12g}" if isinstance(cell, float) else cell
        for r, row in enumerate(sheet.rows)
        for c, cell in enumerate(row)
        if cell is not None
    }


@pytest.mark.parametrize("name", KEPT)
def test_a_return_holds_the_cells_and_merges_of_the_original(empty_store, tmp_path, name):
    path, home = CORPUS / name, tmp_path / "退回件.xlsx"
    told = prepare(empty_store, path, Request("张三"))
    assert returns.is_returnable(told)
    home.write_bytes(returns.workbook(empty_store, path, told))
    listed, *own = read(home).sheets
    assert [sheet.name for sheet in (listed, own.pop())] == ["问题清单", "安澜退回件标记"]
    before = read(path).sheets
    assert [sheet.name for sheet in own] == [sheet.name for sheet in before]
    for old, new in zip(before, own, strict=True):
        assert cells_of(new) == cells_of(old)
        assert sorted(new.merges) == sorted(old.merges)


def test_a_return_of_an_old_workbook_has_its_column_widths(empty_store, tmp_path):
    path, home = CORPUS / KEPT[0], tmp_path / "退回件.xlsx"
    home.write_bytes(
        returns.workbook(empty_store, path, prepare(empty_store, path, Request("张三")))
    )
    with xlrd.open_workbook(str(path), formatting_info=True) as book:
        widths = {c: about.width / 256 for c, about in book.sheets()[0].colinfo_map.items()}
    made = openpyxl.load_workbook(home).worksheets[1].column_dimensions
    letters = {get_column_letter(c + 1): width for c, width in widths.items()}
    assert {letter: made[letter].width for letter in letters} == letters
