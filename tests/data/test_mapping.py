"""How a header's words come to stand for columns: by name, by alias, by likeness, by an officer's word, by what was said before."""

import json

import pytest

from data.intake import Request, load, prepare
from data.mapping_memory import KIND

TITLE = ["2026年7月生产安全事故统计表"]
LEDGER = ["2026年7月事故台账"]


def stored(store, columns, table):
    with store.cursor() as cursor:
        return cursor.execute(f"select {columns} from {table} order by all").fetchall()


def told(receipt, *levels):
    return [p.message for p in receipt.problems if p.level in levels]


def test_how_each_column_was_found_is_told(store, sheet, load_one):
    rows = [TITLE, ["填报单位", "事故起数", "死亡人员数"], ["青溪镇", 2, 1]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored"
    assert receipt.as_json()["matches"] == {
        "area": "别名",
        "accidents": "同名",
        "deaths": "相近（89%）",
    }
    assert receipt.as_json()["mapping"]["deaths"] == "死亡人员数"
    assert told(receipt, "warning") == [
        "C 列“死亡人员数”与“死亡人数”相近（89%），先按“死亡人数”读取，待确认。若不是，请指定它对应哪一项。"
    ]


@pytest.mark.parametrize("header", ["死亡人员数", "死亡的人数", "死亡总人数量", "死亡人数情况"])
def test_words_that_change_no_meaning_are_used_and_shown(store, sheet, load_one, header):
    receipt = load_one(sheet("七月.xlsx", [TITLE, ["乡镇", "事故起数", header], ["青溪镇", 2, 1]]))
    assert receipt.status == "stored", told(receipt, "error")
    assert stored(store, "deaths", "accident_stats") == [(1,)]


@pytest.mark.parametrize("header", ["伤亡人数", "未死亡人数", "应死亡人数", "死忘人数"])
def test_a_word_that_may_change_the_meaning_is_a_question(store, sheet, load_one, header):
    receipt = load_one(sheet("七月.xlsx", [TITLE, ["乡镇", "事故起数", header], ["青溪镇", 2, 1]]))
    assert receipt.status == "refused"
    assert told(receipt, "error") == [
        f"工作表“Sheet1”的表头缺少“死亡人数”列（最接近的列是“{header}”，若是同一项请改名或指定）。"
        "请补上这一列，或按《事故统计月报》模板填写。"
    ]


def test_two_headers_alike_to_one_column_are_a_question(store, sheet, load_one):
    rows = [TITLE, ["乡镇", "事故起数", "死亡人员数", "死亡的人数"], ["青溪镇", 2, 1, 3]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert (
        "（最接近的列是“死亡人员数”或“死亡的人数”，若是同一项请改名或指定）"
        in receipt.problems[0].message
    )


def test_a_column_not_needed_but_unsure_is_left_out_and_asked(store, sheet, load_one):
    rows = [
        LEDGER,
        ["事故编号", "发生时间", "乡镇", "死亡人数", "致伤人数"],
        ["A1", "2026-07-03", "青溪镇", 0, 4],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored"
    assert stored(store, "minor_injuries, serious_injuries", "accidents") == [(None, None)]
    assert told(receipt, "warning") == [
        "E 列“致伤人数”可能是“重伤人数”或“轻伤人数”，没有采用。请指定它对应哪一项，或改列名后重新上传。"
    ]


def test_words_of_a_sector_are_not_like_the_whole(store, sheet, load_one):
    rows = [
        TITLE,
        ["乡镇", "事故起数", "死亡人数", "道路运输"],
        [None, None, None, "较大及以上事故的起数"],
        ["青溪镇", 5, 2, 1],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A2:A3", "B2:B3", "C2:C3"]))
    assert stored(store, "accidents, major_accidents", "accident_stats") == [(5, None)]
    assert "major_accidents" not in receipt.as_json()["matches"]


FOREIGN = [
    ["单位：青溪镇"],
    ["某某情况表（2026年7月）"],
    ["哪里", "出了几回", "没了几个"],
    ["青溪镇", 2, 1],
]


@pytest.mark.parametrize(
    "said",
    [
        {"columns": {"area": "哪里", "accidents": "出了几回", "deaths": "没了几个"}},
        {"columns": {"乡镇": "A", "事故起数": "b", "死亡人数": "C"}, "header_rows": (3, 3)},
    ],
)
def test_an_officer_says_which_column_is_which(store, sheet, load_one, said):
    receipt = load_one(sheet("表.xlsx", FOREIGN), dataset="accident_stats", **said)
    assert receipt.status == "stored", told(receipt, "error")
    assert stored(store, "area, accidents, deaths", "accident_stats") == [("青溪镇", 2, 1)]
    assert set(receipt.as_json()["matches"].values()) == {"人工指定"}
    assert receipt.as_json()["header_rows"] == [3]


def test_what_an_officer_said_goes_before_names(store, sheet, load_one):
    rows = [TITLE, ["乡镇", "事故起数", "死亡人数", "其中死亡"], ["青溪镇", 9, 7, 1]]
    path = sheet("七月.xlsx", rows)
    load_one(path, columns={"deaths": "其中死亡"})
    assert stored(store, "accidents, deaths", "accident_stats") == [(9, 1)]


def test_a_column_said_to_be_absent_is_not_read(store, sheet, load_one):
    rows = [
        LEDGER,
        ["事故编号", "发生时间", "乡镇", "死亡人数", "重伤人数"],
        ["A1", "2026-07-03", "青溪镇", 0, 4],
    ]
    receipt = load_one(sheet("七月.xlsx", rows), columns={"重伤人数": ""})
    assert stored(store, "serious_injuries", "accidents") == [(None,)]
    assert "serious_injuries" not in receipt.as_json()["mapping"]


def test_a_unit_said_for_a_column_converts_it(store, sheet, load_one):
    rows = [
        LEDGER,
        ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失"],
        ["A1", "2026-07-03", "青溪镇", 0, 45_000],
    ]
    load_one(sheet("七月.xlsx", rows), units={"直接经济损失（万元）": "元"})
    assert stored(store, "loss_wan_yuan", "accidents") == [(4.5,)]


def test_what_was_said_of_a_form_is_kept_for_that_unit(store, sheet, load_one):
    said = {"哪里": "area", "出了几回": "accidents", "没了几个": "deaths"}
    columns = {name: text for text, name in said.items()}
    load_one(sheet("七月.xlsx", FOREIGN), dataset="accident_stats", columns=columns, area="青溪镇")
    later = [["某某情况表（2026年8月）"], FOREIGN[2], ["青溪镇", 4, 0]]
    receipt = load_one(sheet("八月.xlsx", later), area="青溪镇")
    assert receipt.status == "stored", told(receipt, "error")
    assert set(receipt.as_json()["matches"].values()) == {"沿用指定"}
    assert told(receipt, "info") == [
        "列的对应沿用 张三 指定过的：“哪里”→“乡镇”、“出了几回”→“事故起数”、“没了几个”→“死亡人数”。"
        "若不再适用，请重新指定。"
    ]
    assert stored(store, "month_from, accidents, deaths", "accident_stats") == [
        ("2026-07", 2, 1),
        ("2026-08", 4, 0),
    ]
    other = [*later[:2], ["云岭镇", 4, 0]]
    assert load_one(sheet("云岭.xlsx", other), area="云岭镇").status == "refused"


def test_a_refused_sheet_s_mapping_is_not_kept(store, sheet, load_one):
    rows = [FOREIGN[1], FOREIGN[2], ["火星", 1, 1]]
    columns = {"area": "哪里", "accidents": "出了几回", "deaths": "没了几个"}
    receipt = load_one(sheet("七月.xlsx", rows), dataset="accident_stats", columns=columns)
    assert receipt.status == "refused"
    assert store.settings(KIND) == {}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"columns": {"deaths": "死几个"}, "dataset": "accident_stats"},
            "指定的列“死几个”不在表头里。表头有：“乡镇”、“事故起数”、“死亡人数”。",
        ),
        (
            {"columns": {"亡故": "C"}, "dataset": "sectors"},
            "《行业对照》没有“亡故”这一项。可用的有：原始行业、行业领域、国民经济行业、是否工矿商贸。",
        ),
    ],
)
def test_a_mapping_that_does_not_fit_is_answered(store, sheet, load_one, said, message):
    path = sheet("七月.xlsx", [TITLE, ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1]])
    assert told(load_one(path, **said), "error") == [message]


def test_a_refused_sheet_shows_its_columns_for_correcting(store, sheet):
    (one,) = prepare(store, sheet("七月.xlsx", FOREIGN), Request("张三"))
    assert one.is_refused
    assert one.header.rows == (3, 3)
    assert [(c.letter, c.header, c.column, c.samples) for c in one.header.columns] == [
        ("A", "哪里", None, ("青溪镇",)),
        ("B", "出了几回", None, ("2",)),
        ("C", "没了几个", None, ("1",)),
    ]


def test_a_header_of_ours_in_part_names_the_nearest_datasets(store, sheet, load_one):
    receipt = load_one(sheet("表.xlsx", [["预警类型", "备用", "其他"], ["暴雨", 1, 2]]))
    assert receipt.problems[0].message == (
        "工作表“Sheet1”里没有找到可识别的表头。最接近的是《预警发布》（认出“预警类型”，缺“发布日期”）。"
        "请对照模板检查列名，或指定数据表和各列。"
    )


def test_the_command_line_gives_shows_and_lists_mappings(store, sheet, python, tmp_path):
    path = sheet("七月.xlsx", FOREIGN)
    words = ["--column", "乡镇=哪里", "--column", "事故起数=B", "--column", "死亡人数=没了几个"]
    command = ["-m", "data", "load", str(path), "--dataset", "accident_stats", "--by", "李四"]
    told = json.loads(python(*command, *words, "--json", home=store.folder))
    assert told["receipts"][0]["status"] == "stored"
    shown = json.loads(python("-m", "data", "columns", str(path), "--json", home=store.folder))
    columns = shown["sheets"][0]["header"]["columns"]
    assert [(c["header"], c["column"], c["how"]) for c in columns] == [
        ("哪里", "area", "沿用指定"),
        ("出了几回", "accidents", "沿用指定"),
        ("没了几个", "deaths", "沿用指定"),
    ]
    kept = json.loads(python("-m", "data", "mappings", "--json", home=store.folder))["mappings"]
    assert [(one["area"], one["dataset"], one["columns"], one["by"]) for one in kept] == [
        (
            "青溪镇",
            "accident_stats",
            {"乡镇": "哪里", "事故起数": "出了几回", "死亡人数": "没了几个"},
            "李四",
        )
    ]


def test_a_likeness_settles_a_ledger_too(store, sheet):
    rows = [
        LEDGER,
        ["事故编号", "事故的发生时间", "乡镇", "详细的地点", "死亡人员数"],
        ["A1", "2026-07-03", "青溪镇", "一号路", 1],
    ]
    (receipt,) = load(store, [sheet("七月.xlsx", rows)], Request("张三"))
    assert receipt.status == "stored", told(receipt, "error")
    assert receipt.as_json()["matches"]["occurred_at"] == "相近（92%）"
    assert stored(store, "accident_no, place, deaths", "accidents") == [("A1", "一号路", 1)]


@pytest.mark.parametrize(
    ("bracket", "doubts"), [("（含失踪）", 1), ("（人）", 0), ("（必填，数字）", 0)]
)
def test_a_bracket_that_may_narrow_a_figure_is_told(store, sheet, load_one, bracket, doubts):
    rows = [TITLE, ["乡镇", "事故起数", f"死亡人数{bracket}"], ["青溪镇", 2, 1]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored"
    assert (
        told(receipt, "warning")
        == [
            "C 列“死亡人数（含失踪）”按“死亡人数”读取，括号里的“含失踪”没有采用，待确认。"
            "若口径不同，请指定它对应哪一项。"
        ]
        * doubts
    )


@pytest.mark.parametrize("separator", ["/", "-", "＿"])
def test_levels_of_a_header_written_in_one_cell_are_levels(store, sheet, load_one, separator):
    upper = f"其中：较大及以上{separator}"
    rows = [TITLE, ["乡镇", "事故起数", "死亡人数", f"{upper}起数", f"{upper}死亡人数"]]
    receipt = load_one(sheet("七月.xlsx", [*rows, ["青溪镇", 5, 7, 1, 3]]))
    assert receipt.status == "stored", told(receipt, "error")
    columns = "accidents, deaths, major_accidents, major_deaths"
    assert stored(store, columns, "accident_stats") == [(5, 7, 1, 3)]
