"""Areas as offices write them."""

import pytest

from data.places import Area, Register

REGISTER = Register(
    [
        Area("安澜县", level="县"),
        Area("青溪镇", ("清溪镇",)),
        Area("云岭镇"),
        Area("石桥乡"),
        Area("石桥街道"),
        Area("臧湾乡", ("庄湾",)),
        Area("安澜工业园区", ("园区",), "园区"),
        Area("县直", ("县本级",), "县直"),
    ]
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("青溪镇", "青溪镇"),
        ("青　溪 镇", "青溪镇"),
        ("青溪", "青溪镇"),
        ("青溪镇人民政府", "青溪镇"),
        ("安澜县青溪镇", "青溪镇"),
        ("县青溪镇", "青溪镇"),
        ("清溪镇", "青溪镇"),
        ("庄湾乡", "臧湾乡"),
        ("石桥乡", "石桥乡"),
        ("园区", "安澜工业园区"),
        ("县本级", "县直"),
    ],
)
def test_a_name_is_found_by_its_variants(written, name):
    assert REGISTER.find(written).area.name == name


def test_a_name_that_fits_two_is_a_question():
    found = REGISTER.find("石桥")
    assert found.area is None
    assert found.candidates == ("石桥乡", "石桥街道")


def test_an_unknown_name_is_never_taken_for_the_nearest():
    found = REGISTER.find("云领镇")
    assert found.area is None
    assert found.candidates == ("云岭镇",)
    assert REGISTER.find("长安大街").candidates == ()


def test_the_county_is_told_from_its_parts():
    assert REGISTER.is_county("全县")
    assert REGISTER.is_county("安澜县")
    assert not REGISTER.is_county("县直")


def test_one_township_in_a_file_name():
    assert REGISTER.inside("云岭镇7月月报（最终版2）").name == "云岭镇"
    assert REGISTER.inside("青溪镇和云岭镇") is None
    assert REGISTER.inside("安澜县2026年7月统计表") is None
