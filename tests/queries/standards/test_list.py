"""standards/list: requirements side by side with their source, and which is chosen."""


def test_conflicting_requirements_stand_side_by_side(office):
    office.put(
        "standards",
        [
            (
                "plan",
                "code",
                "object",
                "level",
                "measure",
                "operator",
                "value",
                "source",
                "selected",
            ),
            ("145", "duiwu", "救援队伍", "乡级", "人数", ">=", 50, "汇报", None),
            ("145", "duiwu", "救援队伍", "乡级", "人数", ">=", 20, "规划", True),
            (None, "zhifa", "执法人员", "县级", "人数", ">=", 10, "通知", False),
        ],
    )
    columns = "code value source selected"
    assert office.rows("standards/list", columns) == [
        ("duiwu", 20, "规划", True),
        ("duiwu", 50, "汇报", False),
        ("zhifa", 10, "通知", False),
    ]


def test_a_standard_without_a_plan_holds_for_every_plan(office):
    office.put("plans", [("code", "name"), ("145", "十四五"), ("155", "十五五")])
    office.put("standards", [("plan", "code"), ("145", "1"), (None, "2"), ("155", "3")])
    assert office.rows("standards/list", "code", plan="155") == [("2",), ("3",)]
