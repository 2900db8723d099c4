"""accidents/count_by_scope: 工矿商贸, 道路运输 and the rest by the sectors' table; unknown stands apart."""

import pytest

SECTORS = [
    ("raw", "sector", "economy_sector", "is_industry"),
    ("房建", "建筑施工", "建筑业", True),
    ("市政", "建筑施工", "建筑业", True),
    ("货运", "道路运输", "交通运输业", False),
    ("学校", "教育", "其他行业", False),
]
ACCIDENTS = [
    ("occurred_at", "sector", "deaths"),
    ("2025-05-01", "房建", 1),
    ("2026-05-01", "房建", 2),
    ("2026-05-02", "市政", 0),
    ("2026-05-03", "货运", 1),
    ("2026-05-04", "学校", 0),
    ("2026-05-05", "没见过的写法", 1),
    ("2026-05-06", None, None),
]


@pytest.fixture
def filled(office):
    office.put("sectors", SECTORS)
    office.put("accidents", ACCIDENTS)
    return office


def test_scopes_in_order(filled):
    assert filled.rows(
        "accidents/count_by_scope", "scope accidents deaths accidents_last_year", "2026-05"
    ) == [("工矿商贸", 2, 2, 1), ("道路运输", 1, 1, 0), ("其他", 1, 0, 0), (None, 2, 1, 0)]


@pytest.mark.parametrize(
    ("scope", "accidents"),
    [("工矿商贸", 2), ("道路运输", 1), ("其他", 1), ("未填", 2), ("全部", 6)],
)
def test_a_scope_narrows_every_question(filled, scope, accidents):
    assert filled.rows("accidents/summary", "accidents", "2026-05", scope=scope) == [(accidents,)]
    assert len(filled.ask("trace/accidents", "2026-05", scope=scope).rows) == accidents
    months = filled.rows("accidents/count_by_month", "accidents", "2026-05", scope=scope)
    assert months == [(accidents,)]


def test_what_no_scope_can_be_told_of_is_counted(filled):
    assert filled.rows("accidents/summary", "without_scope", "2026-05") == [(2,)]


def test_the_same_accidents_under_three_taxonomies(filled):
    assert filled.rows("accidents/count_by_sector", "sector accidents", "2026-05") == [
        ("建筑施工", 2),
        ("教育", 1),
        ("没见过的写法", 1),
        ("道路运输", 1),
        (None, 1),
    ]
    assert filled.rows(
        "accidents/count_by_economy_sector", "economy_sector accidents", "2026-05"
    ) == [
        ("建筑业", 2),
        ("交通运输业", 1),
        ("其他行业", 1),
        (None, 2),
    ]
    assert filled.rows("accidents/count_by_raw_sector", "raw_sector accidents", "2026-05") == [
        ("学校", 1),
        ("市政", 1),
        ("房建", 1),
        ("没见过的写法", 1),
        ("货运", 1),
        (None, 1),
    ]
