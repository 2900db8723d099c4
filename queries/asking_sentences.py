"""A reading written out as a question that is read back as the same. Owns the words used."""

from datetime import date

from data.contract import contract
from queries.asking_dictionary import WHOLE, filter_suffixes, grain_words
from queries.asking_given import Reading
from queries.asking_said import When
from queries.asking_vocabulary import Vocabulary

SIGNS = {"<": "低于", ">": "高于", ">=": "不低于", "<=": "不超过", "=": "等于"}


def month_text(of_month: str) -> str:
    """2026年9月."""
    return f"{int(of_month[:4])}年{int(of_month[5:])}月"


def span_text(first: str, last: str) -> str:
    """2026年9月; 2026年1月至9月; 2025年11月至2026年10月."""
    if first == last:
        return month_text(first)
    end = f"{int(last[5:])}月" if first[:4] == last[:4] else month_text(last)
    return f"{month_text(first)}至{end}"


def day_text(day: date) -> str:
    """截至2026年9月30日."""
    return f"截至{day.year}年{day.month}月{day.day}日"


def when_text(when: When, grain: str) -> str:
    """The time of a reading; empty where it has none."""
    parts = [day_text(when.day)] if when.day else []
    if when.first and when.last and grain == "year":
        years = dict.fromkeys((when.first[:4], when.last[:4]))
        parts.append("至".join(f"{one}年" for one in years))
    elif when.first and when.last:
        parts.append(span_text(when.first, when.last))
    return "，".join(parts)


def rank_text(reading: Reading) -> str:
    """从高到低; 最多的前3个; 倒数第2个; 低于80."""
    rank = dict(reading.rank)
    parts = []
    if sign := rank.get("op"):
        unit = reading.measure.column_of(reading.grain).unit
        parts.append(f"{SIGNS[sign]}{rank['value']}{'%' if unit == '%' else ''}的")
    is_down = rank.get("order") == "desc"
    if place := rank.get("nth"):
        parts.append(f"第{place}{'高' if is_down else '低'}的")
    elif limit := rank.get("limit"):
        parts.append(f"{'最高' if is_down else '最低'}的前{limit}个")
    elif "order" in rank:
        parts.append("从高到低" if is_down else "从低到高")
    return "，".join(parts)


def grain_text(reading: Reading) -> str:
    """各乡镇; nothing where the grouping goes without saying."""
    goes_without = reading.grain in (reading.measure.grain, WHOLE)
    is_many = reading.grain == "area" and len(reading.places) > 1
    if goes_without or is_many or (reading.grain == "year" and reading.when.first):
        return ""
    return grain_words().get(reading.grain, "")


def sentence(reading: Reading, known: Vocabulary) -> str:
    """The question in full."""
    dataset = dict(reading.given).get("dataset")
    parts = [
        when_text(reading.when, reading.grain),
        "、".join(reading.places),
        "".join(f"{value}{filter_suffixes().get(name, '')}" for name, value in reading.filters),
        known.plans.get(reading.plan or "", ""),
        f"《{contract(dataset).label}》数据表" if dataset else "",
        grain_text(reading),
        "".join(value for _, value in reading.only),
        "、".join(one.label for one in (reading.measure, *reading.also)),
    ]
    after = [part for part in (reading.compare, rank_text(reading)) if part]
    return "，".join(["".join(parts), *after])
