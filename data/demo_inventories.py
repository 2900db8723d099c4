"""Inventory sheets of the demonstration county, a workbook a quarter.

Owns their columns and titles; what there is comes from demo_means.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data import demo_means as means
from data.demo_county import COUNTY
from data.demo_forms import Record, column, listing
from data.demo_ledgers import Column, span_text
from data.demo_sheets import Sheet

SITE: tuple[Column, ...] = ((("坐标", "经度"), "longitude"), (("坐标", "纬度"), "latitude"))
NOTE = column("备注", "note")

TEAMS: tuple[Column, ...] = (
    column("队伍名称", "name"),
    column("队伍数（支）", "team_count"),
    column("队伍类型", "kind"),
    column("级别", "level"),
    column("队伍性质", "nature"),
    column("所属乡镇", "area"),
    column("在册人数（人）", "members"),
    column("负责人", "leader"),
    column("联系电话", "phone"),
    *SITE,
    NOTE,
)
WAREHOUSES: tuple[Column, ...] = (
    column("储备库名称", "name"),
    column("级别", "level"),
    column("所属乡镇", "area"),
    column("占地面积（平方米）", "floor_area_m2"),
    column("使用面积（平方米）", "usable_area_m2"),
    column("产权性质", "ownership"),
    *SITE,
    NOTE,
)
SUPPLIES: tuple[Column, ...] = (
    column("所在仓库", "warehouse"),
    column("所属乡镇", "area"),
    column("物资类别", "class"),
    column("物资名称", "item"),
    column("品种数", "kinds"),
    column("库存数量", "quantity"),
    column("计量单位", "unit"),
    column("有效期至", "expires_on"),
    column("最低储备量", "min_quantity"),
    NOTE,
)
SHELTERS: tuple[Column, ...] = (
    column("避难场所名称", "name"),
    column("级别", "level"),
    column("所在乡镇", "area"),
    column("场所类型", "kind"),
    column("有效避难面积（㎡）", "effective_area_m2"),
    column("可容纳人数（人）", "capacity"),
    column("启用状态", "in_use"),
    *SITE,
    NOTE,
)
STAFF: tuple[Column, ...] = (
    column("填报单位", "area"),
    column("岗位类别", "role"),
    column("专兼职", "nature"),
    column("人数（人）", "people"),
    NOTE,
)
ENTERPRISES: tuple[Column, ...] = (
    column("企业名称", "name"),
    column("统一社会信用代码", "credit_code"),
    column("所属乡镇", "area"),
    column("所属行业", "sector"),
    column("安全风险等级", "risk"),
    *SITE,
    NOTE,
)


@dataclass(frozen=True)
class _Inventory:
    """One sheet of the workbook."""

    name: str
    title: str
    columns: Sequence[Column]
    drawn: Callable[[str], list[Record]]
    summed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


INVENTORIES = {
    "teams": _Inventory("救援队伍", "应急救援队伍统计表", TEAMS, means.teams),
    "warehouses": _Inventory(
        "储备库", "应急物资储备库统计表", WAREHOUSES, means.warehouses, ("usable_area_m2",)
    ),
    "supplies": _Inventory(
        "物资库存", "应急物资库存表", SUPPLIES, means.supplies, merged=("warehouse", "area")
    ),
    "shelters": _Inventory(
        "避难场所", "应急避难场所统计表", SHELTERS, means.shelters, ("capacity",)
    ),
    "staff": _Inventory("应急人员", "应急人员统计表", STAFF, means.staff, ("people",)),
    "enterprises": _Inventory("重点企业", "重点企业名册", ENTERPRISES, means.enterprises),
}


def inventory_sheet(dataset: str, month: str, day: dt.date, longest: int | None = None) -> Sheet:
    """One inventory as of a month, which its title says; a sample may be cut short."""
    form = INVENTORIES[dataset]
    title = f"{COUNTY}{span_text(month, month)}{form.title}"
    records = form.drawn(month)[:longest]
    return listing(form.name, title, form.columns, records, day, "", form.summed, form.merged)


def inventory_sheets(month: str, day: dt.date) -> list[Sheet]:
    """Every inventory as of a month."""
    return [inventory_sheet(dataset, month, day) for dataset in INVENTORIES]
