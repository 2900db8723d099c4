"""The same figures computed a second way, in pandas on the plain rows, for ledgers drawn at random.

Nothing of the questions is used here: months, classes, deadlines and rates are written out again.
"""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

FIRST, LAST = "2026-01", "2026-09"
ON = dt.date(2026, 9, 30)
AREAS = ["青溪镇", "云岭镇", "县直", "林场", None]
RAW = {
    "房建": ("建筑施工", True),
    "市政": ("建筑施工", True),
    "货运": ("道路运输", False),
    "学校": ("教育", False),
}
UNITS = ["甲厂", "乙矿", "丙店", None]
DESCRIPTIONS = ["通道堵塞", "通道，堵塞", "电线老化", None]


def maybe(rng, values, size, blank=0.2):
    """Values with some left blank."""
    return [
        None if rng.random() < blank else values[place]
        for place in rng.integers(0, len(values), size)
    ]


def plain(columns):
    """A frame of plain Python values, in which nothing becomes NaN or NaT."""
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=object) for name, values in columns.items()}
    )


def days(rng, size, first="2020-01-01", span=2500):
    return [
        dt.date.fromisoformat(first) + dt.timedelta(int(day)) for day in rng.integers(0, span, size)
    ]


def accidents(rng, size):
    hours = [dt.time(int(hour), 30) if hour else dt.time(0) for hour in rng.integers(0, 24, size)]
    at = [dt.datetime.combine(day, hour) for day, hour in zip(days(rng, size), hours, strict=True)]
    return plain(
        {
            "occurred_at": at,
            "area": maybe(rng, AREAS, size, 0),
            "sector": maybe(rng, [*RAW, "没见过"], size),
            "deaths": maybe(rng, [0, 0, 1, 2, 3, 10], size),
            "missing": maybe(rng, [0, 1, 2], size, 0.6),
            "investigation": maybe(rng, ["调查中", "已结案"], size),
            "serious_injuries": maybe(rng, [0, 1, 9, 10, 50], size),
            "poisoned": maybe(rng, [0, 1], size, 0.7),
            "loss_wan_yuan": maybe(rng, [0.0, 12.5, 999.99, 1000.0, 20000.0], size),
            "in_scope": maybe(rng, [True, True, False], size),
        }
    )


def hazards(rng, size):
    found = days(rng, size, "2025-06-01", 600)

    def later(day, most, blank):
        return None if rng.random() < blank else day + dt.timedelta(int(rng.integers(-3, most)))

    rows = []
    for day in found:
        due = later(day, 40, 0.15)
        done = later(day, 60, 0.3)
        rechecked = None if done is None else later(done, 20, 0.3)
        result = None if rechecked is None else str(rng.choice(["合格", "合格", "不合格"]))
        closed = None if done is None else later(done, 30, 0.5)
        extended = later(due, 60, 0.8) if due else None
        rows.append((day, due, extended, done, rechecked, result, closed))
    names = [
        "found_on",
        "due_on",
        "extended_to",
        "rectified_on",
        "rechecked_on",
        "recheck_result",
        "closed_on",
    ]
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) | {
        "area": maybe(rng, AREAS, size, 0),
        "unit_name": maybe(rng, UNITS, size, 0),
        "description": maybe(rng, DESCRIPTIONS, size, 0),
        "grade": maybe(rng, ["一般", "重大"], size),
        "listed": maybe(rng, ["县级", "否"], size, 0.6),
        "status": maybe(rng, ["整改中", "已整改", "已销号", "管控中", "移交"], size),
    }
    return plain(columns)


def put(office, table, frame):
    office.put(table, [tuple(frame.columns), *frame.itertuples(index=False, name=None)])


def graded(row) -> str | None:
    """Decree 493 once more, one criterion after another."""
    known = []
    for base, added, limits in (
        (row.deaths, None if row.investigation == "已结案" else row.missing, (3, 10, 30)),
        (row.serious_injuries, row.poisoned, (10, 50, 100)),
        (row.loss_wan_yuan, None, (1000, 5000, 10000)),
    ):
        figure = (base or 0) + (added or 0)
        if base is not None or added:
            known.append(sum(figure >= limit for limit in limits))
    return ["一般", "较大", "重大", "特别重大"][max(known)] if known else None


def total(values):
    known = [value for value in values if value is not None]
    return sum(known) if known else (None if len(values) else 0)


def grouped(rows, column):
    """Group -> (how many, their deaths)."""
    groups = {}
    for row in rows.to_dict("records"):
        key = None if pd.isna(row[column]) else row[column]
        groups.setdefault(key, []).append(row["deaths"])
    return {key: (len(deaths), total(deaths)) for key, deaths in groups.items()}


@pytest.mark.parametrize("seed", range(3))
def test_accidents(office, seed):
    rng = np.random.default_rng(seed)
    frame = accidents(rng, 300)
    put(office, "accidents", frame)
    office.put(
        "sectors", [("raw", "sector", "is_industry"), *[(raw, *to) for raw, to in RAW.items()]]
    )
    counted = frame[frame["in_scope"].map(lambda value: value is not False)].copy()
    counted["month"] = counted["occurred_at"].map(lambda at: f"{at:%Y-%m}")
    counted["group"] = counted["sector"].map(lambda raw: RAW.get(raw, (raw, None))[0])
    counted["industry"] = counted["sector"].map(lambda raw: RAW.get(raw, (raw, None))[1])
    counted["class"] = [graded(row) for row in counted.itertuples()]
    now = counted[counted["month"].between(FIRST, LAST)]
    before = counted[counted["month"].between("2025-01", "2025-09")]
    span = f"{FIRST}..{LAST}"
    wanted = "accidents deaths serious_injuries loss_wan_yuan accidents_last_year deaths_last_year"
    assert office.rows("accidents/summary", wanted, span) == [
        (
            len(now),
            total(list(now["deaths"])),
            total(list(now["serious_injuries"])),
            pytest.approx(total(list(now["loss_wan_yuan"]))),
            len(before),
            total(list(before["deaths"])),
        )
    ]
    for question, column in (
        ("accidents/count_by_month month", "month"),
        ("accidents/count_by_area area", "area"),
        ("accidents/count_by_sector sector", "group"),
        ("accidents/count_by_severity severity", "class"),
    ):
        name, grain = question.split()
        told = office.rows(name, f"{grain} accidents deaths", span)
        found = {key: (count, deaths) for key, count, deaths in told if count}
        assert found == grouped(now, column), name
    hours = {
        hour: count
        for hour, count in office.rows("accidents/count_by_hour", "hour accidents", span)
        if count
    }
    timed = now["occurred_at"].map(lambda at: None if at.time() == dt.time(0) else at.hour)
    assert hours == {
        **timed.dropna().astype(int).value_counts().to_dict(),
        **({None: int(timed.isna().sum())} if timed.isna().any() else {}),
    }
    industry = sum(bool(one) for one in now["industry"])
    assert office.rows("accidents/summary", "accidents", span, scope="工矿商贸") == [(industry,)]
    year = counted[counted["month"].between("2025-10", "2026-09")]
    (rolling,) = office.rows("accidents/trend_by_month", "accidents_rolling", "2026-09")
    assert rolling == (len(year),)


def assess(row):
    """Where one hazard stands on that day."""
    sent_back = row.recheck_result == "不合格" and (
        row.rechecked_on is None or row.rechecked_on <= ON
    )
    done = row.rectified_on is not None and row.rectified_on <= ON and not sent_back
    deadline = row.extended_to or row.due_on
    closed = done and (row.closed_on <= ON if row.closed_on else row.status == "已销号")
    rechecked = row.recheck_result is not None and (
        row.rechecked_on is None or row.rechecked_on <= ON
    )
    return {
        "rectified": done,
        "due": deadline is not None and deadline <= ON,
        "on_time": deadline is not None
        and deadline <= ON
        and done
        and row.rectified_on <= deadline,
        "overdue": deadline is not None and deadline < ON and not done,
        "closed": closed,
        "rechecked": rechecked,
        "recheck_passed": rechecked and row.recheck_result == "合格",
        "days": (row.rectified_on - row.found_on).days
        if done and row.rectified_on >= row.found_on
        else None,
        "month": f"{row.found_on:%Y-%m}",
        "area": row.area,
        "major": row.grade == "重大",
    }


@pytest.mark.parametrize("seed", range(3))
def test_hazards(office, seed):
    rng = np.random.default_rng(seed)
    frame = hazards(rng, 300)
    put(office, "hazards", frame)
    assessed = pd.DataFrame([assess(row) for row in frame.itertuples()])
    found = assessed[assessed["month"].between(FIRST, LAST)]
    figures = ("rectified", "due", "on_time", "overdue", "closed", "rechecked", "recheck_passed")
    span = f"{FIRST}..{LAST}"
    counts = {name: int(found[name].sum()) for name in figures}
    (told,) = office.rows("rectification/summary", f"found {' '.join(figures)}", span, on=ON)
    assert told == (len(found), *counts.values())
    rates = "rate_pct on_time_rate_pct overdue_rate_pct closed_rate_pct recheck_rate_pct"
    (told,) = office.rows("rectification/summary", f"{rates} median_days", span, on=ON)
    parts = [
        (counts["rectified"], len(found)),
        (counts["on_time"], counts["due"]),
        (counts["overdue"], counts["due"]),
        (counts["closed"], len(found)),
        (counts["recheck_passed"], counts["rechecked"]),
    ]
    expected = [100 * part / whole if whole else None for part, whole in parts]
    assert told == pytest.approx((*expected, found["days"].median()))
    by_area = {
        area: (count, rectified)
        for area, count, rectified in office.rows(
            "rectification/rate_by_area", "area found rectified", span, on=ON
        )
        if count
    }
    keyed = found.assign(area=found["area"].fillna("无"))
    assert {area or "无": pair for area, pair in by_area.items()} == {
        area: (len(part), int(part["rectified"].sum())) for area, part in keyed.groupby("area")
    }
    everything = assessed[[row.found_on <= ON for row in frame.itertuples()]]
    left = everything[~everything["rectified"]]
    ages = office.rows("rectification/open_by_age", "open overdue", on=ON)
    assert (sum(row[0] for row in ages), sum(row[1] for row in ages)) == (
        len(left),
        int(left["overdue"].sum()),
    )
    flow = office.rows("rectification/flow_by_month", "found open_after", span, on=ON)
    assert (sum(row[0] for row in flow), flow[-1][1]) == (len(found), len(left))


@pytest.mark.parametrize("seed", range(2))
def test_repeated_hazards(office, seed):
    rng = np.random.default_rng(seed)
    frame = hazards(rng, 200)
    frame["row_key"] = [f"H{place}" for place in range(len(frame))]
    put(office, "hazards", frame)
    rows = list(frame.itertuples())
    repeated = {
        one.row_key
        for one in rows
        if one.unit_name
        and one.description
        and f"{one.found_on:%Y-%m}" >= FIRST
        and one.found_on <= ON
        for other in rows
        if other.unit_name == one.unit_name
        and other.description
        and other.description.replace("，", "") == one.description.replace("，", "")
        and 0 < (one.found_on - other.found_on).days <= 365
    }
    told = office.rows("rectification/repeated_list", "row_key", f"{FIRST}..{LAST}", on=ON)
    assert {key for (key,) in told} == repeated
