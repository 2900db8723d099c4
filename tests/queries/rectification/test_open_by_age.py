"""rectification/open_by_age: all hazards found by a day and not rectified, by days since they were found."""

from datetime import date, timedelta

ON = date(2026, 9, 30)
COLUMNS = "age open overdue major_open"


def found(days_before, **more):
    return (
        ON - timedelta(days=days_before),
        more.get("due_on"),
        more.get("rectified_on"),
        more.get("grade", "一般"),
    )


HEAD = ("found_on", "due_on", "rectified_on", "grade")


def test_the_bands_have_their_ends(office):
    ages = [0, 7, 8, 15, 16, 30, 31, 90, 91, 180, 181, 4000]
    office.put("hazards", [HEAD, *[found(age) for age in ages]])
    assert office.rows("rectification/open_by_age", "age open", on=ON) == [
        ("0–7", 2),
        ("8–15", 2),
        ("16–30", 2),
        ("31–90", 2),
        ("91–180", 2),
        ("181+", 2),
    ]


def test_open_overdue_and_major(office):
    office.put(
        "hazards",
        [
            HEAD,
            found(3, due_on="2026-09-29", grade="重大"),
            found(4, due_on="2026-10-29"),
            found(5, rectified_on="2026-09-30"),
            found(6, rectified_on="2026-10-01"),
            found(-1),
            found(20, grade=None),
        ],
    )
    assert office.rows("rectification/open_by_age", COLUMNS, on=ON)[:3] == [
        ("0–7", 3, 1, 1),
        ("8–15", 0, 0, 0),
        ("16–30", 1, 0, None),
    ]


def test_only_what_is_open_is_behind_it(office):
    office.put(
        "hazards",
        [HEAD, found(3, grade=None), found(4, grade=None, rectified_on="2026-09-29"), found(5)],
    )
    assert office.ask("rectification/open_by_age", on=ON).missing == {"grade": 1}


def test_the_months_given_only_say_which_day(office):
    office.put("hazards", [HEAD, found(400), found(100)])
    assert office.rows("rectification/open_by_age", "age open", "2026-05..2026-06")[3:] == [
        ("31–90", 0),
        ("91–180", 0),
        ("181+", 1),
    ]
    assert office.ask("rectification/open_by_age", "2026-05..2026-06").params == {
        "on": date(2026, 6, 30),
        "area": None,
        "sector": None,
        "source": None,
    }
