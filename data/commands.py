"""What each command of the store's command line does.

Owns its words and exit codes; every step is elsewhere.

JSON goes to stdout, one document, nothing else; words for people go to stderr, or to stdout where
they are the answer.
"""

import argparse
import getpass
import sys

from data import commands_return, intake, presets, row_life
from data.contract import by_label, contracts
from data.receipts import PARTLY, REFUSED
from data.reference import register
from data.telling import put, say, tell, tell_step
from data.templates import suggestions, template
from data.warehouse import Store


def load(store: Store, asked: argparse.Namespace) -> int:
    """load and check: files to receipts."""
    by = asked.by or getpass.getuser()
    if asked.zero:
        if not (asked.dataset and asked.period and asked.area and asked.by):
            say("零报告需要 --dataset、--period、--area 和 --by。")
            return 2
        receipts = [intake.zero(store, asked.dataset, asked.period, asked.area, intake.Request(by))]
    elif not asked.files:
        say("请给出要读的文件。")
        return 2
    else:
        request = intake.Request(
            by,
            asked.dataset,
            asked.sheet,
            asked.period,
            asked.area,
            asked.mode,
            asked.mapping,
            asked.partial,
            columns=dict(asked.column),
        )
        is_dry = asked.dry_run or asked.command == "check"
        receipts = intake.load(store, asked.files, request, is_dry, tell_step)
        commands_return.write(store, asked, receipts, request)
    if asked.json:
        put({"receipts": [receipt.as_json() for receipt in receipts]})
    for receipt in receipts:
        tell(receipt)
    return 1 if any(r.status in (REFUSED, PARTLY) for r in receipts) else 0


def make_template(store: Store, asked: argparse.Namespace) -> int:
    """template: an .xlsx to fill in."""
    spec = by_label(asked.dataset)
    if spec is None:
        say(f"没有数据表“{asked.dataset}”。可用的有：{'、'.join(contracts())}。")
        return 2
    with store.cursor() as cursor:
        made = template(spec, register(cursor), suggestions(cursor))
    asked.output.write_bytes(made)
    say(f"已生成《{spec.label}》模板：{asked.output}")
    return 0


def datasets(store: Store, asked: argparse.Namespace) -> int:
    """datasets: every contract with its columns."""
    listed = [
        {
            "name": one.name,
            "label": one.label,
            "kind": one.kind,
            "grain": one.grain,
            "keys": [list(key) for key in one.keys],
            "columns": [
                {
                    "name": c.name,
                    "label": c.label,
                    "type": c.type,
                    "unit": c.unit,
                    "required": c.required,
                }
                for c in one.columns
            ],
        }
        for one in contracts().values()
    ]
    if asked.json:
        put({"datasets": listed})
    else:
        sys.stdout.writelines(
            f"{one.name:16} {one.label}  {one.grain}\n" for one in contracts().values()
        )
    return 0


def history(store: Store, asked: argparse.Namespace) -> int:
    """history: every entry of the log, newest first."""
    entries = store.history()
    if asked.json:
        put({"uploads": entries})
        return 0
    for entry in entries:
        state = "" if entry["is_live"] or entry["action"] == "withdraw" else "（已撤销）"
        spec = contracts().get(entry["dataset"] or "")
        words = {"load": "上报", "zero": "零报告", "withdraw": f"撤销 {entry['withdraws']}"}[
            entry["action"]
        ]
        label = f"《{spec.label}》" if spec else ""
        sys.stdout.write(
            f"{entry['upload_id']}  {entry['uploaded_at']:%Y-%m-%d %H:%M}  {entry['uploaded_by']}  "
            f"{words}{label} {entry['file'] or ''} {entry['sheet'] or ''} {state}\n"
        )
    return 0


def withdraw(store: Store, asked: argparse.Namespace) -> int:
    """withdraw: take an upload out; what it replaced counts again."""
    try:
        version = store.withdraw(asked.upload_id, asked.by)
    except KeyError:
        message, version = f"没有编号为 {asked.upload_id} 的上报。", None
    except ValueError:
        message, version = f"{asked.upload_id} 已经撤销过，或不是一次上报。", None
    if version is None:
        if asked.json:
            put({"upload_id": asked.upload_id, "status": "refused", "message": message})
        say(message)
        return 1
    if asked.json:
        put({"upload_id": asked.upload_id, "status": "withdrawn", "data_version": version})
    say(f"已撤销 {asked.upload_id}。")
    return 0


def trace(store: Store, asked: argparse.Namespace) -> int:
    """trace: every version of a row, from its first report to its last correction."""
    spec = by_label(asked.dataset)
    if spec is None:
        say(f"没有数据表“{asked.dataset}”。可用的有：{'、'.join(contracts())}。")
        return 2
    versions = store.trace(spec.name, asked.row_key, asked.unmask)
    events = store.life(spec.name, asked.row_key, asked.unmask)
    if asked.json:
        about = {"dataset": spec.name, "row_key": asked.row_key}
        put({**about, "versions": versions, "events": events})
    for event in events:
        place = f"{event['file']} · {event['sheet']} · 第 {event['row']} 行" if event["row"] else ""
        changed = "，".join(
            f"{one['label']} {one['before']} → {one['after']}" for one in event["changed"]
        )
        say(
            f"{event['at']:%Y-%m-%d %H:%M}  {event['by']}  {row_life.KINDS[event['kind']]}  "
            f"{event['upload_id']}  {place}  {changed}"
        )
    if not versions:
        say(f"《{spec.label}》里没有“{asked.row_key}”这一行。")
    return 0 if versions else 1


def demo(store: Store, asked: argparse.Namespace) -> int:
    """demo: fill an empty store with the demonstration county and mark it."""
    from data.demonstration import fill, may_fill

    if not may_fill(store):
        say("库里已有数据，或已开始使用，没有装入演示县。")
        return 0 if asked.if_empty else 1
    receipts = fill(store)
    say(f"已装入演示县：{len(receipts)} 张表。")
    return 0


def preset(store: Store, asked: argparse.Namespace) -> int:
    """preset: start an empty store with a county's reference spreadsheets."""
    try:
        receipts = presets.apply(store, asked.name, asked.by or getpass.getuser())
    except ValueError as refusal:
        say(str(refusal))
        return 1
    for receipt in receipts:
        tell(receipt)
    say(f"已装入“{asked.name}”的预置资料。")
    return 0


def rebuild(store: Store, asked: argparse.Namespace) -> int:
    """rebuild: derive the current tables from the log; with --verify only compare."""
    if not asked.verify:
        store.rebuild()
    differing = store.verify()
    for line in differing:
        say(line)
    say("与日志不一致。" if differing else "现状与日志一致。")
    return 1 if differing else 0
