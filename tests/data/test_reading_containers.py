"""One table in every container and encoding: the same cells, with errors, formulas without a result and percentages told apart."""

import io
import struct
import zipfile

import openpyxl
import pytest
import xlsxwriter

from data.biff import xls_marks, xlsb_marks
from data.grid import CellError
from data.reading import read

ROWS = [["乡镇", "事故起数", "备注"], ["青溪镇", "3", "其中：较大1起"], ["云岭镇", "0", "无"]]
TRADITIONAL = [
    ["鄉鎮", "事故起數", "備註"],
    ["青溪鎮", "3", "其中：較大1起"],
    ["雲嶺鎮", "0", "無"],
]


@pytest.fixture
def seen(tmp_path):
    """Read content under a name: seen("七月.csv", bytes) -> its first sheet."""

    def look(name: str, content: bytes):
        path = tmp_path / name
        path.write_bytes(content)
        book = read(path)
        assert [problem.message for problem in book.problems] == []
        return book.sheets[0]

    return look


def text(rows: list[list[str]], mark: str = ",", end: str = "\r\n") -> str:
    """Rows as a delimited text."""
    return "".join(mark.join(row) + end for row in rows)


ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16 little": ("utf-16-le", b""),
    "utf-16 little with mark": ("utf-16-le", b"\xff\xfe"),
    "utf-16 big": ("utf-16-be", b""),
    "utf-16 big with mark": ("utf-16-be", b"\xfe\xff"),
    "utf-32 little": ("utf-32-le", b""),
    "utf-32 little with mark": ("utf-32-le", b"\xff\xfe\0\0"),
    "utf-32 big with mark": ("utf-32-be", b"\0\0\xfe\xff"),
    "gbk": ("gbk", b""),
    "gb18030": ("gb18030", b""),
    "gb18030 with mark": ("gb18030", b"\x84\x31\x95\x33"),
}


@pytest.mark.parametrize("name", ["七月.csv", "七月.txt", "七月.xls"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_in_any_encoding_under_any_name(seen, encoding, name):
    codec, mark = ENCODINGS[encoding]
    assert list(seen(name, mark + text(ROWS).encode(codec)).rows) == ROWS


def test_a_text_in_big5(seen):
    assert list(seen("七月.csv", text(TRADITIONAL).encode("cp950")).rows) == TRADITIONAL


def test_a_character_that_only_gb18030_has(seen):
    rows = [["乡镇", "负责人"], ["青溪镇", "㐂𠮷"]]
    assert list(seen("名单.csv", text(rows).encode("gb18030")).rows) == rows


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_with_any_delimiter_and_line_end(seen, mark, end):
    assert list(seen("七月.csv", text(ROWS, mark, end).encode()).rows) == ROWS


def test_a_delimiter_that_the_file_states(seen):
    content = "sep=;\r\n乡镇;金额\r\n青溪镇;1,5\r\n云岭镇;2,5\r\n"
    assert list(seen("七月.csv", content.encode("utf-8-sig")).rows) == [
        ["乡镇", "金额"],
        ["青溪镇", "1,5"],
        ["云岭镇", "2,5"],
    ]


def test_a_quote_that_nobody_closed_takes_no_rows_away(seen):
    content = '乡镇,备注\n青溪镇,"见附件\n云岭镇,无\n石桥乡,无\n'
    assert [row[0] for row in seen("七月.csv", content.encode()).rows] == [
        "乡镇",
        "青溪镇",
        "云岭镇",
        "石桥乡",
    ]


def test_an_error_that_was_exported_as_text_is_an_error(seen):
    cell = seen("七月.csv", "乡镇,起数\n青溪镇,#DIV/0!\n".encode()).rows[1][1]
    assert cell == CellError("#DIV/0!")


# --- web pages and XML --------------------------------------------------------------------------

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}"><style>td {{}}</style></head><body>
<h3>安澜县2026年7月 事故统计表</h3>
<table border=1><thead><tr><th rowspan="2">乡镇<th colspan="2">事故情况</tr><tr><td>起数<td>死亡<br>人数</tr></thead>
<tr><td>青溪镇</td><td>1</td><td>&nbsp;</td></tr><tr><td>云岭镇<td><b>0</b><td>#REF!</table></body></html>"""


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_a_web_page_named_xls(seen, charset):
    page = PAGE.format(charset=charset)
    if charset == "big5":
        page = page.translate(str.maketrans("县澜计乡镇况数云岭统", "縣瀾計鄉鎮況數雲嶺統"))
    sheet = seen("七月.xls", page.encode({"big5": "cp950"}.get(charset, charset)))
    rows = list(sheet.rows)
    assert (sheet.name, len(rows)) == ("七月", 5)
    assert rows[0][0].endswith("事故統計表" if charset == "big5" else "事故统计表")
    assert [len(row) for row in rows] == [1, 2, 3, 2, 3]
    assert (rows[2][2].count("\n"), rows[3][1], rows[4][1], rows[4][2]) == (
        1,
        "1",
        "0",
        CellError("#REF!"),
    )
    assert sheet.merges == ((1, 0, 2, 0), (1, 1, 1, 2))


def test_tables_within_a_table_made_for_layout(seen):
    page = "<table><tr><td>外<table><tr><td>乡镇<td>起数<tr><td>青溪镇<td>1</table>尾</table>"
    rows = list(seen("七月.xls", page.encode("utf-8")).rows)
    assert rows == [["外"], ["乡镇", "起数"], ["青溪镇", "1"], ["尾"]]


def test_an_xml_spreadsheet_of_2003(seen):
    xml = """<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style></Styles>
<Worksheet ss:Name="七月"><Table><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">事故统计</Data></Cell>
<Cell><Data ss:Type="String">尾</Data></Cell></Row>
<Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell>
<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=1+1"/>
<Cell><Data ss:Type="DateTime">2026-07-15T00:00:00.000</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="旧"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""
    sheet = seen("七月.xls", xml.encode())
    rows = list(sheet.rows)
    assert rows[0] == ["事故统计", None, None, "尾"]
    assert rows[2][:4] == [None, 0.5, CellError("#REF!"), CellError("")]
    assert rows[2][4].isoformat() == "2026-07-15"
    assert (sheet.merges, sheet.percents) == (((0, 0, 0, 2),), ((2, 1, 2, 1),))


ODF = """<?xml version="1.0"?><office:document{part} xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="h">
<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="七月"><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>事故</text:p></table:table-cell>
<table:covered-table-cell/><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲<text:s text:c="2"/>乙</text:p>
</table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="percentage" office:value="0.9487"><text:p>94.87%</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=A1"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>
<table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="旧" table:style-name="h"/></office:spreadsheet></office:body></office:document{part}>"""


@pytest.mark.parametrize("name", ["七月.ods", "七月.fods", "七月.xls"])
def test_an_opendocument_spreadsheet(seen, name, tmp_path):
    content = ODF.format(part="" if name.endswith("fods") else "-content").encode()
    if not name.endswith("fods"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("content.xml", content)
        content = packed.getvalue()
    sheet = seen(name, content)
    assert list(sheet.rows) == [
        ["事故", None, "甲  乙"],
        [],
        [],
        [0.9487, CellError("#DIV/0!"), CellError(""), 7, 7],
    ]
    assert (sheet.merges, sheet.percents) == (((0, 0, 0, 1),), ((3, 0, 3, 0),))
    assert [one.is_visible for one in read(tmp_path / name).sheets] == [True, False]


# --- workbooks ----------------------------------------------------------------------------------


def written(fill) -> bytes:
    """A workbook of XlsxWriter's; fill(book, sheet) writes its only sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    fill(book, book.add_worksheet("表"))
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("name", ["七月.xlsx", "七月.xls", "七月.et", "七月.csv", "七月"])
def test_a_workbook_under_any_name(seen, name):
    content = written(lambda _, sheet: sheet.write_row(0, 0, ["青溪镇", 3]))
    assert list(seen(name, content).rows) == [["青溪镇", 3]]


def test_percentages_are_told_from_fractions(seen):
    def fill(book, sheet):
        for column, code in enumerate(("0.00%", '0"%"', "General", "0%;[Red]-0%", "0.0\\%")):
            sheet.write_number(0, column, 0.9487, book.add_format({"num_format": code}))
        sheet.write_column(1, 0, [0.1, 0.2], book.add_format({"num_format": 9}))

    sheet = seen("七月.xlsx", written(fill))
    assert sheet.percents == ((0, 0, 2, 0), (0, 3, 0, 3))
    assert [sheet.is_percent(0, column) for column in range(5)] == [True, False, False, True, False]


def test_formulas_that_no_program_computed(seen):
    book = openpyxl.Workbook()
    book.active.append(["青溪镇", "=1+2"])
    out = io.BytesIO()
    book.save(out)
    assert list(seen("一.xlsx", out.getvalue()).rows) == [["青溪镇", CellError("")]]

    def fill(_, sheet):
        sheet.write_row(0, 0, [5, 6])
        sheet.write_formula("C1", "=A1+B1")
        sheet.write_formula("D1", "=A1-B1")

    assert list(seen("二.xlsx", written(fill)).rows) == [[5, 6, CellError(""), CellError("")]]


def test_a_formula_computed_to_nothing_or_to_zero_is_no_error(seen):
    def fill(_, sheet):
        sheet.write_formula("B1", "=1-1", None, 0)
        sheet.write_formula("C1", "=1+1", None, 2)
        sheet.write_formula("D1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("E1", "=LEFT(A2,0)", None, "无")

    made = with_sheet(written(fill), lambda xml: xml.replace("<v>无</v>", "<v></v>"))
    assert list(seen("七月.xlsx", made).rows) == [[None, 0, 2, CellError("#DIV/0!")]]


def with_sheet(made: bytes, change) -> bytes:
    """A workbook whose only sheet's XML is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            xml = old.read(part).decode()
            new.writestr(part, change(xml) if part.endswith("sheet1.xml") else xml)
    return out.getvalue()


def test_errors_of_cells_that_state_no_place(seen):
    xml = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        "<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c>"
        "<x:c t='e'><x:v>#N/A</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    made = with_sheet(written(lambda _, sheet: sheet.write(0, 0, 1)), lambda _: xml)
    assert list(seen("七月.xlsx", made).rows) == [[1], [2, CellError("#N/A"), CellError("")]]


def record(kind: int, data: bytes) -> bytes:
    """A record of .xls."""
    return struct.pack("<HH", kind, len(data)) + data


def test_marks_of_the_binary_format():
    start, end = record(0x809, bytes(16)), record(0x0A, b"")
    formats = record(0x41E, struct.pack("<HHB", 164, 5, 0) + b"0.00%")
    styles = record(0xE0, struct.pack("<HH", 0, 0) + bytes(16)) + record(
        0xE0, struct.pack("<HH", 0, 164) + bytes(16)
    )
    head = start + formats + styles
    offset = len(head) + len(record(0x85, bytes(8))) + len(end)
    sheet = start
    sheet += record(0x203, struct.pack("<HHHd", 0, 0, 1, 0.5))
    sheet += record(0x205, struct.pack("<HHHBB", 0, 1, 0, 0x17, 1)) + record(
        0x205, struct.pack("<HHHBB", 0, 2, 0, 1, 0)
    )
    sheet += (
        start + record(0x205, struct.pack("<HHHBB", 9, 9, 0, 0x17, 1)) + end
    )  # a chart within the sheet
    sheet += record(0x06, struct.pack("<HHH", 1, 0, 0) + b"\x02\0\x2a\0\0\0\xff\xff" + bytes(8))
    sheet += record(0x06, struct.pack("<HHHdHI", 1, 1, 0, 0.0, 2, 0)) + record(
        0x06, struct.pack("<HHHdHI", 1, 2, 0, 0.0, 0, 0)
    )
    sheet += record(0xBD, struct.pack("<HHHIHIH", 2, 3, 0, 0, 1, 0, 4)) + end
    marks = xls_marks(head + record(0x85, struct.pack("<IHBB", offset, 0, 0, 0)) + end + sheet)
    assert [(one.wrong, one.percents) for one in marks] == [
        ({(0, 1): "#REF!", (1, 0): "#N/A", (1, 1): ""}, [(0, 0), (2, 4)])
    ]


def wide(words: str) -> bytes:
    """A text of .xlsb."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def brief(kind: int, data: bytes) -> bytes:
    """A record of .xlsb."""
    name = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return name + bytes([len(data)]) + data


def test_marks_of_the_zipped_binary_format():
    cell = struct.Struct("<II")
    parts = {
        "xl/_rels/workbook.bin.rels": b'<Relationship Id="rId1" Target="worksheets/sheet1.bin"/>',
        "xl/workbook.bin": brief(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("七月")),
        "xl/styles.bin": brief(44, struct.pack("<H", 170) + wide("0%"))
        + brief(617, b"")
        + b"".join(brief(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 170))
        + brief(618, b""),
        "xl/worksheets/sheet1.bin": brief(0, struct.pack("<I", 4))
        + brief(5, cell.pack(0, 1) + struct.pack("<d", 0.5))
        + brief(3, cell.pack(1, 0) + b"\x07"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    marks = xlsb_marks(out.getvalue())["七月"]
    assert (marks.wrong, marks.percents) == ({(4, 1): "#DIV/0!"}, [(4, 0)])
