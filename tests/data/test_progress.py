"""How far a load has come is told in the order of its stages and never runs backwards."""

from data import intake
from data.progress import CHECKING, COMPARING, READING, STORING, UNDERSTANDING

STAGES = [READING, UNDERSTANDING, CHECKING, COMPARING, STORING]


def test_stages_are_told_in_order_and_end_at_the_whole(store, sheet):
    told = []
    path = sheet("事故.xlsx", [["事故编号", "发生时间", "死亡人数"], ["1", "2026-05-03", 0]])
    intake.load(store, [path], intake.Request("张三"), progress=lambda *one: told.append(one))
    stages = list(dict.fromkeys(stage for stage, _ in told))
    parts = [done for _, done in told]
    assert stages == STAGES
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0, 1)


def test_preparing_and_confirming_each_end_at_the_whole(store, sheet):
    told = []
    path = sheet("别的.xlsx", [["没有", "表头"], ["1", "2"]])
    prepared = intake.prepare(store, path, intake.Request("张三"), lambda *one: told.append(one))
    assert told[-1] == (COMPARING, 1)
    intake.commit(store, prepared, intake.Request("张三"), lambda *one: told.append(one))
    assert told[-1] == (STORING, 1)
