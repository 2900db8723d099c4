"""The command line of questions: python -m queries. Owns arguments and layout, computes nothing.

    python -m queries list
    python -m queries accidents/summary --param from=2026-01
    python -m queries ask "云岭镇上个月整改率"

Exit code 0: answered; 1: refused, with a Chinese sentence on stderr; 2: wrong usage. stdout
carries one document and nothing else.
"""

import argparse
import csv
import io
import json
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from data.warehouse import Store, home
from queries import Answer, Header, QueryError, ResultColumn, UsageError, header, names, run
from queries.asking import ask
from queries.asking_waiting import waiting

UNKNOWN = "—"
"""How the table for people shows what is not known."""


def moment(text: str) -> datetime:
    """A point in time; a day alone is its end."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是时间，请写 2026-10-31T18:00 或 2026-10-31"
        ) from None
    return datetime.combine(at, time.max) if len(text) == len("2026-10-31") else at


def parameter(text: str) -> tuple[str, str]:
    """name=value."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 参数=值，如 from=2026-01")
    return name.strip(), value


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(prog="python -m queries", description="安澜：指标查询")
    options.add_argument(
        "name", metavar="NAME", help="问题名，如 accidents/summary；list 列出全部；ask 用中文提问"
    )
    options.add_argument("text", nargs="?", help="ask 之后的问题，如 “云岭镇上个月整改率”")
    options.add_argument(
        "--param",
        type=parameter,
        nargs="+",
        action="extend",
        default=[],
        metavar="k=v",
        help="参数，如 from=2026-01 to=2026-09",
    )
    options.add_argument("--as-of", type=moment, help="按当时库里的数据回答，如 2026-10-31T18:00")
    layout = options.add_mutually_exclusive_group()
    layout.add_argument("--json", action="store_true", help="输出 JSON")
    layout.add_argument("--csv", action="store_true", help="输出 CSV（Excel 可直接打开）")
    return options


def described(one: Header) -> dict[str, Any]:
    """A question as the list gives it."""
    return {
        "name": one.name,
        "question": one.question,
        "grain": one.grain,
        "params": one.params,
        "optional": sorted(one.optional),
        "columns": [column.as_json() for column in one.columns],
        "source": one.source,
        "sources": list(one.sources),
        "formula": one.formula,
    }


def as_text(value: Any) -> str:
    """A value for people: two decimals at most, rounded half up."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        rounded = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{rounded:f}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, dict):
        return "、".join(f"{key}={one}" for key, one in value.items())
    return str(value)


def width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells as a table whose columns stand under each other."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def as_table(answer: Answer) -> str:
    """The answer for people, under Chinese labels."""
    head = [column.title for column in answer.columns]
    return aligned([head, *([as_text(value) for value in row] for row in answer.rows)])


def as_csv(answer: Answer) -> str:
    """The answer for a spreadsheet, under Chinese labels; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in answer.columns])
    writer.writerows(answer.as_json()["rows"])
    return text.getvalue()


def remarks(answer: Answer, given: dict[str, str]) -> list[str]:
    """What people should know beside the rows."""
    asked = header(answer.name)
    labels = {column.name: column.label for column in answer.columns}
    used = "；".join(
        f"{asked.params[name]} {value}"
        for name, value in answer.params.items()
        if value is not None
    )
    lines = [asked.question, used] if used else [asked.question]
    lines += [f"{labels.get(name, name)}：{count} 项未填" for name, count in answer.missing.items()]
    if given.get("on") and str(answer.params.get("on")) != given["on"].strip():
        lines.append(f"截至日期不能晚于今天，已按 {answer.params['on']} 计算")
    return lines


def answered(options: argparse.Namespace) -> Answer:
    """Ask the question of the office's store."""
    store = Store(home())
    at: datetime | None = options.as_of
    cursor = store.cursor_as_of(at) if at else store.cursor()
    with cursor:
        return run(cursor, options.name, dict(options.param), at.date() if at else date.today())


def asked(options: argparse.Namespace) -> str:
    """The answer to a question in Chinese; whatever its status, it is no failure."""
    if not options.text:
        raise UsageError("请在 ask 后写上问题，如：python -m queries ask “云岭镇上个月整改率”")
    at: datetime | None = options.as_of
    store = Store(home())
    with store.cursor_as_of(at) if at else store.cursor() as cursor:
        today = at.date() if at else date.today()
        told = ask(cursor, options.text, today)
        told["notes"] += waiting(cursor, told, today)
    if options.json:
        return json.dumps(told, ensure_ascii=False) + "\n"
    if told["interpretation"]:
        print(told["interpretation"]["text"], *told["notes"], sep="\n", file=sys.stderr)
        head = [ResultColumn(**column).title for column in told["columns"]]
        return aligned([head, *([as_text(value) for value in row] for row in told["rows"])]) + "\n"
    return "\n".join([told["reason"], *(one["text"] for one in told["alternatives"])]) + "\n"


def listing(is_json: bool) -> str:
    """Every question."""
    headers = [header(name) for name in names()]
    if is_json:
        return json.dumps([described(one) for one in headers], ensure_ascii=False, indent=1)
    return aligned([[one.name, one.question] for one in headers])


def document(options: argparse.Namespace) -> str:
    """What goes to stdout; remarks go to stderr. Raises QueryError."""
    if options.name == "list":
        return listing(options.json) + "\n"
    if options.name == "ask":
        return asked(options)
    header(options.name)
    answer = answered(options)
    print("\n".join(remarks(answer, dict(options.param))), file=sys.stderr)
    if options.json:
        return json.dumps(answer.as_json(), ensure_ascii=False) + "\n"
    return "\ufeff" + as_csv(answer) if options.csv else as_table(answer) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question or list them all; returns the exit code."""
    options = parser().parse_args(arguments)
    try:
        text = document(options)
    except QueryError as refusal:
        print(refusal, file=sys.stderr)
        return 2 if isinstance(refusal, UsageError) else 1
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
