"""resources/standards_met: how many units meet each standard, and how much is lacking together."""


def test_one_line_a_standard(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "level", "members"),
            ("2026-08", "青溪镇", "青溪镇应急队", "乡级", 22),
            ("2026-08", "云岭镇", "云岭镇应急队", "乡级", 18),
        ],
    )
    head = ("code", "object", "level", "measure", "operator", "value", "source", "selected")
    office.put(
        "standards",
        [
            head,
            ("B1", "应急救援队伍", "乡级", "人数", ">=", 20, "规划", True),
            ("B1", "应急救援队伍", "乡级", "人数", ">=", 30, "意见", True),
            ("B2", "应急物资储备库", "乡级", "座数", ">=", 1, "规划", True),
            ("B9", "应急救援队伍", "乡级", "人数", ">=", 50, "外县", False),
        ],
    )
    columns = "standard source areas met unmet unknown lacking"
    assert office.rows("resources/standards_met", columns, on="2026-09-30") == [
        ("B1", "规划", 2, 1, 1, 0, 2),
        ("B1", "意见", 2, 0, 2, 0, 20),
        ("B2", "规划", 2, 0, 0, 2, None),
    ]
    every = office.rows("resources/standards_met", "source", on="2026-09-30", standards="全部")
    assert every[-1] == ("外县",)
