"""The return workbook: the officer's own file with what is wrong marked, and what its return brings in."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from data import returns
from data.corrections import Correction
from data.intake import Request, load, prepare
from data.reading import read

HEAD = ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失（万元）"]
LEDGER = [
    ["安澜县2026年7月生产安全事故台账"],
    HEAD,
    ["SG-1", "2026-07-03", "青溪镇", 1, 20],
    ["SG-2", "2026-07-05", "城关", 0, 5],
    ["SG-3", "7月42日", "云岭镇", "若干", 3],
    ["SG-4", "2026-07-09", "石桥乡", 0, 8],
]
RED, AMBER = "FFF4B6B0", "FFFCE8B2"


@pytest.fixture
def ledger(sheet):
    return sheet("7月事故台账.xlsx", {"台账": LEDGER}, merges=["A1:E1"])


def returned(store, path, told, request=None, name=None):
    """Take a return home: the workbook as openpyxl opens it, and where it lies."""
    home = path.with_name(name or returns.name_of(path.name))
    home.write_bytes(returns.workbook(store, path, told, request))
    return openpyxl.load_workbook(home), home


def deaths(store):
    """Accident number -> deaths, of what counts now."""
    with store.cursor() as cursor:
        return dict(cursor.execute("select accident_no, deaths from accidents").fetchall())


def mend(book, home):
    """What an officer would do about the two bad rows of the ledger."""
    book["台账"]["C4"] = "柳塘乡"
    book["台账"]["B5"], book["台账"]["D5"] = "2026-07-12", 2
    book.save(home)


def test_bad_cells_are_coloured_and_commented_and_listed_with_links(store, ledger):
    request = Request("张三")
    book, _ = returned(store, ledger, prepare(store, ledger, request), request)
    assert book.sheetnames[:2] == ["问题清单", "台账"]
    assert book.active.title == "问题清单"
    own = book["台账"]
    coloured = {
        c.coordinate: c.fill.fgColor.rgb for row in own for c in row if c.fill.fill_type == "solid"
    }
    assert coloured == {"C4": RED, "B5": RED, "D5": RED}
    assert own["C4"].comment.text.startswith("【必须改正】第 4 行“乡镇”列写的是“城关”")
    assert own["A1"].value == LEDGER[0][0]
    assert [str(area) for area in own.merged_cells.ranges] == ["A1:E1"]
    listed = [[c.value for c in row] for row in book["问题清单"].iter_rows(min_row=5)]
    assert listed[0] == ["序号", "程度", "位置", "列", "写的是", "问题", "应该是", "怎么改"]
    assert [line[2:6] for line in listed[1:]] == [
        ["“台账” C4", "乡镇", "城关", "名录中没有的单位"],
        ["“台账” B5", "发生时间", "7月42日", "没有这一天"],
        ["“台账” D5", "死亡人数", "若干", "不是数字"],
    ]
    assert all("请" in line[7] for line in listed[1:])
    assert listed[3][6].startswith("整数")
    assert [c.hyperlink.location for c in book["问题清单"]["C"][5:]] == [
        "'台账'!C4",
        "'台账'!B5",
        "'台账'!D5",
    ]


@pytest.mark.parametrize("is_partial", [True, False], ids=["partly stored", "refused"])
def test_sent_again_after_mending_only_mended_rows_go_in(store, ledger, is_partial):
    request = Request("张三", partial=is_partial)
    first = load(store, [ledger], request)
    assert first[0].status == ("partly stored" if is_partial else "refused")
    book, home = returned(store, ledger, first, request)
    mend(book, home)
    again = load(store, [home], Request("李四"))
    assert [(r.status, r.prepared.sheet) for r in again] == [("stored", "台账")]
    told = {p.code for p in again[0].problems}
    assert "return-recognised" in told
    assert not told & {"sheet-hidden", "sheet-unread"}
    expected = {"new": 2, "unchanged": 2} if is_partial else {"new": 4, "unchanged": 0}
    assert {name: again[0].counts[name] for name in expected} == expected
    assert deaths(store) == {"SG-1": 1, "SG-2": 0, "SG-3": 2, "SG-4": 0}
    assert [r.status for r in load(store, [home], Request("李四"))] == ["unchanged"]


@pytest.mark.parametrize("is_partial", [True, False], ids=["partly stored", "refused"])
def test_what_was_not_mended_never_covers_newer_data(store, ledger, sheet, is_partial):
    first = load(store, [ledger], Request("张三", partial=is_partial))
    book, home = returned(store, ledger, first)
    newer = [LEDGER[0], HEAD, ["SG-1", "2026-07-03", "青溪镇", 3, 20]]
    assert load(store, [sheet("更正.xlsx", newer)], Request("王五"))[0].status == "stored"
    mend(book, home)
    again = load(store, [home], Request("李四"))[0]
    assert deaths(store) == {"SG-1": 3, "SG-2": 0, "SG-3": 2, "SG-4": 0}
    assert any(p.code == "return-newer" for p in again.problems) is not is_partial
    book["台账"]["D3"] = 4
    book.save(home)
    assert load(store, [home], Request("李四"))[0].counts["changed"] == 1
    assert deaths(store)["SG-1"] == 4


def test_newer_data_that_comes_between_preview_and_confirming_is_not_covered(store, ledger, sheet):
    from data.intake import commit

    book, home = returned(store, ledger, load(store, [ledger], Request("张三")))
    mend(book, home)
    waiting = prepare(store, home, Request("李四"))
    newer = [LEDGER[0], HEAD, ["SG-1", "2026-07-03", "青溪镇", 3, 20]]
    load(store, [sheet("更正.xlsx", newer)], Request("王五"))
    commit(store, waiting, Request("李四"))
    assert deaths(store) == {"SG-1": 3, "SG-2": 0, "SG-3": 2, "SG-4": 0}


def test_a_withdrawn_upload_s_rows_come_back_with_the_return(store, ledger):
    first = load(store, [ledger], Request("张三", partial=True))
    book, home = returned(store, ledger, first)
    store.withdraw(first[0].upload_id, "张三")
    mend(book, home)
    assert load(store, [home], Request("李四"))[0].counts["new"] == 4


def test_a_return_of_another_store_is_an_ordinary_file_and_is_said_to_be(
    store, empty_store, ledger, sheet
):
    book, home = returned(store, ledger, load(store, [ledger], Request("张三")))
    mend(book, home)
    rows = [
        ["名称", "级别"],
        *([name, "乡镇"] for name in ("青溪镇", "云岭镇", "石桥乡", "柳塘乡")),
    ]
    load(empty_store, [sheet("区划名录.xlsx", rows)], Request("管理员"))
    again = load(empty_store, [home], Request("李四"))[0]
    assert (again.status, again.counts["new"]) == ("stored", 4)
    assert any(p.code == "return-elsewhere" for p in again.problems)


def test_an_inventory_sent_again_removes_nothing(store, sheet):
    head = ["统计月份", "队伍名称", "乡镇", "人数"]
    whole = sheet("队伍.xlsx", [head, *(["2026-06", f"{n}队", "青溪镇", n] for n in range(1, 5))])
    load(store, [whole], Request("张三"))
    part = sheet(
        "补.xlsx", [head, ["2026-06", "5队", "青溪镇", "许多"], ["2026-06", "6队", "青溪镇", 6]]
    )
    book, home = returned(store, part, load(store, [part], Request("张三")))
    book.worksheets[1]["D2"] = 5
    book.save(home)
    again = load(store, [home], Request("张三"))[0]
    assert (again.status, again.counts["new"], again.counts["removed"]) == ("stored", 2, 0)
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from teams").fetchone() == (6,)


def test_what_was_corrected_on_the_page_is_in_the_return(store, ledger):
    request = Request(
        "张三", partial=True, corrections=(Correction("台账", 4, "C", "城关", "柳塘乡"),)
    )
    first = load(store, [ledger], request)
    assert first[0].counts["new"] == 3
    book, home = returned(store, ledger, first, request)
    own = book["台账"]
    assert (own["C4"].value, own["C4"].comment.text) == (
        "柳塘乡",
        "上报时已改正：原来写的是“城关”。",
    )
    assert (own["C4"].fill.fgColor.rgb, own["B5"].fill.fgColor.rgb) == ("FFD3EBDD", RED)
    own["B5"], own["D5"] = "2026-07-12", 2
    book.save(home)
    again = load(store, [home], Request("张三"))[0]
    assert (again.status, again.counts["new"], again.counts["unchanged"]) == ("stored", 1, 3)


def test_several_tables_of_one_file_and_what_was_said_of_it(store, sheet):
    stats = [["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1], ["云岭镇", "许多", 0]]
    path = sheet("七月.xlsx", {"统计": stats, "台账": LEDGER})
    request = Request("张三", period=("2026-07", "2026-07"))
    first = load(store, [path], request)
    assert [r.status for r in first] == ["refused", "refused"]
    book, home = returned(store, path, first, request, name="报表.xlsx")
    assert len(list(book["问题清单"].iter_rows(min_row=6))) == 4
    book["统计"]["B3"] = 3
    mend(book, home)
    again = load(store, [home], Request("张三"))
    assert [(r.prepared.dataset, r.status, r.counts["new"]) for r in again] == [
        ("accident_stats", "stored", 2),
        ("accidents", "stored", 4),
    ]


def test_a_second_return_marks_what_is_left_and_unmarks_what_was_mended(store, ledger):
    first = load(store, [ledger], Request("张三", partial=True))
    book, home = returned(store, ledger, first)
    book["台账"]["C4"] = "柳塘乡"
    book.save(home)
    second = load(store, [home], Request("张三", partial=True))
    assert (second[0].status, second[0].counts["new"]) == ("partly stored", 1)
    book, again = returned(store, home, second)
    assert again == home
    assert book.sheetnames.count("问题清单") == 1
    own = book["台账"]
    assert own["C4"].comment is None
    assert own["C4"].fill.fill_type is None
    assert {c.coordinate for row in own for c in row if c.comment} == {"B5", "D5"}
    mend(book, home)
    third = load(store, [home], Request("张三"))[0]
    assert (third.counts["new"], third.counts["changed"], third.counts["unchanged"]) == (1, 0, 3)


@pytest.mark.parametrize("result", [1, 0])
def test_the_officer_s_formats_comments_and_results_stay(store, tmp_path, result):
    book = openpyxl.Workbook()
    own = book.active
    own.title = "台账"
    for row in LEDGER:
        own.append(row)
    own.append(["合计", None, None, "=SUM(D3:D6)", None])
    own["A3"].font, own["A3"].fill = Font(bold=True), PatternFill("solid", fgColor="FFCCFFCC")
    own["C4"].comment = Comment("老王：待核", "老王")
    own.column_dimensions["A"].width = 33
    own["E3"].number_format = "0.00"
    path = tmp_path / "7月事故台账.xlsx"
    book.save(path)
    saved = with_result(path.read_bytes(), "=SUM(D3:D6)", result)
    path.write_bytes(saved)
    made, home = returned(store, path, prepare(store, path, Request("张三")))
    assert made["台账"]["A3"].font.bold
    assert made["台账"]["A3"].fill.fgColor.rgb == "FFCCFFCC"
    assert made["台账"].column_dimensions["A"].width == 33
    assert made["台账"]["E3"].number_format == "0.00"
    assert made["台账"]["C4"].comment.text.startswith("老王：待核\n【必须改正】")
    assert made["台账"]["D7"].value == "=SUM(D3:D6)"
    assert read(home).sheets[1].cell(6, 3) == result


def with_result(content: bytes, formula: str, result: int) -> bytes:
    """A workbook of openpyxl's as Excel would have saved it, with one formula's result."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            wanted = f"<f>{formula[1:]}</f><v></v>".encode()
            other = f"<f>{formula[1:]}</f><v />".encode()
            put = f"<f>{formula[1:]}</f><v>{result}</v>".encode()
            data = data.replace(wanted, put).replace(other, put)
            target.writestr(entry.filename, data.replace(b'fullCalcOnLoad="1"', b""))
    return out.getvalue()


def test_a_csv_comes_back_as_a_workbook_of_the_same_cells(store, tmp_path):
    path = tmp_path / "7月事故台账.csv"
    lines = [",".join(map(str, row)) for row in LEDGER]
    path.write_text("\n".join(lines), encoding="gb18030")
    first = load(store, [path], Request("张三", partial=True))
    kept = store.folder / "originals"
    original = next(kept.glob("*.csv"))
    book, home = returned(store, original, first, name="7月事故台账（退回件）.xlsx")
    assert book.sheetnames[:2] == ["问题清单", "7月事故台账"]
    own = book["7月事故台账"]
    assert own["C4"].fill.fgColor.rgb == RED
    assert [c.value for c in own[2]] == HEAD
    own["C4"], own["B5"], own["D5"] = "柳塘乡", "2026-07-12", 2
    book.save(home)
    assert load(store, [home], Request("张三"))[0].counts["new"] == 2
    assert deaths(store) == {"SG-1": 1, "SG-2": 0, "SG-3": 2, "SG-4": 0}


def test_text_that_looks_like_a_formula_stays_text(store, tmp_path):
    path = tmp_path / "7月事故台账.csv"
    evil = [*LEDGER, ["SG-9", "2026-07-09", "=cmd|' /C calc'!A0", 0, 8]]
    path.write_text("\n".join(",".join(map(str, row)) for row in evil), encoding="utf-8")
    book, _ = returned(store, path, prepare(store, path, Request("张三")))
    cells = [c for s in book.worksheets for row in s for c in row]
    assert any("=cmd" in str(c.value) for c in cells)
    assert [c.coordinate for c in cells if c.data_type == "f"] == []


def test_hundreds_of_problems_are_all_marked_and_listed(store, sheet):
    rows = [[f"SG-{n}", "2026-07-03", f"某{n}镇", "若干", 1] for n in range(400)]
    path = sheet("7月事故台账.xlsx", {"台账": [LEDGER[0], HEAD, *rows]})
    book, home = returned(store, path, prepare(store, path, Request("张三")))
    own = book["台账"]
    assert sum(1 for row in own for c in row if c.comment) == 800
    assert book["问题清单"].max_row == 5 + 800
    for row in range(3, 403):
        own[f"C{row}"], own[f"D{row}"] = "青溪镇", 0
    book.save(home)
    assert load(store, [home], Request("张三"))[0].counts["new"] == 400


def test_a_file_that_cannot_be_read_has_no_return(store, tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    told = prepare(store, path, Request("张三"))
    assert not returns.is_returnable(told)


def test_of_a_file_too_large_to_write_again_there_is_the_list(store, ledger, monkeypatch):
    written = returns._written
    monkeypatch.setattr(
        returns,
        "_written",
        lambda path, way, order: written(path, way, order) if way == "list" else None,
    )
    book, _ = returned(store, ledger, prepare(store, ledger, Request("张三")))
    assert book.sheetnames == ["问题清单"]
    assert "原表太大" in book["问题清单"]["A2"].value
    assert [row[2].value for row in book["问题清单"].iter_rows(min_row=5)] == [
        "“台账” C4",
        "“台账” B5",
        "“台账” D5",
    ]


def test_a_damaged_mark_makes_an_ordinary_file(store, ledger):
    book, home = returned(store, ledger, load(store, [ledger], Request("张三", partial=True)))
    book["安澜退回件标记"]["B1"] = '{"rows": 3}'
    mend(book, home)
    again = load(store, [home], Request("张三"))[0]
    assert (again.status, again.counts["new"], again.counts["unchanged"]) == ("stored", 2, 2)
