"""The demonstration county: the same every time, plausible, and loaded by the one door without an error."""

import datetime as dt
import hashlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from data.contract import contracts
from data.demo_accidents import accidents_between, accidents_of
from data.demo_calendar import absent, last_month, ledger_at, straggler, straggler_at, zero_at
from data.demo_county import NAMES, REGISTER
from data.demo_deliveries import Delivery, deliveries, zero_reports
from data.demo_events import LATE, late_with
from data.demo_findings import hazards_between, quiet_place
from data.demo_means import teams
from data.demonstration import fill, write_samples
from data.intake import Request, load
from data.warehouse import Store

TODAY = dt.date(2026, 11, 24)
MONTH_LATER = dt.date(2026, 12, 24)
FULIANG = "浮梁 鹅湖 经公桥 蛟潭 湘湖 瑶里 洪源 寿安 三龙 峙滩 王港 臧湾 庄湾 黄坛 兴田 江村 勒功 西湖 罗家桥"
UNUSED = {
    "accident_stats": {"sector"},
    "supplies": {"code"},
    "indicators": {"base_years"},
    "plans": {"is_reference"},
}
"""Columns that no form here has: the county's table has no sectors, codes are not invented, a base is a
year's value, and no plan is there for comparison only.
"""
FULL_YEARS = range(2019, 2026)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def sent(tmp_path_factory) -> list[Delivery]:
    return list(deliveries(tmp_path_factory.mktemp("sent"), TODAY))


@pytest.fixture(scope="module")
def filled(demonstration_home) -> Store:
    """The store that `python -m data demo` filled today."""
    return Store(demonstration_home)


def date_filled() -> dt.date:
    return dt.date.today()


def ask(store: Store, sql: str) -> list[tuple]:
    with store.cursor() as cursor:
        return cursor.execute(sql).fetchall()


# --- what happened --------------------------------------------------------------------------------


def test_a_month_more_leaves_every_earlier_file_byte_for_byte(sent, tmp_path):
    later = {one.path.name: one for one in deliveries(tmp_path, MONTH_LATER)}
    for one in sent:
        assert later[one.path.name].at == one.at
        assert digest(later[one.path.name].path) == digest(one.path), one.path.name
    assert len(later) > len(sent)


def test_files_come_in_order_and_none_from_the_future(sent):
    moments = [one.at for one in sent]
    assert moments == sorted(moments)
    assert moments[-1].date() <= TODAY
    assert len(sent) <= 85


@pytest.mark.parametrize("today", [dt.date(2027, 1, 1), dt.date(2028, 3, 31)])
def test_any_day_gets_data_up_to_the_month_before(tmp_path, today):
    files = list(deliveries(tmp_path, today))
    newest = max(files, key=lambda one: one.at)
    assert newest.at <= dt.datetime.combine(today, dt.time(0, 30))
    last = today.replace(day=1) - dt.timedelta(days=1)
    names = [one.path.name for one in files]
    assert f"安澜县{last.year}年{last.month}月安全生产统计月报.xlsx" in names
    assert len(files) <= 95


def test_no_place_is_a_real_one_of_the_county_that_uses_this():
    names = [name for place in REGISTER for name in (place.name, *place.aliases)]
    assert not [name for name in names for real in FULIANG.split() if real in name]
    assert sum(place.level == "乡镇" for place in REGISTER) == 16


def test_accidents_are_as_many_as_a_county_has():
    for year in FULL_YEARS:
        counted = [one for one in accidents_of(year) if one.in_scope]
        assert 10 <= len(counted) <= 25
        assert 5 <= sum(one.deaths for one in counted) <= 20
        assert all(one.loss_wan_yuan <= 300 for one in counted)
    deaths = [sum(one.deaths for one in accidents_of(year) if one.in_scope) for year in FULL_YEARS]
    assert sum(deaths[-3:]) < sum(deaths[:3])


def test_one_grave_accident_some_years_ago():
    grave = [one for year in FULL_YEARS for one in accidents_of(year) if one.deaths >= 3]
    assert [(one.occurred_at.year, one.deaths, one.stated_severity) for one in grave] == [
        (2020, 3, "较大")
    ]


def test_hazards_are_as_many_as_a_county_finds_and_most_are_mended_in_time():
    for year in FULL_YEARS:
        hazards = hazards_between(f"{year}-01", f"{year}-12")
        assert 500 <= len(hazards) <= 900
        assert 0.01 <= sum(one.grade == "重大" for one in hazards) / len(hazards) <= 0.03
        assert {one.area for one in hazards} == set(NAMES)
    statuses = Counter(
        one.status(dt.date(2026, 11, 6)) for one in hazards_between("2026-01", "2026-10")
    )
    assert {"已销号", "整改中", "待复查", "管控中"} <= set(statuses)
    assert statuses["已销号"] > 400


# --- how it is written ----------------------------------------------------------------------------


def test_sheets_are_as_untidy_as_real_ones(sent):
    files = {one.path.name: one.path for one in sent}
    book = CalamineWorkbook.from_path(str(files["安澜县2026年9月安全生产统计月报.xlsx"]))
    visible = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    assert visible == ["事故统计", "1—9月累计", "隐患统计", "事故补报", "隐患补报"]
    assert book.sheets_metadata[0].name == "填表说明"
    rows = book.get_sheet_by_name("1—9月累计").to_python()
    assert rows[0][0] == "安澜县2026年1—9月生产安全事故统计表"
    assert rows[1][0].startswith("填报单位（盖章）：安澜县应急管理局")
    assert rows[2][:3] == ["地  区", "总体情况", ""]
    assert rows[4][1:4] == ["2026年", "2025年", "同期比"]
    assert rows[5][0] == "合  计"
    assert rows[5][1] > 0, "a formula keeps its result"
    assert rows[6][0] == "澜 城 镇"


def test_a_csv_is_written_in_gbk(sent):
    (path,) = [one.path for one in sent if one.path.name == "安澜县2019年生产安全事故台账.csv"]
    with pytest.raises(UnicodeDecodeError):
        path.read_text("utf-8")
    assert path.read_text("gbk").startswith("安澜县2019年生产安全事故台账")


def test_samples_are_one_for_each_contract_and_committed_as_made(tmp_path):
    write_samples(tmp_path)
    committed = Path(__file__).parents[2] / "data" / "samples"
    made = {path.name: digest(path) for path in tmp_path.iterdir()}
    assert {name: digest(committed / name) for name in made} == made


def test_samples_load_without_an_error(tmp_path):
    write_samples(tmp_path / "samples")
    store = Store(tmp_path / "store")
    order = sorted((tmp_path / "samples").iterdir(), key=lambda path: path.stem != "areas")
    receipts = load(store, order, Request(by="王敏"))
    assert [r.prepared.dataset for r in receipts] == [path.stem for path in order]
    assert {r.status for r in receipts} == {"stored"}
    read = {r.prepared.dataset: set(r.prepared.table.columns) for r in receipts}
    for name in read:
        unread = {column.name for column in contracts()[name].columns} - read[name]
        from_title = {"month", "month_from", "month_to"}
        assert unread <= from_title | UNUSED.get(name, set()), name


# --- loaded by the one door -----------------------------------------------------------------------


def test_what_was_loaded_is_all_that_was_sent(filled):
    stored = {entry["file"] for entry in filled.history()}
    zeros = [entry for entry in filled.history() if entry["action"] == "zero"]
    assert len(zeros) == len(zero_reports(date_filled()))
    with TemporaryDirectory() as folder:
        sent_files = {one.path.name for one in deliveries(Path(folder), date_filled())}
    assert sent_files <= stored


def test_nothing_is_wrong_and_a_few_sheets_have_something_to_warn_of(filled):
    told = [p for entry in filled.history() for p in entry["problems"]]
    assert not [p for p in told if p["level"] == "error"]
    warned = Counter(p["code"] for p in told if p["level"] == "warning")
    assert warned["total-differs"] == 1
    assert 1 <= warned["rectified-undated"] <= 20
    assert warned["last-year-differs"] == warned["stated-differs"] == 1
    told_of = {"total-differs", "rectified-undated", "last-year-differs", "stated-differs"}
    assert set(warned) == told_of


def test_the_store_is_marked_and_agrees_with_its_log(filled):
    assert filled.is_demonstration()
    assert filled.verify() == []


@pytest.mark.parametrize("dataset", contracts())
def test_every_dataset_has_rows(filled, dataset):
    assert ask(filled, f'select count(*) > 0 from "{dataset}"') == [(True,)]


def test_both_plans_are_there_one_over_and_one_begun(filled):
    assert ask(filled, "select code, first_year, last_year from plans order by code") == [
        ("AL145", 2021, 2025),
        ("AL155", 2026, 2030),
    ]
    sql = "select plan, count(*), count(base_value) from indicators group by all order by plan"
    assert ask(filled, sql) == [("AL145", 12, 3), ("AL155", 12, 2)]
    deaths = sum(one.deaths for one in accidents_of(2020) if one.in_scope)
    base = "select base_value from indicators where plan = 'AL145' and code = '1'"
    assert ask(filled, base) == [(deaths,)]


def test_figures_of_a_year_are_kept_in_one_unit_whoever_wrote_them(filled):
    sql = """
        select item, count(distinct unit), min(value) > 0.9 * max(value) from base_figures
        where area is null and item in ('常住人口', '森林面积') group by all
    """
    assert {row[1:] for row in ask(filled, sql)} == {(1, True)}
    sql = """
        select county.value = sum(town.value) from base_figures as county
        join base_figures as town using (year, item)
        where item = '常住人口' and county.area is null and town.area is not null
        group by county.year, county.value
    """
    assert {row[0] for row in ask(filled, sql)} == {True}


def test_means_are_those_of_a_county(filled):
    month = ask(filled, "select max(month) from teams")[0][0]
    assert month >= f"{date_filled().year - 1}-09"
    sql = f"select count(*), count(*) filter (members < 20) from teams where month = '{month}'"
    teams, small = ask(filled, sql)[0]
    assert 19 <= teams <= 25
    assert 6 <= small <= 12
    for dataset, least, most in [
        ("warehouses", 17, 17),
        ("shelters", 18, 24),
        ("supplies", 100, 140),
        ("enterprises", 35, 45),
    ]:
        ((count,),) = ask(filled, f"select count(*) from {dataset} where month = '{month}'")
        assert least <= count <= most, dataset
    yearly = ask(filled, "select count(*) from warnings where year(issued_on) = 2025")
    assert 60 <= yearly[0][0] <= 100


def test_nobody_can_be_called():
    assert {str(row["phone"])[:4] for row in teams("2026-09")} == {"000-"}


def test_a_store_with_data_is_not_filled(filled):
    with pytest.raises(ValueError, match="系统里已有数据，不能再装入演示数据"):
        fill(filled)


def test_deaths_of_each_year_are_those_that_happened(filled):
    last = last_month(date_filled())
    seen = ledger_at(last, date_filled()).date()
    happened = Counter()
    for one in accidents_between("2019-01", last):
        happened[one.day.year] += one.deaths_on(seen) if one.in_scope else 0
    sql = "select year(occurred_at), sum(deaths)::bigint from accidents where in_scope group by all"
    assert dict(ask(filled, sql)) == {year: deaths for year, deaths in happened.items() if deaths}


def test_every_hazard_is_listed_but_those_still_owed(filled):
    last = last_month(date_filled())
    found = [
        h
        for h in hazards_between("2019-01", last)
        if h.month < last or h.area not in absent("hazards", last)
    ]
    assert {row[0] for row in ask(filled, "select hazard_no from hazards")} == {
        h.hazard_no for h in found
    }


def test_a_death_within_thirty_days_corrects_the_ledger(filled):
    (doubled,) = [one for one in accidents_of(date_filled().year - 1) if one.deaths == 2]
    versions = [v["values"]["deaths"] for v in filled.trace("accidents", doubled.accident_no)]
    assert set(versions) == {1, 2}


def test_marks_and_blanks_stay_what_they_are(filled):
    sql = "select distinct unnest(map_values(marks)) from {}"
    assert {row[0] for row in ask(filled, sql.format("accidents"))} == {"approximate", "masked"}
    assert {row[0] for row in ask(filled, sql.format("accident_stats"))} == {"not_applicable"}
    assert ask(filled, "select count(*) from accidents where serious_injuries is null") == [(1,)]


@pytest.mark.parametrize("dataset", LATE)
def test_townships_are_late_with_events_too(filled, dataset):
    last = last_month(date_filled())
    sql = f"select distinct area from reported where month = '{last}' and dataset = '{dataset}'"
    areas = {row[0] for row in ask(filled, sql)}
    assert areas & set(NAMES) == set(NAMES) - set(late_with(dataset, last))


@pytest.mark.parametrize("dataset", ["accident_stats", "hazard_stats", "hazards"])
def test_the_last_month_lacks_those_who_did_not_report(filled, dataset):
    today = date_filled()
    last = last_month(today)
    units = {one.name for one in REGISTER if one.level != "县"}
    units -= {"县直"} if dataset != "accident_stats" else set()
    missing = set(absent(dataset, last))
    late = straggler(last)
    if dataset == "hazard_stats" and late and straggler_at(last).date() >= today:
        missing.add(late)
    silent = quiet_place(last)
    if dataset == "hazards" and silent and zero_at(last).date() >= today:
        missing.add(silent)
    sql = f"select distinct area from reported where month = '{last}' and dataset = '{dataset}'"
    assert {row[0] for row in ask(filled, sql)} == units - missing


def test_some_come_late_and_some_have_nothing_to_report(filled):
    sql = """
        select dataset, month, area, min(uploaded_at) as first, bool_or(is_zero) as is_zero
        from reported where month >= (select min(month_from) from duties) group by all
    """
    rows = ask(filled, sql)
    due = {"accident_stats": 5, "hazard_stats": 5, "hazards": 8, "inspections": 8, "activities": 8}
    late = Counter()
    for dataset, month, _, first, _ in rows:
        number, year = int(month[5:]) % 12 + 1, int(month[:4]) + (month[5:] == "12")
        if dataset in due and first.date() > dt.date(year, number, due[dataset]):
            late[dataset] += 1
    assert set(late) == set(due)
    assert sum(late.values()) < 0.15 * len(rows)
    assert {dataset for dataset, _, _, _, is_zero in rows if is_zero} == {"hazards"}


def test_zero_reports_come_from_those_who_found_nothing():
    for one in zero_reports(TODAY):
        assert not [h for h in hazards_between(one.month, one.month) if h.area == one.area]
