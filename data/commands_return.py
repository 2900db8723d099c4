"""What `load` and `check` do with --return: the workbook to take home. Owns its words."""

import argparse
from collections.abc import Sequence

from data import returns
from data.receipts import Receipt
from data.requests import Request
from data.telling import say
from data.warehouse import Store


def write(
    store: Store, asked: argparse.Namespace, receipts: Sequence[Receipt], request: Request
) -> None:
    """Write the return workbook where it was asked for; of several files that of the first with
    something to mend.
    """
    if asked.returned is None:
        return
    for path in asked.files:
        told = [one for one in receipts if one.prepared.path == path]
        if returns.is_returnable(told):
            try:
                asked.returned.write_bytes(returns.workbook(store, path, told, request))
            except OSError:
                say(f"“{path.name}”的退回件没有生成：原件打不开，或“{asked.returned}”写不了。")
                return
            say(f"已生成“{path.name}”的退回件：{asked.returned}")
            return
    say("没有需要改的地方，没有生成退回件。")
