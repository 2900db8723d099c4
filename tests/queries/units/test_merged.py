"""units/merged: names confirmed to be one unit, with who confirmed."""

HEAD = ("kind", "name", "value", "set_by")


def test_what_holds_now_is_listed_and_what_was_undone_is_not(office):
    office.put(
        "settings",
        [
            HEAD,
            ("unit-merge", "甲厂公司", '"甲厂"', "张三"),
            ("unit-merge", "乙矿公司", '"乙矿"', "张三"),
            ("unit-merge", "乙矿公司", "null", "李四"),
            ("unit-merge", "丙店", '"甲厂公司"', "李四"),
            ("other", "丁", '"戊"', "李四"),
        ],
    )
    assert office.rows("units/merged", "written unit set_by") == [
        ("丙店", "甲厂", "李四"),
        ("甲厂公司", "甲厂", "张三"),
    ]
