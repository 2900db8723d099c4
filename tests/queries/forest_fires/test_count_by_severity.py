"""forest_fires/count_by_severity: classes of forest fires by their own rule."""

import pytest

HEAD = ("started_at", "damaged_forest_ha", "deaths", "serious_injuries", "burned_ha")


@pytest.mark.parametrize(
    ("damaged_ha", "deaths", "hurt", "severity"),
    [
        (0.99, 2, 9, "一般"),
        (1, 0, 0, "较大"),
        (99.9, 0, 0, "较大"),
        (100, 0, 0, "重大"),
        (1000, 0, 0, "特别重大"),
        (0, 3, 0, "较大"),
        (0, 0, 50, "重大"),
        (0, 30, 0, "特别重大"),
        (0, 0, None, "一般"),
        (None, 10, None, "重大"),
        (None, None, None, None),
    ],
)
def test_the_class_is_the_highest_of_damaged_forest_deaths_and_injuries(
    office, damaged_ha, deaths, hurt, severity
):
    office.put("forest_fires", [HEAD, ("2026-03-01", damaged_ha, deaths, hurt, 5000)])
    found = dict(office.rows("forest_fires/count_by_severity", "severity fires", "2026-03"))
    assert found == {"一般": 0, "较大": 0, "重大": 0, "特别重大": 0} | {severity: 1}
    behind = office.ask("trace/forest_fires", "2026-03", severity=severity or "未填")
    assert len(behind.rows) == 1


def test_the_year_before_and_what_is_not_fully_known(office):
    office.put(
        "forest_fires",
        [
            HEAD,
            ("2025-03-01", 2, 0, 0, 3),
            ("2026-03-01", 0.5, None, 0, 1.5),
            ("2026-03-02", 0.1, 0, 0, 1),
        ],
    )
    columns = "severity fires burned_ha deaths fires_last_year graded_incompletely"
    assert office.rows("forest_fires/count_by_severity", columns, "2026-03")[:2] == [
        ("一般", 2, 2.5, 0, 0, 1),
        ("较大", 0, 0, 0, 1, 0),
    ]
    assert office.rows("forest_fires/count_by_severity", columns, "2025-03")[1][4] is None
