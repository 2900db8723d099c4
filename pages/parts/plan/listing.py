"""Every target of a plan in one table: base, figure, verdict, each year; a click opens its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pages.parts import breakdowns, formats, markup, tables, theme
from pages.parts.plan import sources, wording
from queries import Answer

Row = Mapping[str, Any]


def table(
    progress: Answer, values: pd.DataFrame, compared: Mapping[str, str], title: str, on: date
) -> None:
    """One line per target. compared: code -> the national target in words."""
    listed = progress.frame().to_dict("records")
    years = [int(year) for year in dict.fromkeys(values["year"])]
    heads = ["属性", "评定", "目标", *(["国家目标"] if compared else []), "基期", "实际", "应达到"]
    heads += [*(f"{year}年" for year in years), "走势"]
    lines = [
        (
            f"{row['name']}\n{wording.text(row['wording'])}",
            [*_words(row, compared), *_years(values[values["code"] == row["code"]])],
            False,
            row["code"],
        )
        for row in listed
    ]
    by_code = {row["code"]: row for row in listed}
    tables.clickable(
        "targets",
        markup.table("指标", [(head, None) for head in heads], lines),
        lambda code: sources.want(by_code[code], on),
    )
    sheet = tables.sheet_of(
        progress, progress.frame(), title, formats.day(on), skip=("plan", "question")
    )
    breakdowns.foot("targets", "空白：这一年没有数，原因见下载表的“说明”列", sheet)


def _words(row: Row, compared: Mapping[str, str]) -> list[tuple[str, None]]:
    unit = row["actual_unit"]
    no_base = wording.NO_BASE if row["status"] == wording.NO_BASE else ""
    words = [
        wording.text(row["attribute"]),
        wording.verdict(row["status"]),
        wording.goal(row),
        *([compared.get(row["code"], "")] if compared else []),
        wording.base(row) or no_base,
        wording.measured(row["actual"], unit) if not formats.is_unknown(row["actual"]) else "",
        wording.figure(row["path_value"], unit)
        if not formats.is_unknown(row["path_value"])
        else "",
    ]
    return [(word, None) for word in words]


def _years(of_one: pd.DataFrame) -> Sequence[tuple[str, None]]:
    series = list(of_one["actual"])
    units = list(of_one["unit"].dropna())
    unit = units[-1] if units else ""
    words = (
        [wording.figure(one, unit) if not formats.is_unknown(one) else "" for one in series]
        if unit in wording.DECIMALS
        else formats.alike(series)
    )
    spark = markup.Image(markup.spark(series, theme.palette()))
    return [*((word, None) for word in words), (spark, None)]
