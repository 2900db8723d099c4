"""Decree 493's classes, at and beside every threshold."""

import pytest

from data.severity import severity


def accident(deaths=None, serious_injuries=None, loss_wan_yuan=None, **others):
    return {
        "deaths": deaths,
        "serious_injuries": serious_injuries,
        "loss_wan_yuan": loss_wan_yuan,
        **others,
    }


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((2, 0, 0), "一般"),
        ((3, 0, 0), "较大"),
        ((0, 10, 0), "较大"),
        ((0, 9, 1000), "较大"),
        ((9, 50, 0), "重大"),
        ((10, 0, 0), "重大"),
        ((0, 0, 10_000), "特别重大"),
        ((29, 99, 9999.99), "重大"),
        ((30, 0, 0), "特别重大"),
        ((0, 0, 999.99), "一般"),
        ((None, None, None), None),
        ((None, 0, None), "一般"),
    ],
)
def test_the_highest_criterion_decides(figures, expected):
    assert severity(accident(*figures)) == expected


def test_the_missing_count_until_the_case_is_closed():
    assert severity(accident(2, 0, 0, missing=1)) == "较大"
    assert severity(accident(2, 0, 0, missing=1, investigation="已结案")) == "一般"


def test_the_acutely_poisoned_count_as_seriously_injured():
    assert severity(accident(0, 4, 0, poisoned=6)) == "较大"


def test_an_added_nought_does_not_make_an_unknown_known():
    assert severity(accident(None, None, None, missing=0, poisoned=0)) is None
