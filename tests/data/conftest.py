"""Fixtures of the intake's tests: a store with a small register, and a way to write the sheets an office would."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from data import contract
from data.intake import Request, load, prepare
from data.receipts import Prepared, Receipt
from data.warehouse import Store

TOWNS = ["青溪镇", "云岭镇", "石桥乡", "柳塘乡"]
REGISTER = [
    ["区划代码", "名称", "别名", "级别", "顺序", "是否报送"],
    ["999000", "安澜县", None, "县", 1, "否"],
    ["999101", "青溪镇", "清溪镇", "乡镇", 2, "是"],
    ["999102", "云岭镇", None, "乡镇", 3, "是"],
    ["999201", "石桥乡", None, "乡镇", 4, "是"],
    ["999202", "柳塘乡", None, "乡镇", 5, "是"],
    ["999900", "县直", "县本级", "县直", 6, "是"],
]

Cells = Sequence[Sequence[object]]
Loader = Callable[..., Receipt]


def write_xlsx(
    path: Path, sheets: dict[str, Cells], merges: Sequence[str] = (), hidden: Sequence[str] = ()
) -> Path:
    """Write sheets of rows; merges are ranges of the first sheet, hidden the names of hidden sheets."""
    book = xlsxwriter.Workbook(path, {"remove_timezone": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    sheet.write(r, c, cell)
        if name in hidden:
            sheet.hide()
    first = book.worksheets()[0]
    rows = next(iter(sheets.values()))
    for area in merges:
        r1, c1 = xlsxwriter.utility.xl_cell_to_rowcol(area.split(":")[0])
        cell = rows[r1][c1] if c1 < len(rows[r1]) else None
        first.merge_range(area, cell if cell is not None else "")
    book.close()
    return path


@pytest.fixture(scope="session")
def prepared_folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders of an empty store and of one with the register, made once and copied per test."""
    folder = tmp_path_factory.mktemp("stores")
    Store(folder / "empty").data_version()
    shutil.copytree(folder / "empty", folder / "registered")
    path = write_xlsx(folder / "区划名录.xlsx", {"名录": REGISTER})
    receipts = load(Store(folder / "registered"), [path], Request("管理员"))
    assert [receipt.status for receipt in receipts] == ["stored"]
    return folder / "empty", folder / "registered"


@pytest.fixture
def empty_store(tmp_path: Path, prepared_folders: tuple[Path, Path]) -> Store:
    """A store in which nothing was ever stored."""
    return Store(shutil.copytree(prepared_folders[0], tmp_path / "empty"))


@pytest.fixture
def store(tmp_path: Path, prepared_folders: tuple[Path, Path]) -> Store:
    """A store with the register of a small county."""
    return Store(shutil.copytree(prepared_folders[1], tmp_path / "store"))


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """Write one spreadsheet: sheet("名.xlsx", rows, merges=[…]) or sheet("名.xlsx", {"表一": rows, …})."""

    def write(name: str, rows: Cells | dict[str, Cells], **options: Sequence[str]) -> Path:
        return write_xlsx(
            tmp_path / name, rows if isinstance(rows, dict) else {"Sheet1": rows}, **options
        )

    return write


@pytest.fixture
def load_one(store: Store) -> Loader:
    """Load one file into the store and return its only receipt."""

    def run(path: Path, **said: object) -> Receipt:
        receipts = load(store, [path], Request("张三", **said))
        assert len(receipts) == 1, [(r.status, [p.message for p in r.problems]) for r in receipts]
        return receipts[0]

    return run


@pytest.fixture
def understand(
    tmp_path: Path, prepared_folders: tuple[Path, Path]
) -> Callable[..., list[Prepared]]:
    """Write sheets and understand them with the small register, storing nothing: one result a table."""

    def run(
        rows: Cells | dict[str, Cells],
        name: str = "报表.xlsx",
        merges: Sequence[str] = (),
        hidden: Sequence[str] = (),
        **said: object,
    ) -> list[Prepared]:
        sheets = rows if isinstance(rows, dict) else {"Sheet1": rows}
        path = write_xlsx(tmp_path / name, sheets, merges, hidden)
        return prepare(Store(prepared_folders[1]), path, Request("张三", **said))

    return run


@pytest.fixture(scope="module")
def few_contracts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with three contracts in force instead of all, so that stores are made in little time."""
    folder, whole = tmp_path_factory.mktemp("contracts"), contract.CONTRACTS
    for name in ("areas", "hazard_stats", "teams"):
        shutil.copy(whole / f"{name}.toml", folder)

    def use(contracts: Path) -> None:
        contract.CONTRACTS = contracts
        contract.contract.cache_clear()
        contract.contracts.cache_clear()

    use(folder)
    yield folder
    use(whole)
