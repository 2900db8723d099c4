"""Confirming what was seen: two officers on one scope, cells corrected before reading, undoing foreseen, and receipts that say what the store then holds."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import intake
from data.corrections import WHOLE_ROW, Correction
from data.handing import candidates
from data.intake import Request
from data.rehearsal import differences, places, preview
from data.uploads import Moved
from data.warehouse import Store
from tests.data.conftest import write_xlsx

HEADER = ["事故编号", "发生时间", "乡镇", "死亡人数"]


def accidents(*rows):
    return [["安澜县2026年7月生产安全事故台账"], HEADER, *rows]


def deaths(store, cursor=None):
    with cursor or store.cursor() as asked:
        return dict(
            asked.execute("select accident_no, deaths from accidents order by 1").fetchall()
        )


ONE = ["SG-1", "2026-07-01", "青溪镇", 1]


@pytest.fixture
def july(store, sheet):
    """A store with one accident of July."""
    assert intake.load(store, [sheet("七月.xlsx", accidents(ONE))], Request("王芳"))[0].upload_id
    return store


def seen(store, path, by="张三", **said):
    request = Request(by, **said)
    return [(one, request) for one in intake.prepare(store, path, request)]


def test_what_others_moved_meanwhile_is_shown_and_not_overwritten(july, sheet):
    mine = seen(july, sheet("我的.xlsx", accidents([*ONE[:3], 2])))
    other = seen(july, sheet("他的.xlsx", accidents([*ONE[:3], 5])), "李四")
    assert [(c.before["deaths"], c.after["deaths"]) for c in mine[0][0].changes] == [(1, 2)]
    stored = intake.commit_all(july, other, as_seen=True)[0].upload_id

    held = intake.commit_all(july, mine, as_seen=True)[0]
    assert (held.status, held.upload_id, held.is_held) == ("refused", None, True)
    assert held.problems[0].message.startswith(f"确认之前，李四（{stored}，")
    assert deaths(july) == {"SG-1": 5}
    assert [(c.before["deaths"], c.after["deaths"]) for c in mine[0][0].changes] == [(5, 2)]

    again = intake.commit_all(july, mine, as_seen=True)[0]
    assert (again.status, again.is_held, deaths(july)) == ("stored", False, {"SG-1": 2})


def test_what_others_moved_elsewhere_holds_nothing_back(july, sheet):
    mine = seen(july, sheet("我的.xlsx", accidents([*ONE[:3], 2])))
    other = seen(july, sheet("他的.xlsx", accidents(["SG-2", "2026-07-09", "云岭镇", 0])), "李四")
    intake.commit_all(july, other, as_seen=True)
    assert intake.commit_all(july, mine, as_seen=True)[0].status == "stored"
    assert deaths(july) == {"SG-1": 2, "SG-2": 0}


def test_one_s_own_tables_of_one_scope_follow_each_other(july, sheet):
    first = seen(july, sheet("一.xlsx", accidents([*ONE[:3], 2])))
    second = seen(july, sheet("二.xlsx", accidents([*ONE[:3], 3])))
    told = intake.commit_all(july, first + second, as_seen=True)
    assert [receipt.status for receipt in told] == ["stored", "stored"]
    assert told[1].counts["changed"] == 1
    assert deaths(july) == {"SG-1": 3}


def test_nothing_is_stored_on_a_version_that_is_gone(july, sheet):
    one, request = seen(july, sheet("我的.xlsx", accidents([*ONE[:3], 2])))[0]
    before = july.published_name()
    with pytest.raises(Moved):
        july.append_many(candidates(one, request), july.data_version() - 1)
    assert july.published_name() == before


def test_a_rehearsal_shows_what_storing_then_does_and_stores_nothing(july, sheet):
    one, request = seen(
        july, sheet("七月改.xlsx", accidents([*ONE[:3], 2], ["SG-2", "2026-06-02", "云岭镇", 0]))
    )[0]
    before, version = july.published_name(), july.data_version()
    with preview(july, candidates(one, request)) as cursor:
        changes = differences(cursor, "accidents")
        assert {(c.kind, c.key) for c in changes} == {("changed", "SG-1"), ("new", "SG-2")}
        assert ("云岭镇", "2026-06", "2026-06") in places(cursor, "accidents", version)
        rehearsed = deaths(july, cursor)
    assert july.published_name() == before
    assert deaths(july) == {"SG-1": 1}
    intake.commit(july, [one], request)
    assert deaths(july) == rehearsed == {"SG-1": 2, "SG-2": 0}


def test_undoing_is_foreseen_and_brings_back_what_was_replaced(july, sheet):
    more = intake.load(july, [sheet("改.xlsx", accidents([*ONE[:3], 2]))], Request("张三"))[0]
    intake.load(
        july, [sheet("后.xlsx", accidents(["SG-2", "2026-07-09", "云岭镇", 0]))], Request("李四")
    )
    with preview(july, [], [more.upload_id]) as cursor:
        change = differences(cursor, "accidents")[0]
        assert (change.before, change.after) == ({"deaths": 2}, {"deaths": 1})
        rehearsed = deaths(july, cursor)
    july.withdraw(more.upload_id, "张三")
    assert deaths(july) == rehearsed == {"SG-1": 1, "SG-2": 0}
    with pytest.raises(ValueError, match="已经撤销过"):
        preview(july, [], [more.upload_id])


# --- corrections ------------------------------------------------------------------------------


def test_a_corrected_cell_is_read_so_and_kept_with_the_upload(store, sheet):
    path = sheet("七月.xlsx", accidents(["SG-1", "2026-07-01", "城关", 1]))
    original = path.read_bytes()
    mended = (Correction("Sheet1", 3, "C", "城关", "青溪镇", "张三"),)
    assert intake.load(store, [path], Request("张三"))[0].status == "refused"
    told = intake.load(store, [path], Request("张三", corrections=mended))[0]
    assert told.status == "stored"
    entry = store.history()[0]
    kept = [
        {"sheet": "Sheet1", "row": 3, "letter": "C", "found": "城关", "set": "青溪镇", "by": "张三"}
    ]
    assert entry["corrections"] == kept
    version = store.trace("accidents", "SG-1")[-1]
    assert (version["values"]["area"], version["corrections"]) == ("青溪镇", kept)
    assert next((store.folder / "originals").glob(f"{entry['sha256']}*")).read_bytes() == original


def test_a_correction_of_what_the_file_does_not_say_is_refused(store, sheet):
    path = sheet("七月.xlsx", accidents(["SG-1", "2026-07-01", "云岭镇", 1]))
    wrong = (Correction("Sheet1", 3, "C", "城关", "青溪镇"), Correction("别的", 1, "A", "", "x"))
    told = intake.load(store, [path], Request("张三", corrections=wrong))[0]
    assert [problem.code for problem in told.problems] == ["correction-differs"] * 2
    assert "应是“城关”，而表里是“云岭镇”" in told.problems[0].message
    assert store.history()[0]["dataset"] == "areas"


def test_a_row_can_be_left_out(store, sheet):
    path = sheet("七月.xlsx", accidents(ONE, [*ONE[:3], 9]))
    told = intake.load(
        store, [path], Request("张三", corrections=(Correction("Sheet1", 4, WHOLE_ROW, "", ""),))
    )[0]
    assert (told.status, told.counts["new"], deaths(store)) == ("stored", 1, {"SG-1": 1})


def test_what_was_said_of_a_sensitive_cell_is_masked_in_the_log(store, sheet):
    rows = [
        ["2026年9月应急救援队伍"],
        ["队伍名称", "乡镇", "人数", "联系电话"],
        ["青溪队", "青溪镇", 20, "13800000000"],
    ]
    mended = (Correction("Sheet1", 3, "D", "13800000000", "13812345678"),)
    told = intake.load(store, [sheet("队伍.xlsx", rows)], Request("张三", corrections=mended))[0]
    assert told.status == "stored"
    kept = store.history()[0]["corrections"][0]
    assert (kept["found"], kept["set"]) == ("138****0000", "138****5678")
    assert (
        store.trace("teams", told.prepared.rows[0].key, unmask=True)[0]["values"]["phone"]
        == "13812345678"
    )


# --- receipts say what the store then holds ---------------------------------------------------

KEYS = ["SG-1", "SG-2", "SG-3"]
sheets = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from([0, 1, 2, -1]), min_size=1, max_size=3
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("load"), sheets, st.booleans(), st.booleans()),
        st.tuples(st.just("undo"), st.integers(0, 9)),
    ),
    min_size=2,
    max_size=5,
)


class Office:
    """A store, and beside it the plain words of what it must hold: uploads that are in force, oldest first."""

    def __init__(self, folder, registered):
        self.folder, self.store = folder, Store(shutil.copytree(registered, folder / "store"))
        self.live: list[tuple[str, dict[str, int]]] = []

    def held(self):
        found: dict[str, int] = {}
        for _, rows in self.live:
            found |= rows
        return dict(sorted(found.items()))

    def undo(self, which):
        """Undo one of the uploads; returns what was foreseen of it."""
        if not self.live:
            return {}
        upload_id, _ = self.live.pop(which % len(self.live))
        with preview(self.store, [], [upload_id]) as cursor:
            foreseen = {c.key: c.kind for c in differences(cursor, "accidents")}
        self.store.withdraw(upload_id, "张三")
        return foreseen

    def load(self, rows, is_partial, is_mended):
        """Load rows, those under 0 wrong unless they are mended; returns what was foreseen of it."""
        lines = [[key, "2026-07-01", "青溪镇", value] for key, value in rows.items()]
        path = self.folder / "七月.xlsx"
        write_xlsx(path, {"Sheet1": accidents(*lines)})
        bad = [number for number, line in enumerate(lines, 3) if line[3] < 0]
        request = Request("张三", partial=is_partial)
        if is_mended:
            mended = tuple(Correction("Sheet1", number, "D", "-1", "4") for number in bad)
            request, bad = replace(request, corrections=mended), []
            rows = {key: 4 if value < 0 else value for key, value in rows.items()}
        (one,) = intake.prepare(self.store, path, request)
        foreseen = {c.key: c.kind for c in one.changes}
        (told,) = intake.commit(self.store, [one], request)
        self.compare(told, rows, bad, is_partial)
        return foreseen if told.upload_id else {}

    def compare(self, told, rows, bad, is_partial):
        """The receipt against what was held before."""
        before, sound = self.held(), {key: value for key, value in rows.items() if value >= 0}
        is_taken = is_partial or not bad
        moved = [
            "changed" if key in before else "new"
            for key, value in sound.items()
            if before.get(key) != value
        ]
        assert (told.upload_id is not None) == (is_taken and bool(moved))
        assert told.counts["refused"] == (len(bad) if is_taken else len(rows))
        for kind in ("new", "changed"):
            assert told.counts[kind] == (moved.count(kind) if is_taken else 0)
        if told.upload_id:
            self.live.append((told.upload_id, sound))


@settings(max_examples=6, deadline=None)
@given(story=steps)
def test_receipts_say_exactly_what_the_store_then_holds(prepared_folders, tmp_path_factory, story):
    office = Office(tmp_path_factory.mktemp("story"), prepared_folders[1])
    for kind, *said in story:
        before = office.held()
        foreseen = office.undo(*said) if kind == "undo" else office.load(*said)
        after = office.held()
        assert deaths(office.store) == after
        assert foreseen == {
            key: "new" if key not in before else "removed" if key not in after else "changed"
            for key in before | after
            if before.get(key) != after.get(key)
        }
    assert office.store.verify() == []
