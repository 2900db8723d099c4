"""accidents/count_by_severity: State Council Decree 493, article 3, the highest of three criteria."""

import pytest

COLUMNS = "severity accidents deaths accidents_last_year"
FIGURES = ("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan")


@pytest.mark.parametrize(
    ("deaths", "serious_injuries", "loss_wan_yuan", "severity"),
    [
        (2, 0, 0, "一般"),
        (3, 0, 0, "较大"),
        (0, 10, 0, "较大"),
        (0, 9, 1000, "较大"),
        (9, 50, 0, "重大"),
        (10, 0, 0, "重大"),
        (0, 0, 10000, "特别重大"),
        (29, 99, 9999.99, "重大"),
        (30, 0, 0, "特别重大"),
        (0, 100, 0, "特别重大"),
        (0, 0, 999.99, "一般"),
        (0, 0, 5000, "重大"),
        (3, None, None, "较大"),
        (None, None, 1000, "较大"),
        (None, 2, None, "一般"),
    ],
)
def test_the_class_is_the_highest_of_the_criteria_known(
    office, deaths, serious_injuries, loss_wan_yuan, severity
):
    office.put("accidents", [FIGURES, ("2026-05-01", deaths, serious_injuries, loss_wan_yuan)])
    counted = dict(office.rows("accidents/count_by_severity", "severity accidents", "2026-05"))
    assert counted == {"一般": 0, "较大": 0, "重大": 0, "特别重大": 0} | {severity: 1}


@pytest.mark.parametrize(
    ("investigation", "missing", "severity"),
    [
        ("调查中", 1, "较大"),
        (None, 1, "较大"),
        ("已批复", 1, "较大"),
        ("已结案", 1, "一般"),
        ("调查中", 0, "一般"),
        (None, None, "一般"),
    ],
)
def test_the_missing_count_until_the_case_is_closed(office, investigation, missing, severity):
    office.put(
        "accidents",
        [(*FIGURES, "missing", "investigation"), ("2026-05-01", 2, 0, 0, missing, investigation)],
    )
    counted = dict(office.rows("accidents/count_by_severity", "severity accidents", "2026-05"))
    assert counted[severity] == 1


def test_the_missing_and_the_poisoned_grade_but_are_not_counted_among_dead_and_injured(office):
    office.put("accidents", [(*FIGURES, "missing", "poisoned"), ("2026-05-01", 1, 4, 0, 2, 6)])
    found = office.rows(
        "accidents/count_by_severity", "severity accidents deaths serious_injuries", "2026-05"
    )
    assert ("较大", 1, 1, 4) in found
    office.put("accidents", [(*FIGURES, "missing", "poisoned"), ("2026-06-01", 0, 4, 0, 0, 6)])
    assert ("较大", 1) in office.rows(
        "accidents/count_by_severity", "severity accidents", "2026-06"
    )


def test_an_accident_without_any_criterion_has_no_class(office):
    office.put("accidents", [FIGURES, ("2026-05-01", None, None, None)])
    assert office.rows("accidents/count_by_severity", "severity accidents", "2026-05")[-1] == (
        None,
        1,
    )


def test_a_blank_death_toll_is_not_none_because_nobody_is_missing(office):
    office.put("accidents", [(*FIGURES, "missing"), ("2026-05-01", None, None, None, 0)])
    assert office.rows("accidents/count_by_severity", "severity accidents", "2026-05")[-1] == (
        None,
        1,
    )


def test_classes_stand_in_order_and_those_not_fully_graded_are_marked(office):
    office.put(
        "accidents",
        [
            FIGURES,
            ("2025-05-01", 0, 0, 0),
            ("2026-05-01", 10, 0, 0),
            ("2026-05-02", 1, None, 0),
            ("2026-05-03", 1, 0, 0),
        ],
    )
    assert office.rows(
        "accidents/count_by_severity", f"{COLUMNS} graded_incompletely", "2026-05"
    ) == [
        ("一般", 2, 2, 1, 1),
        ("较大", 0, 0, 0, 0),
        ("重大", 1, 10, 0, 0),
        ("特别重大", 0, 0, 0, 0),
    ]
    assert office.rows(
        "accidents/count_by_severity", "severity accidents", "2026-05", severity="重大"
    ) == [("重大", 1)]
