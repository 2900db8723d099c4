"""Text files to rows: which encoding, which delimiter.

Owns both guesses; a field stays the text it is.
"""

import csv
import io
from typing import Any


def decode(content: bytes) -> str:
    """Text of a CSV in UTF-8, UTF-16, GB18030 or Big5, with or without a byte order mark."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", _chinese_encoding(content)):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("gb18030", errors="replace")


def _chinese_encoding(content: bytes) -> str:
    """gb18030 or big5, by which of the two gives more everyday characters."""
    simplified = content.decode("gb18030", errors="ignore")
    traditional = content.decode("cp950", errors="ignore")

    def everyday(text: str, encoding: str, low: int, high: int) -> float:
        han = [c for c in text if "一" <= c <= "鿿"]
        lead = [c.encode(encoding, errors="ignore")[:1] for c in han]
        return sum(1 for b in lead if b and low <= b[0] <= high) / len(han) if han else 0.0

    gb = everyday(simplified, "gb2312", 0xB0, 0xD7)
    big5 = everyday(traditional, "cp950", 0xA4, 0xC6)
    return "cp950" if big5 > gb + 0.2 else "gb18030"


def csv_rows(text: str) -> list[list[Any]]:
    """Rows of a delimited text; the delimiter is the one that splits its first lines most
    evenly.
    """
    csv.field_size_limit(10_000_000)
    lines = text.splitlines()[:30]

    def evenness(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        common = max(set(widths), key=widths.count) if widths else 0
        return (widths.count(common) if common > 1 else 0, common)

    delimiter = max((",", "\t", ";", "|"), key=evenness)
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
    return [[field if field.strip() else None for field in row] for row in reader]
