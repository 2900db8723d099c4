"""Bytes of a text file to text: which of the encodings in use here it is written in.

Owns the guess, by byte order mark, by what decodes, by which reading has everyday words.
"""

import re

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks, the longer before those they begin with."""

EVERYDAY = 0.4
"""Share of everyday characters from which on a reading as Chinese is believed."""

DOUBT = 0.2
"""How much more everyday a reading as Big5 must be: every Chinese system writes GB18030."""

CONTROL = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f\x7f]")
"""Characters that no text has; 0x1a ended files of old."""

FINAL_SIGMA = re.compile(r"ς(?![^\W\d_])")


def decode(content: bytes) -> str:
    """The text of a file, with or without a byte order mark. Raises ValueError for one that is no
    text.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").lstrip("\ufeff")
    text = _wide(content) if b"\0" in content else _narrow(content)
    if CONTROL.search(text):
        raise ValueError("control characters")
    return text


def _wide(content: bytes) -> str:
    """Text of two or four bytes a character: the reading that has line ends or separators and
    nothing but everyday characters.
    """
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        known = sum(1 for c in text if c < "\u0250" or "\u2000" <= c <= "\u9fff" or c >= "\uff00")
        if re.search(r"[\r\n\t,;|]", text) and known > 0.9 * len(text):
            return text
    raise ValueError("not a text")


def _narrow(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    simplified, traditional = _everyday(content, "gb18030"), _everyday(content, "cp950")
    if max(simplified, traditional) < EVERYDAY and (western := _western(content)):
        return western
    encoding = "cp950" if traditional > simplified + DOUBT else "gb18030"
    return content.decode(encoding, errors="replace")


def _everyday(content: bytes, encoding: str) -> float:
    """Share of the Chinese characters, of a reading as gb18030 or cp950 (Big5), that are everyday
    ones. Half as much where some bytes do not fit: GB18030 takes nearly all of Big5.
    """
    plain, low, high = ("gb2312", 0xB0, 0xD7) if encoding == "gb18030" else (encoding, 0xA4, 0xC6)
    text = content.decode(encoding, errors="ignore")
    leads = [c.encode(plain, errors="ignore")[:1] for c in text if "一" <= c <= "鿿"]
    share = sum(1 for b in leads if b and low <= b[0] <= high) / len(leads) if leads else 0.0
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return share / 2
    return share


def _western(content: bytes) -> str | None:
    """A reading as Greek, whose last letter ς tells it from others, or as a language of western
    Europe, whose accented letters stand alone.
    """
    greek = content.decode("iso8859-7", errors="replace")
    if "ς" in greek and greek.count("ς") == len(FINAL_SIGMA.findall(greek)) and "�" not in greek:
        return greek
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", content)]
    return content.decode("cp1252", errors="replace") if max(runs) == 1 else None
