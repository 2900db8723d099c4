"""A worksheet read in pieces gives what it gives when read whole, or is read whole."""

import datetime as dt
import io
import json
import re
import string
import zipfile
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from data import dealing, worksheets
from data.containers import parse
from data.dealing import Dealt, Uncut, cut
from data.grid import CellError
from data.limits import Refused
from data.reading import _sheet, read
from data.worksheets import workbook_sheets
from tests.data.made_xlsx import SHEET, sheet_xml, workbook

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WHOLE = 1 << 40
ROWS = "".join(
    f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}"><v>0.5</v></c></row>' for n in range(1, 30)
)


def told(content: bytes) -> object:
    """The sheets as they arrive where they are asked for, every cell with its type; or the refusal."""
    try:
        sheets = map(_sheet, json.loads(json.dumps(workbook_sheets(content))))
    except Refused as refusal:
        return refusal.args
    return [
        (
            one.name,
            one.is_visible,
            one.merges,
            one.percents,
            [[(type(v), v) for v in row] for row in one.rows],
        )
        for one in sheets
    ]


def whole(content: bytes) -> object:
    """What is told of a file whose sheets are read whole."""
    with patch.object(worksheets, "LARGE", WHOLE):
        return told(content)


def dealt(content: bytes, piece: int = 50, repeated: int = WHOLE) -> tuple[object, bool]:
    """What is told of a file whose sheets are read in small pieces, and whether none was read whole."""
    opened = []
    keep = worksheets._cells
    with (
        patch.object(worksheets, "LARGE", 0),
        patch.object(dealing, "PIECE", piece),
        patch.object(dealing, "REPEATED", repeated),
        patch.object(
            worksheets, "_cells", lambda book, name: opened.append(name) or keep(book, name)
        ),
    ):
        return told(content), not opened


# What officers' programs write

words = st.text(string.printable + "青溪镇隐患，。<&>\"'", max_size=8).filter(
    lambda w: not re.search(r"[\x00-\x1f]", w)
)
cells = st.one_of(
    st.none(),
    words,
    st.integers(-(10**6), 10**6),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.booleans(),
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2050, 1, 1)).map(
        lambda at: at.replace(microsecond=0)
    ),
)
tables = st.lists(st.lists(cells, max_size=5), min_size=1, max_size=25)


@settings(deadline=None, max_examples=50)
@given(
    tables,
    st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 120, 700]),
)
def test_a_sheet_comes_as_it_would_whole(rows, above, left, is_inline, is_1904, piece):
    made = io.BytesIO()
    options = {
        "constant_memory": is_inline,
        "default_date_format": "yyyy-mm-dd hh:mm",
        "date_1904": is_1904,
    }
    book = xlsxwriter.Workbook(
        made, options | {"nan_inf_to_errors": True, "strings_to_formulas": False}
    )
    sheet = book.add_worksheet("台账")
    for i, row in enumerate(rows):
        sheet.write_row(above + i, left, row)
    book.close()
    expected = whole(made.getvalue())
    for repeated in (0, WHOLE):
        assert dealt(made.getvalue(), piece, repeated)[0] == expected


@pytest.mark.parametrize("repeated", [0, WHOLE])
def test_merges_errors_percentages_formulas_and_hidden_sheets_stay(repeated):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("一月", "二月"):
        sheet = book.create_sheet(name)
        sheet.append(["标题", None, None])
        for n in range(40):
            sheet.append(
                [f"第{n}条", n / 7, "#N/A" if n % 9 == 0 else f"=A{n}" if n % 5 == 0 else True]
            )
            sheet.cell(sheet.max_row, 2).number_format = "0.00%"
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A30:A33")
    book["二月"].sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    found, is_dealt = dealt(made.getvalue(), 300, repeated)
    assert is_dealt
    assert found == whole(made.getvalue())
    (_, first_is_visible, merges, percents, rows), second = found
    assert (first_is_visible, second[1]) == (True, False)
    assert merges == ((0, 0, 0, 2), (29, 0, 32, 0))
    assert percents == ((1, 1, 40, 1),)
    assert [row[2][1] for row in rows[1:3]] == [CellError("#N/A"), True]


def test_sheets_are_read_in_pieces_where_they_can_be():
    content = workbook(sheet_xml(ROWS))
    found, is_dealt = dealt(content)
    assert is_dealt
    assert found == whole(content)


def test_pieces_of_one_workbook_come_in_order():
    content = workbook(sheet_xml(ROWS))
    for piece in (1, 130, 200, 999):
        found, is_dealt = dealt(content, piece, 0)
        assert is_dealt
        assert found == whole(content)


def test_every_workbook_of_the_corpus_comes_as_it_would_whole():
    files = [*CORPUS.rglob("*.xlsx"), *CORPUS.rglob("*.xlsm")]
    in_pieces = []
    for file in files:
        found, is_dealt = dealt(file.read_bytes(), 60)
        assert found == whole(file.read_bytes()), file
        if isinstance(found, list):
            in_pieces.append(is_dealt)
    assert sum(in_pieces) * 2 >= len(in_pieces), "most of those that can be read"


# What nobody should write

ODD = {
    "a comment": '<!--<row r="9">-->' + ROWS,
    "a section": '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<row r="2">]]></t></is></c></row>'
    + ROWS[60:],
    "a cell elsewhere": ROWS + '<row r="40"><c r="B2"><v>7</v></c></row>',
    "a cell far below": '<row r="1"><c r="B77"><v>7</v></c></row>' + ROWS,
    "rows backwards": "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(30, 0, -1)
    ),
    "rows twice": ROWS + ROWS.replace("0.5", "0.75"),
    "rows without numbers": re.sub(r'(<row|<c) r="\w+"', r"\1", ROWS),
    "some rows without numbers": re.sub(r'<row r="(2|7|1\d)"', "<row", ROWS),
    "numbers behind other words": ROWS.replace('<row r="', '<row spans="1:3" r="'),
    "numbers in single quotes": ROWS.replace('"', "'"),
    "a row within a row": '<row r="1"><row r="3"><c r="A3"><v>1</v></c></row></row>' + ROWS[60:],
    "a row in a text": '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;row r="2"></t></is></c></row>'
    + ROWS[60:],
    "two tables of rows": f"{ROWS}</sheetData><sheetData>{ROWS.replace('0.5', '9')}",
    "no cells": "".join(f'<row r="{n}"></row>' for n in range(1, 30)),
    "empty rows": "".join(f'<row r="{n}"/>' for n in range(1, 30))
    + '<row r="50"><c r="B50"><v>7</v></c></row>',
    "gaps": re.sub(r'<row r="1?[5-9]".*?</row>', "", ROWS),
    "row zero": '<row r="0"><c r="A0"><v>7</v></c></row>' + ROWS,
    "a row beyond all": ROWS + '<row r="1048577"><c r="A1048577"><v>7</v></c></row>',
    "torn": ROWS + '<row r="30"><c r="A30"><v>',
    "a wrong number": ROWS.replace("<v>7</v>", "<v>七</v>"),
    "a wrong text": ROWS.replace('<c r="A9">', '<c r="A9" t="s">'),
    "a wrong place": ROWS.replace('<c r="A9">', '<c r="9A">'),
    "a known entity": ROWS.replace("<v>7</v>", "<v>&amp;7</v>"),
    "an unknown entity": ROWS.replace("<v>7</v>", "<v>&x;</v>"),
    "a wrong end": ROWS.replace("</row>", "</rows>", 1),
    "a lie about its size": ROWS,
    "other names of its words": ROWS.replace("<", "<x:").replace("<x:/", "</x:"),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("piece", [1, 200])
def test_an_odd_sheet_ends_as_it_would_whole(odd, piece):
    dimension = "A1:XFD1048576" if odd == "a lie about its size" else "A1:C29"
    before = '<!DOCTYPE a [<!ENTITY x "9">]>' if "entity" in odd else ""
    merged = '<mergeCells><mergeCell ref="A3:B4"/></mergeCells>'
    content = workbook(sheet_xml(ODD[odd], dimension, merged, before))
    assert dealt(content, piece)[0] == whole(content)


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"<sheetData/>",
        b'<sheetData><row r="1"/></sheetData>',
        b'<sheetData><row r="1"/><row r="2"/>',
        b'<sheetData><row r="1"/><!--a--><row r="2"/></sheetData>',
        b'<?xml?><sheetData><?a?><row r="1"/><row r="2"/></sheetData>',
        b'</sheetData><row r="1"/><row r="2"/><sheetData>',
    ],
)
def test_what_cannot_be_cut_is_not(words):
    with pytest.raises(Uncut):
        cut(words, 1)


def test_a_cell_in_another_piece_is_told():
    content = workbook(sheet_xml(ODD["a cell elsewhere"]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(SHEET)
    with patch.object(dealing, "PIECE", 1), Dealt(xml, {}, False) as found, pytest.raises(Uncut):
        list(found.rows())


def test_a_damaged_archive_is_refused():
    content = bytearray(workbook(sheet_xml(ROWS)))
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start] ^= 0xFF
    assert whole(bytes(content)) == dealt(bytes(content))[0] == ("file-damaged",)


def test_a_part_of_a_name_that_comes_twice_is_read_as_it_would_be_whole():
    out = io.BytesIO(workbook(sheet_xml(ROWS)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET.upper(), archive.read(SHEET).replace(b"0.5", b"9"))
    found, is_dealt = dealt(out.getvalue())
    assert not is_dealt
    assert found == whole(out.getvalue())


def test_a_large_file_is_read_so_from_the_disk(tmp_path):
    """More than the size from which on sheets are cut, as it is set."""
    path = tmp_path / "大表.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        for n in range(12_000):
            sheet.write_row(n, 0, [f"第{n}条隐患的描述" * 20, *range(n, n + 9)])
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(SHEET).file_size > dealing.LARGE
    with patch.object(worksheets, "_rows", side_effect=AssertionError("read whole")):
        assert parse(path)["sheets"][0]["name"] == "台账"
    (found,) = read(path).sheets
    assert (len(found.rows), found.cell(11_999, 9)) == (12_000, 12_007)
