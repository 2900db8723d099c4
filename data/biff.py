"""What a reader of .xls and .xlsb does not tell: which empty cells are errors or formulas never
computed, and which numbers are shown as percentages.

Owns walking the records of both binary formats; a damaged file ends the walk, never the reading.
"""

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator

from data.compound import HEADER, stream
from data.flaws import PERCENT_FORMATS, Marks, is_percent

ERROR_TEXTS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
UNCOMPUTED = 2
"""Flag of a formula that Excel is to compute when it opens the file; with the result 0 it was
written by a program that does not compute.
"""
Record = tuple[int, bytes]


def xls_marks(content: bytes) -> list[Marks]:
    """The marks of an .xls's sheets, in their order; none where its records are damaged."""
    try:
        return _xls_marks(_stream(content))
    except (struct.error, IndexError):
        return []


def _xls_marks(records: bytes) -> list[Marks]:
    globals_ = list(_records(records, 0))
    formats = _percent_numbers(
        (struct.unpack_from("<H", data)[0], data[2:]) for kind, data in globals_ if kind == 0x41E
    )
    styles = [data for kind, data in globals_ if kind == 0xE0]
    percents = {i for i, data in enumerate(styles) if _u16(data, 2) in formats}
    offsets = [struct.unpack_from("<I", data)[0] for kind, data in globals_ if kind == 0x85]
    return [_xls_sheet(records, offset, percents) for offset in offsets]


def xls_is_encrypted(content: bytes) -> bool:
    """Whether an .xls asks for a password."""
    try:
        return any(kind == 0x2F for kind, _ in _records(_stream(content), 0))
    except (struct.error, IndexError):
        return False


def _stream(content: bytes) -> bytes:
    if not content.startswith(HEADER):
        return content
    return stream(content, ("Workbook", "Book"))


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Records from a place to the end of the part that begins there; parts within it left out."""
    depth, position = 0, start
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind == 0x809:
            depth += 1
        elif kind == 0x0A:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _u16(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "little")


def _percent_numbers(formats: Iterator[tuple[int, bytes]]) -> set[int]:
    """Numbers of the formats that show percentages. A format's text is ASCII where it matters,
    whichever encoding it is in.
    """
    shown = (
        (number, data.replace(b"\0", b"").decode("latin-1", "replace")) for number, data in formats
    )
    return {*PERCENT_FORMATS, *(number for number, code in shown if is_percent(code))}


def _xls_sheet(stream: bytes, offset: int, percents: set[int]) -> Marks:
    marks = Marks()
    for kind, data in _records(stream, offset):
        if kind in (0x203, 0x27E, 0x06, 0x205):
            place, style = (_u16(data, 0), _u16(data, 2)), _u16(data, 4)
            if style in percents:
                marks.percents.append(place)
            if kind == 0x205 and data[7:8] == b"\x01":
                marks.wrong[place] = ERROR_TEXTS.get(data[6], "#ERR")
            elif kind == 0x06 and data[12:14] == b"\xff\xff" and data[6] == 2:
                marks.wrong[place] = ERROR_TEXTS.get(data[8], "#ERR")
            elif kind == 0x06 and data[6:14] == bytes(8) and _u16(data, 14) & UNCOMPUTED:
                marks.wrong[place] = ""
        elif kind == 0xBD and percents:
            row, first = _u16(data, 0), _u16(data, 2)
            styles = (_u16(data, i) for i in range(4, len(data) - 2, 6))
            marks.percents += [(row, first + i) for i, s in enumerate(styles) if s in percents]
    return marks


# --- .xlsb --------------------------------------------------------------------------------------


def xlsb_marks(content: bytes) -> dict[str, Marks]:
    """Sheet -> its marks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}

        def part(name: str) -> bytes:
            return archive.read(names[name.lower()]) if name.lower() in names else b""

        links = dict(
            re.findall(
                r'(?=[^>]*\sId="([^"]+)")[^>]*\sTarget="([^"]+)"',
                part("xl/_rels/workbook.bin.rels").decode("utf-8", "replace"),
            )
        )
        percents = _xlsb_styles(part("xl/styles.bin"))
        found = {}
        for kind, data in _xlsb_records(part("xl/workbook.bin")):
            if kind == 156:
                link, end = _wide(data, 8)
                name, _ = _wide(data, end)
                target = posixpath.join("/xl", links.get(link, "")).lstrip("/")
                found[name] = _xlsb_sheet(part(target), percents)
    return found


def _xlsb_records(part: bytes) -> Iterator[Record]:
    position = 0
    while position < len(part):
        kind, position = _number(part, position, 2)
        size, position = _number(part, position, 4)
        yield kind, part[position : position + size]
        position += size


def _number(part: bytes, position: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, of so many bytes at most, and the place behind it."""
    number = 0
    for i in range(longest):
        byte = part[position] if position < len(part) else 0
        position += 1
        number |= (byte & 0x7F) << 7 * i
        if not byte & 0x80:
            break
    return number, position


def _wide(data: bytes, place: int) -> tuple[str, int]:
    """A text and the place behind it."""
    end = place + 4 + 2 * int.from_bytes(data[place : place + 4], "little")
    return data[place + 4 : end].decode("utf-16-le", "replace"), end


def _xlsb_styles(part: bytes) -> set[int]:
    formats, styles, is_cells = [], [], False
    for kind, data in _xlsb_records(part):
        if kind == 44:
            formats.append((_u16(data, 0), data[6:]))
        elif kind in (617, 618):
            is_cells = kind == 617
        elif kind == 47 and is_cells:
            styles.append(_u16(data, 2))
    shown = _percent_numbers(iter(formats))
    return {i for i, number in enumerate(styles) if number in shown}


def _xlsb_sheet(part: bytes, percents: set[int]) -> Marks:
    marks, row = Marks(), 0
    for kind, data in _xlsb_records(part):
        if kind == 0:
            row = int.from_bytes(data[:4], "little")
        elif kind in (2, 3, 5, 9, 11):
            place = row, int.from_bytes(data[:4], "little")
            if int.from_bytes(data[4:7], "little") in percents:
                marks.percents.append(place)
            if kind in (3, 11):
                marks.wrong[place] = ERROR_TEXTS.get(data[8], "#ERR")
    return marks
