"""Text files to rows: which delimiter, which quotes.

Owns both guesses; a field stays the text it is.
"""

import csv
import io
import re
from typing import Any

FIELD_CHARACTERS = 1_000_000
"""Most characters that a field may have; Excel's cells hold 32,767."""

DELIMITERS = (",", "\t", ";", "|")
STATED = re.compile(r'"?sep=(.)"?\r?\n?')
"""The first line by which a file tells Excel its delimiter; Excel does not count it as a row."""


def csv_rows(text: str) -> list[list[Any]]:
    """Rows of a delimited text; the delimiter is the one that it states, or that splits its first
    lines most evenly. Raises ValueError where a field is longer than any cell.
    """
    csv.field_size_limit(FIELD_CHARACTERS)
    stated = STATED.match(text)
    if stated:
        text = text[stated.end() :]
    delimiter = stated[1] if stated else _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        if _ends_within_quotes(text, rows):
            lines = io.StringIO(text, newline="")
            rows = list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error as error:
        raise ValueError("a field is too long") from error
    return [[field if field.strip() else None for field in row] for row in rows]


def _delimiter(text: str) -> str:
    lines = text[:200_000].splitlines()[:30]

    def evenness(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        common = max(set(widths), key=widths.count) if widths else 0
        return (widths.count(common) if common > 1 else 0, common)

    return max(DELIMITERS, key=evenness)


def _ends_within_quotes(text: str, rows: list[list[str]]) -> bool:
    """Whether a quote that nobody closed took the rest of the file into one field."""
    last = rows[-1][-1] if rows and rows[-1] else ""
    return text.count('"') % 2 == 1 and bool(re.search(r"[\r\n]", last))
