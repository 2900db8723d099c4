"""Files made to do harm cost one message each, in little time, and leave the store as it was."""

import io
import os
import struct
import time
import zipfile
from pathlib import Path

import pytest

from data.compound import HEADER, stream
from data.intake import Request, load
from data.reading import read
from tests.data.made_xlsx import MAIN, sheet_xml, workbook

pytestmark = pytest.mark.usefixtures("parsed_apart")

DAMAGED = "文件“{}”已损坏或内容不是表格，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"
TOO_LARGE = "文件“{}”过大，读取它需要的时间或内存超过上限（{}）。请只保留需要的工作表后另存再上传。"
NO_SHEET = "文件“{}”{}，不是电子表格。请上传 .xlsx、.xls、.et、.ods 或 .csv 文件。"
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = f'<!DOCTYPE bomb [<!ENTITY a0 "哈哈">{BOMB}]>'
ODF = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="表">{}</table:table></office:spreadsheet></office:body></office:document>'
)


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def claiming(content: bytes, size: int) -> bytes:
    """An archive whose directory claims a size for each file."""
    out, place = bytearray(content), content.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", out, place + 24, size)
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(out)


def cells(*places: str) -> str:
    """Rows with the number 1 at these places of column A and others, in order."""
    return "".join(
        f'<row r="{p.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{p}"><v>1</v></c></row>'
        for p in places
    )


def compound_file(fat_sectors: int) -> bytes:
    """An OLE header that claims so many sectors of allocation tables."""
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    )
    head += bytes(10) + struct.pack("<IIIIIIIII", fat_sectors, 0, 0, 4096, 0, 0, 0, 0, 1)
    return (head + bytes(4) * 109).ljust(1024, b"\0")


REFUSED = {
    "膨胀.xlsx": (lambda: claiming(workbook(), 0x7FFFFFFF), TOO_LARGE, "解压后 1 GB"),
    "碎片.xlsx": (
        lambda: zipped({f"xl/{n}": b"" for n in range(10_001)}),
        TOO_LARGE,
        "压缩包内 1 万个文件",
    ),
    "套娃.xlsx": (lambda: zipped({"内层.xlsx": workbook()}), NO_SHEET, "是压缩包"),
    "套娃.ods": (lambda: zipped({"content.xml": zipped({"content.xml": b"<a/>"})}), DAMAGED, ""),
    "远角.xlsx": (
        lambda: workbook(sheet_xml(cells("A1", "XFD1048576"))),
        TOO_LARGE,
        "内存 3 GB",
    ),
    "铺满.xlsx": (
        lambda: workbook(sheet_xml(cells("A1", "AZ1048576"))),
        TOO_LARGE,
        "2000 万个单元格",
    ),
    "重复.fods": (
        lambda: ODF.format(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
            ' table:number-columns-repeated="1000"><text:p>甲</text:p></table:table-cell></table:table-row>'
        ).encode(),
        TOO_LARGE,
        "2000 万个单元格",
    ),
    "实体.fods": (lambda: (DOCTYPE + ODF.format("&a9;")).encode(), DAMAGED, ""),
    "外部.fods": (
        lambda: (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + ODF.format("&x;")
        ).encode(),
        DAMAGED,
        "",
    ),
    "实体.xls": (
        lambda: (
            f'<?xml version="1.0"?>{DOCTYPE}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a9;</Workbook>'
        ).encode(),
        DAMAGED,
        "",
    ),
    "字段.csv": (lambda: b"a,b\n1," + b"9" * 2_000_000 + b"\n", TOO_LARGE, "一格 100 万字"),
    "逗号.csv": (lambda: b"a,b\n" + b"," * 20_000 + b"1\n", TOO_LARGE, "1048576 行、16384 列"),
    "跨度.xls": (
        lambda: b"<table><tr>" + b"<td colspan=1000>1" * 17 + b"</tr></table>",
        TOO_LARGE,
        "1048576 行、16384 列",
    ),
    "登录.xls": (
        lambda: "<html><body>会话已超时，请重新登录</body></html>".encode(),
        NO_SHEET,
        "是没有表格的网页",
    ),
    "复合.xls": (lambda: compound_file(0x00FFFFFF), DAMAGED, ""),
    "程序.xlsx": (
        lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
        NO_SHEET,
        "是程序或数据文件",
    ),
    "半截.xlsx": (lambda: workbook()[:-300], DAMAGED, ""),
    "乱码.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 16, DAMAGED, ""),
}
"""File -> what makes it, and the sentence that it costs."""


def busy() -> float:
    """Seconds that this process and those it started have worked, however busy the machine is."""
    return sum(os.times()[:4])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


def published(folder: Path) -> bytes:
    """The bytes of the published file."""
    return (folder / (folder / "CURRENT").read_text().split()[0]).read_bytes()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_costs_one_message_and_leaves_every_byte(store, folder, name):
    make, sentence, found = REFUSED[name]
    path, before = folder / name, published(store.folder)
    path.write_bytes(make())
    began = busy()
    receipts = load(store, [path], Request("张三"))
    assert busy() - began < 10
    assert [[p.message for p in one.problems] for one in receipts] == [
        [sentence.format(name, found)]
    ]
    assert published(store.folder) == before


def seen(folder: Path, name: str, content: bytes) -> list[list[object]]:
    """The rows of a file's first sheet, read in little time."""
    path = folder / name
    path.write_bytes(content)
    began = busy()
    book = read(path)
    assert busy() - began < 10
    assert [problem.message for problem in book.problems] == []
    return list(book.sheets[0].rows)


def test_a_chain_of_sectors_in_a_circle_ends():
    head = HEADER + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += (
        struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    )
    table = struct.pack("<IIII", 1, 2, 1, 2).ljust(512, b"\xff")  # 1 leads to 2 and 2 to 1
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 18) + bytes(50)
    entry += struct.pack("<II", 1, 1 << 20) + bytes(4)
    content = head.ljust(512, b"\0") + table + entry * 4 + bytes(512)
    assert 0 < len(stream(content, ("Workbook",))) <= len(content)


def test_a_declared_size_is_not_believed(folder):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    content = workbook(sheet_xml(rows, dimension="A1:XFD1048576"))
    assert seen(folder, "声称.xlsx", content) == [[1], [None, 2]]


def test_empty_cells_styled_to_the_last_row_are_no_cells(folder):
    styled = "".join(f'<row r="{r}"><c r="P{r}" s="0"/></row>' for r in range(2, 60_000))
    content = workbook(sheet_xml(cells("A1") + styled))
    assert seen(folder, "格式.xlsx", content) == [[1]]


def test_entities_of_a_workbook_are_not_expanded(folder):
    strings = f'<?xml version="1.0"?>{DOCTYPE}<sst {MAIN} count="1"><si><t>&a9;</t></si></sst>'
    path = folder / "共享.xlsx"
    path.write_bytes(workbook({"xl/sharedStrings.xml": strings.encode()}))
    began = busy()
    book = read(path)
    assert busy() - began < 10
    shown = str([list(sheet.rows) for sheet in book.sheets])
    assert "哈哈" not in shown
    assert len(shown) < 1000


def test_nothing_outside_of_the_file_is_read(folder):
    link = b'<externalLink xmlns="x"><externalBook r:id="rId1"/></externalLink>'
    rows = '<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row>'
    content = workbook(
        sheet_xml(rows), {"xl/externalLinks/externalLink1.xml": link, "../../evil": b"x"}
    )
    assert seen(folder, "链接.xlsx", content) == [[7]]
    assert not (folder.parent.parent / "evil").exists()


def test_markup_nested_without_end_is_read(folder):
    page = "<div>" * 100_000 + "<table>" * 5_000 + "<tr><td>青溪镇<td>3"
    assert seen(folder, "嵌套.xls", page.encode()) == [["青溪镇", "3"]]


def test_merged_ranges_heaped_upon_one_another_are_no_more_than_the_sheet(folder):
    ranges = "".join(f'<mergeCell ref="A1:{chr(66 + n % 20)}{2 + n}"/>' for n in range(50_000))
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="T{r}"><v>2</v></c></row>'
        for r in range(1, 500)
    )
    content = workbook(sheet_xml(rows, after=f"<mergeCells>{ranges}</mergeCells>"))
    assert seen(folder, "合并.xlsx", content)[0][0] == 1


def test_numbers_beyond_all_numbers_are_errors(folder):
    rows = '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>2</v></c></row>'
    row = seen(folder, "无穷.xlsx", workbook(sheet_xml(rows)))[0]
    assert [getattr(row[0], "text", None), row[1]] == ["#NUM!", 2]


def test_a_sheet_that_takes_too_long_is_given_up(folder):
    path = folder / "无尽.xls"
    path.write_bytes(b"<table><tr><td>" + b"<!--" * 200_000)
    began = time.monotonic()
    book = read(path, seconds=1.5)
    assert time.monotonic() - began < 6
    assert [one.message for one in book.problems] == [TOO_LARGE.format("无尽.xls", "1.5 秒")]
