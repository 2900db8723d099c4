"""The rule for what counts, on real DuckDB, against a plain Python model of the same words."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import contract, following, log_entries, log_history, log_rule, tables
from data.uploads import StoredRow, Upload

BEGIN = datetime(2026, 11, 1, 8)
MONTHS = ["2025-12", "2026-01", "2026-02"]
AREAS = ["甲镇", "乙镇"]
DATASET = "hazard_stats"
KEYS = "abc"


@pytest.fixture(scope="module")
def one_contract(tmp_path_factory):
    """A store of one dataset, so that many stories can be told in little time."""
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copy(contract.CONTRACTS / f"{DATASET}.toml", folder)

    def use(contracts):
        contract.CONTRACTS = contracts
        contract.contract.cache_clear()
        contract.contracts.cache_clear()

    whole = contract.CONTRACTS
    use(folder)
    yield
    use(whole)


# --- what is drawn ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Withdrawal:
    which: int
    at: datetime


times = st.integers(0, 9).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
spans = st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS)).map(
    lambda pair: tuple(sorted(pair))
)
scopes = st.builds(
    lambda area, span: (area, *span),
    st.sampled_from(["*", "甲镇", "甲镇", "乙镇"]),
    st.one_of(spans, spans, spans, st.just(("0000-00", "9999-99"))),
)
rows = st.lists(
    st.builds(
        lambda key, area, span, found, units: StoredRow(
            {"area": area, "found": found, "units": units},
            {},
            KEYS.index(key) + 5,
            key,
            (area, *span),
        ),
        st.sampled_from(KEYS),
        st.sampled_from(["", "甲镇", "甲镇", "乙镇"]),
        spans,
        st.one_of(st.none(), st.integers(0, 3)),
        st.one_of(st.none(), st.none(), st.integers(0, 3)),
    ),
    min_size=2,
    max_size=3,
    unique_by=lambda row: row.key,
)
loads = st.builds(
    lambda at, mode, is_partial, scopes, rows, area, period: Upload(
        "load", DATASET, "张三", at, mode=mode, is_partial=is_partial,
        scopes=tuple(scopes), rows=tuple(rows), area=area, period=period,
    ),
    times, st.sampled_from(["merge", "replace"]), st.sampled_from([False, False, True]),
    st.lists(scopes, min_size=1, max_size=2), rows,
    st.sampled_from([None, "甲镇", "甲镇", "乙镇"]), st.one_of(spans, spans, st.none()),
)  # fmt: skip
zeros = st.builds(
    lambda at, area, period: Upload("zero", DATASET, "李四", at, area=area, period=period),
    times, st.sampled_from(AREAS), spans,
)  # fmt: skip
stories = st.lists(
    st.one_of(loads, loads, zeros, st.builds(Withdrawal, st.integers(0, 9), times)),
    min_size=5,
    max_size=9,
)


# --- the model --------------------------------------------------------------------------------


def is_live(entry, at):
    upload, withdrawn_at = entry
    return upload.at <= at and not (withdrawn_at and withdrawn_at <= at)


def ends(later, row):
    """Whether a later live upload takes a row's place."""
    if any(other.key == row.key for other in later.rows):
        return True
    if later.mode != "replace" or later.is_partial:
        return False
    area, first, last = row.scope
    return any(
        over in ("*", area) and since <= first and last <= until
        for over, since, until in later.scopes
    )


def months(first, last):
    return [month for month in MONTHS if first <= month <= last]


def expected_rows(entries, at):
    live = [(number, entry[0]) for number, entry in entries if is_live(entry, at)]
    return sorted(
        (log_entries.upload_id_of(number), row.row, row.key)
        for number, upload in live
        for row in upload.rows
        if not any(other > number and ends(later, row) for other, later in live)
    )


def expected_reports(entries, at):
    reports = set()
    for number, (upload, withdrawn_at) in entries:
        if not is_live((upload, withdrawn_at), at):
            continue
        said, blank, speaks = set(), set(), {}
        for row in upload.rows:
            area, *span = row.scope
            is_filled = row.values["found"] is not None or row.values["units"] is not None
            if area:
                speaks[area] = speaks.get(area, False) or is_filled
                (said if is_filled else blank).update((area, month) for month in months(*span))
        if upload.area and upload.period:
            for month in months(*upload.period):
                place = (upload.area, month)
                if place not in said | blank and speaks.get(upload.area, True):
                    said.add(place)
        upload_id, is_zero = log_entries.upload_id_of(number), upload.action == "zero"
        reports |= {(upload_id, area, month, is_zero) for area, month in said}
    return sorted(reports)


# --- the comparison ---------------------------------------------------------------------------


def stored_rows(con):
    return sorted(con.execute(f"select upload_id, source_row, row_key from {DATASET}").fetchall())


def stored_reports(con):
    return sorted(con.execute("select upload_id, area, month, is_zero from reported").fetchall())


def tell(con, story):
    """Play a story to the log; returns [(sequence, (upload, withdrawn_at))]."""
    entries = []
    for number, event in enumerate(story, 1):
        if isinstance(event, Upload):
            log_entries.append_uploads(con, [event])
            following.follow(con, [event])
            entries.append((number, (event, None)))
            continue
        open_uploads = [index for index, (_, entry) in enumerate(entries) if entry[1] is None]
        if not open_uploads:
            log_entries.append_uploads(con, [zero := Upload("zero", DATASET, "", BEGIN)])
            following.follow(con, [zero])
            continue
        index = open_uploads[event.which % len(open_uploads)]
        sequence, (upload, _) = entries[index]
        log_entries.append_withdrawal(con, log_entries.upload_id_of(sequence), "王五", event.at)
        log_rule.derive(con, {DATASET})
        entries[index] = (sequence, (upload, event.at))
    return entries


def test_current_table_is_in_the_order_of_the_log():
    with duckdb.connect() as con:
        tables.evolve(con)
        one = Upload("load", "sectors", "", rows=(StoredRow({"raw": "b"}, {}, 3, "b"), StoredRow({"raw": "a"}, {}, 2, "a")))  # fmt: skip
        two = Upload("load", "sectors", "", rows=(StoredRow({"raw": "0"}, {}, 2, "0"),))
        log_entries.append_uploads(con, [one, two])
        log_rule.derive(con, {"sectors"})
        assert con.execute("select raw from sectors").fetchall() == [("a",), ("b",), ("0",)]


def test_reference_data_reports_on_nothing():
    with duckdb.connect() as con:
        tables.evolve(con)
        row = StoredRow({"name": "甲镇"}, {}, 2, "甲镇")
        log_entries.append_uploads(con, [Upload("load", "areas", "", mode="replace", rows=(row,))])
        log_rule.derive(con, {"areas"})
        assert con.execute("select count(*) from areas").fetchall() == [(1,)]
        assert con.execute("select * from reported").fetchall() == []


@settings(max_examples=80, deadline=None)
@given(stories, times)
def test_rule_is_the_model(one_contract, story, at):
    with duckdb.connect(config={"threads": 1}) as con:
        tables.evolve(con)
        entries = tell(con, story)
        followed = stored_rows(con), stored_reports(con)
        log_rule.derive(con, {DATASET})
        now = datetime.max
        assert followed == (stored_rows(con), stored_reports(con))
        assert stored_rows(con) == expected_rows(entries, now)
        assert stored_reports(con) == expected_reports(entries, now)
        assert log_history.disagreements(con) == []
        current = {(upload_id, key) for upload_id, _, key in stored_rows(con)}
        for key in KEYS:
            for version in log_history.trace(con, DATASET, key):
                assert version["is_current"] == ((version["upload_id"], key) in current)
                assert (version["fate"] == "superseded") == (version["superseded_by"] is not None)
        with con.cursor() as cursor:
            log_rule.shadow(cursor, at, {DATASET})
            assert stored_rows(cursor) == expected_rows(entries, at)
            assert stored_reports(cursor) == expected_reports(entries, at)
