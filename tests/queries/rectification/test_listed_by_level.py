"""rectification/listed_by_level: hazards under supervision, by the level that supervises them."""


def test_levels_from_the_top_what_is_closed_and_what_is_late(office):
    office.put(
        "hazards",
        [
            ("found_on", "due_on", "rectified_on", "closed_on", "listed", "grade"),
            ("2026-05-02", "2026-05-20", None, None, "县级挂牌", "重大"),
            ("2026-05-03", "2026-05-20", "2026-05-18", "2026-05-19", "县级", "重大"),
            ("2026-05-04", "2026-06-20", "2026-06-18", "2026-07-19", "市安委会", "重大"),
            ("2026-05-05", "2026-07-20", None, None, "是", "一般"),
            ("2026-05-06", "2026-05-20", None, None, "否", "一般"),
            ("2026-05-07", "2026-05-20", None, None, None, "一般"),
        ],
    )
    columns = "listed hazards closed listed_open rectified overdue major"
    asked = {"months": "2026-05", "on": "2026-06-30"}
    assert office.rows("rectification/listed_by_level", columns, **asked) == [
        ("市级", 1, 0, 1, 1, 0, 1),
        ("县级", 2, 1, 1, 1, 1, 2),
        ("未写级别", 1, 0, 1, 0, 0, 0),
    ]
    (total,) = office.rows("rectification/summary", "listed_open", **asked)
    assert total == (3,)


def test_nothing_listed(office):
    office.put("hazards", [("found_on", "listed"), ("2026-05-02", "无")])
    assert office.rows("rectification/listed_by_level", "listed", "2026-05") == []
