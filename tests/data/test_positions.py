"""Coordinates in a spreadsheet: the system that a title or header states, and places that cannot be in the county."""

import openpyxl
import pytest
from pyproj import Geod

from data import coordinates, intake
from data.warehouse import Store

GEOD = Geod(ellps="WGS84")
AREAS = [
    ["名称", "级别", "顺序", "是否报送", "经度", "纬度"],
    ["安澜县", "县", 1, "否", 117.2, 29.4],
    ["青溪镇", "乡镇", 2, "是", 117.2, 29.4],
    ["云岭镇", "乡镇", 3, "是", 117.3, 29.5],
]
HERE = (117.25, 29.45)


def book(folder, name, lines):
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    path = folder / f"{name}.xlsx"
    made.save(path)
    return path


@pytest.fixture
def load(tmp_path):
    """Load teams with coordinates, below a title and under headers; give the receipt and the stored places."""
    store = Store(tmp_path / "home")
    intake.load(store, [book(tmp_path, "区划名录", AREAS)], intake.Request("王芳"))

    def run(points, title="2026年3月应急救援队伍统计表", headers=("经度", "纬度")):
        lines = [[title], ["队伍名称", "乡镇", "人数", *headers]]
        lines += [[f"{n}队", "青溪镇", 20 + n, *point] for n, point in enumerate(points)]
        (receipt,) = intake.load(store, [book(tmp_path, "队伍", lines)], intake.Request("王芳"))
        with store.cursor() as cursor:
            found = cursor.execute("select longitude, latitude from teams order by name").fetchall()
        return receipt, found

    return run


def messages(receipt):
    return [one.message for one in receipt.problems]


@pytest.mark.parametrize(
    ("title", "headers", "system"),
    [
        ("2026年3月应急救援队伍统计表（坐标系：GCJ-02）", ("经度", "纬度"), "GCJ-02"),
        ("2026年3月应急救援队伍统计表", ("经度（高德）", "纬度（高德）"), "GCJ-02"),
        ("2026年3月应急救援队伍统计表（百度坐标）", ("经度", "纬度"), "BD-09"),
    ],
)
def test_a_stated_system_is_converted_and_told(load, title, headers, system):
    written = coordinates.from_wgs84(system, *HERE)
    receipt, found = load([written, (None, None)], title, headers)
    assert receipt.status == "stored"
    assert GEOD.inv(*HERE, *found[0])[2] < 1
    assert found[1] == (None, None)
    assert f"工作表“Sheet”写明坐标系是 {system}，经纬度已换算为 WGS-84。" in messages(receipt)


@pytest.mark.parametrize(
    "title", ["2026年3月队伍统计表", "2026年3月队伍统计表（2000国家大地坐标系）"]
)
def test_without_a_system_or_with_the_national_one_nothing_moves(load, title):
    receipt, found = load([HERE], title)
    assert found == [HERE]
    assert messages(receipt) == []


def test_a_place_far_from_every_seat_is_told_and_not_used(load):
    receipt, found = load([HERE, (116.4, 39.9)])
    assert receipt.status == "stored"
    assert found == [HERE, (None, None)]
    assert messages(receipt) == [
        "第 4 行的经纬度是 116.4, 39.9（按 WGS-84），离最近的乡镇驻地约 1159 公里，超过 40 公里，"
        "不像在本县。这两格没有采用，请核对经纬度和坐标系后补报。"
    ]


def test_swapped_figures_are_told(load):
    receipt, found = load([(29.45, 117.25)])
    assert found == [(None, None)]
    assert any("没有采用" in one for one in messages(receipt))


def test_a_little_outside_of_the_seats_is_still_the_county(load):
    receipt, found = load([(117.05, 29.3)])
    assert found == [(117.05, 29.3)]
    assert messages(receipt) == []
