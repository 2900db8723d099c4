"""Chinese numerals: 十二, 二〇二三, 两, 1.6884万.

Owns their values, nothing of columns or units.
"""

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "廿": 20}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}

CHINESE = re.compile(r"[零〇○一二两三四五六七八九十百千万亿廿]+")
"""A run of Chinese numerals."""

POSITIONAL = re.compile(r"[零〇○一二三四五六七八九]{2,}")
"""Digits written one after another, as in 二〇二三."""


LISTED = r"(?=[至到、—–~-][零〇○一二三四五六七八九十0-9]+(?:月|季度))"
"""What follows a numeral that opens a span or list of months: 一至九月, 二、三季度."""


def chinese_number(text: str) -> int | None:
    """Value of a whole Chinese numeral (十二 -> 12, 二〇二三 -> 2023, 三百零五 -> 305); None if
    it is not one.
    """
    if not CHINESE.fullmatch(text):
        return None
    if POSITIONAL.fullmatch(text):
        if len(text) < 3 and not set(text) & set("零〇○"):
            return None  # 七八家 is about seven or eight, not seventy-eight
        return int("".join(str(DIGITS[c]) for c in text))
    total, section, digit = 0, 0, 0
    for c in text:
        if c in DIGITS:
            if 0 < digit < 10:
                return None  # 两三人 is about two or three
            digit += DIGITS[c]
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit = 0
        else:
            total = (total + section + digit) * LARGE[c] if section or digit or total else 0
            section, digit = 0, 0
    return total + section + digit or (0 if set(text) <= {"零", "〇", "○"} else None)


def with_arabic(text: str) -> str:
    """The text with Chinese numerals before 年, 月, 日 or 季度 written in Arabic digits."""

    def arabic(match: re.Match[str]) -> str:
        number = chinese_number(match[1])
        return match[0] if number is None else f"{number}{match[2]}"

    text = text.replace("元月", "1月")
    return re.sub(rf"([零〇○一二三四五六七八九十]+)(年|月|日|季度|{LISTED})", arabic, text)
