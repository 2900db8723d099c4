"""The command line of the store: python -m data.

Owns the arguments; commands.py does what they ask.

Exit code 0: all stored or unchanged; 1: something refused; 2: wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from data import commands, commands_backup, commands_cells, commands_history, commands_mapping
from data.faults import NotWritten
from data.periods import Period, period_in
from data.telling import say
from data.unneeded import leave_out_pandas
from data.warehouse import Store, home


def period_argument(text: str) -> Period:
    """2026-07 or 2026-01..2026-09."""
    first, _, last = text.partition("..")
    start, end = period_in(first), period_in(last or first)
    if not start or not end or start[0] > end[1]:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，请写 2026-07 或 2026-01..2026-09")
    return start[0], end[1]


def column_argument(text: str) -> tuple[str, str]:
    """死亡人数=亡, or 死亡人数=D: which header or letter a column stands under."""
    name, equals, said = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 列=表头 或 列=列号，如 死亡人数=D")
    return name, said


def _of_the_store(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands that are about the store as a whole."""
    out = commands.add_parser("backup", help="备份到一个文件")
    out.add_argument("folder", type=Path, metavar="DIR")
    into = commands.add_parser("restore", help="由备份恢复")
    into.add_argument("file", type=Path, metavar="FILE")
    into.add_argument("--replace", action="store_true", help="替换现有数据，原库另存")
    for one in (out, into):
        one.add_argument("--json", action="store_true")
    demo = commands.add_parser("demo", help="装入演示县")
    demo.add_argument("--if-empty", action="store_true", help="库里已有数据时什么也不做")
    preset = commands.add_parser("preset", help="装入一个县的预置资料")
    preset.add_argument("name", metavar="NAME", help="县名，如 浮梁县")
    preset.add_argument("--by", default=None, help="经办人")
    commands.add_parser("rebuild", help="由日志重新推导").add_argument(
        "--verify", action="store_true"
    )


def _of_files(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands that read files into the store, or say what reading them would do."""
    for name, words in (("load", "把表格读进库里"), ("check", "只检查，不入库")):
        one = commands.add_parser(name, help=words)
        one.add_argument("files", nargs="*", type=Path, metavar="FILE")
        one.add_argument("--dataset", help="数据表")
        one.add_argument("--sheet", help="工作表")
        one.add_argument("--period", type=period_argument, help="2026-07 或 2026-01..2026-09")
        one.add_argument("--area", help="填报单位")
        one.add_argument("--by", default=None, help="上报人")
        one.add_argument("--mode", choices=("merge", "replace"))
        one.add_argument("--mapping", type=Path, help="映射文件 .toml")
        one.add_argument(
            "--column",
            action="append",
            type=column_argument,
            default=[],
            metavar="列=表头",
            help="指定一列对应的表头或列号，可多次",
        )
        one.add_argument("--partial", action="store_true", help="有问题的行不入库，其余入库")
        one.add_argument(
            "--return", dest="returned", type=Path, metavar="OUT.xlsx", help="退回件写到哪里"
        )
        one.add_argument("--dry-run", action="store_true")
        one.add_argument("--zero", action="store_true", help="零报告")
        one.add_argument("--json", action="store_true")


def _of_the_log(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands about what was stored when."""
    back = commands.add_parser("withdraw", help="撤销一次上报")
    back.add_argument("upload_id")
    back.add_argument("--by", required=True)
    back.add_argument("--json", action="store_true")
    two = commands.add_parser("compare", help="两个时刻、两次上报之间的差别")
    for name, held, words in (
        ("--from", "since", "时刻或批次；不写：--to 之前的那一刻"),
        ("--to", "until", "时刻或批次；不写：现在"),
    ):
        two.add_argument(name, dest=held, type=commands_history.moment_argument, help=words)
    two.add_argument("--dataset", help="数据表")
    two.add_argument("--json", action="store_true")
    trace = commands.add_parser("trace", help="一行数据的来历")
    trace.add_argument("dataset")
    trace.add_argument("row_key")
    trace.add_argument("--json", action="store_true")
    trace.add_argument("--unmask", action="store_true", help="姓名、电话等写全")


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    main = argparse.ArgumentParser(prog="python -m data", description="安澜：表格入库")
    commands = main.add_subparsers(dest="command", required=True, metavar="命令")
    _of_files(commands)
    cells = commands.add_parser("cells", help="读取器看到的内容")
    cells.add_argument("file", type=Path, metavar="FILE")
    cells.add_argument("--json", action="store_true")
    shown = commands.add_parser("columns", help="各列认成了什么")
    shown.add_argument("file", type=Path, metavar="FILE")
    shown.add_argument("--dataset", help="数据表")
    shown.add_argument("--sheet", help="工作表")
    shown.add_argument("--json", action="store_true")
    made = commands.add_parser("template", help="生成空白模板")
    made.add_argument("dataset")
    made.add_argument("-o", "--output", type=Path, required=True)
    for name, words in (
        ("datasets", "数据表一览"),
        ("history", "上报历史"),
        ("mappings", "指定过的列"),
    ):
        commands.add_parser(name, help=words).add_argument("--json", action="store_true")
    _of_the_log(commands)
    _of_the_store(commands)
    return main


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], int]] = {
    "load": commands.load,
    "check": commands.load,
    "cells": commands_cells.cells,
    "columns": commands_mapping.columns,
    "mappings": commands_mapping.mappings,
    "template": commands.make_template,
    "datasets": commands.datasets,
    "history": commands.history,
    "withdraw": commands.withdraw,
    "trace": commands.trace,
    "compare": commands_history.compare,
    "backup": commands_backup.backup,
    "restore": commands_backup.restore,
    "demo": commands.demo,
    "preset": commands.preset,
    "rebuild": commands.rebuild,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    asked = parser().parse_args(arguments)
    try:
        return COMMANDS[asked.command](Store(home()), asked)
    except NotWritten as fault:
        say(str(fault))
        return 1


if __name__ == "__main__":
    leave_out_pandas()
    sys.exit(main())
