"""The demonstration county 安澜县: places, units, people and the words for what happens there.

Owns names, draws no events. No township, unit, officer, code or coordinate here is a real one.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

COUNTY = "安澜县"
BUREAU = "安澜县应急管理局"
PARK = "安澜工业园区"
DIRECT = "县直"

SEED = "安澜-1"
"""Changing it makes another county history; every random choice starts from it."""


def dice(*about: object) -> Random:
    """Random numbers that depend only on the seed and on what they are for."""
    return Random(":".join((SEED, *(str(part) for part in about))))


@dataclass(frozen=True)
class Place:
    """One row of the register, with how much of the county's activity falls on it."""

    name: str
    code: str
    level: str
    longitude: float | None
    latitude: float | None
    weight: float
    aliases: tuple[str, ...] = ()
    officer: str = ""
    villages: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without 镇 or 乡, as in the names of local firms."""
        return {PARK: "安澜"}.get(self.name, self.name.rstrip("镇乡"))


def _township(
    code: str,
    name: str,
    longitude: float,
    latitude: float,
    weight: float,
    officer: str,
    villages: str,
    aliases: tuple[str, ...] = (),
) -> Place:
    level, kind = ("园区", "") if name == PARK else ("乡镇", "村")
    listed = tuple(f"{village}{kind}" for village in villages.split("、"))
    return Place(name, code, level, longitude, latitude, weight, aliases, officer, listed)


PLACES = (
    _township("999900100", "澜城镇", 118.452, 30.347, 1.7, "周海燕", "东门、河西", ("城厢镇",)),
    _township("999900101", "青溪镇", 118.531, 30.402, 1.2, "刘志强", "溪口、上堡", ("清溪镇",)),
    _township("999900102", "云岭镇", 118.337, 30.458, 1.0, "吴晓峰", "岭脚、云台"),
    _township("999900103", "枫渡镇", 118.618, 30.311, 1.2, "郑丽娟", "渡头、红枫"),
    _township("999900104", "竹坪镇", 118.274, 30.376, 0.9, "孙建国", "大坪、竹下"),
    _township("999900105", "砚池镇", 118.402, 30.251, 1.0, "马文斌", "砚山、池边"),
    _township("999900106", "柳湾镇", 118.559, 30.214, 1.0, "胡春梅", "柳林、湾里"),
    _township("999900107", "桐阳镇", 118.702, 30.389, 1.1, "朱俊杰", "桐坑、阳坡"),
    _township("999900108", "石栏镇", 118.483, 30.497, 1.1, "何敏", "石壁、栏杆", ("石栏乡",)),
    _township("999900109", "鹭洲镇", 118.655, 30.477, 0.9, "高翔", "沙洲、白鹭", ("鹭州镇",)),
    _township("999900200", "梅坞乡", 118.221, 30.289, 0.6, "罗玉兰", "梅下、坞口"),
    _township("999900201", "鹤鸣乡", 118.314, 30.181, 0.6, "谢卫东", "鹤山、鸣泉"),
    _township("999900202", "茶岭乡", 118.746, 30.268, 0.7, "宋佳", "茶园、岭背"),
    _township("999900203", "芦荻乡", 118.634, 30.143, 0.6, "唐国平", "芦溪、荻港"),
    _township("999900204", "松涧乡", 118.251, 30.521, 0.6, "韩雪", "松坑、涧头"),
    _township("999900205", "禾源乡", 118.577, 30.561, 0.7, "曹勇", "禾上、源头"),
    _township("999900400", PARK, 118.476, 30.319, 2.0, "彭飞", "一区、二区", ("园区", "工业园区")),
)
"""What reports hazards every month, in official order; the park last."""

REGISTER = (
    Place(COUNTY, "999900", "县", 118.470, 30.350, 0.0, (), "王敏"),
    *PLACES[:-1],
    Place(DIRECT, "", "县直", None, None, 0.0, ("县直单位", "县直部门", "县本级"), "李国强"),
    PLACES[-1],
)
"""The whole register: the county, its townships, the county's own units, the park."""

NAMES = tuple(place.name for place in PLACES)
BY_NAME = {place.name: place for place in REGISTER}
CLERK, DEPUTY = "王敏", "李国强"
"""Who sends the county-wide sheets of the bureau."""

FIRMS = ("鑫源", "恒达", "宏盛", "永安", "金辉", "兴隆", "瑞丰", "顺达", "长青", "同心")

TRADES: dict[str, tuple[str, ...]] = {
    "建筑施工": ("{}建筑工程有限公司", "{}安居工程项目部"),
    "工贸": ("{}竹木制品厂", "{}机械配件有限公司", "{}纺织有限公司"),
    "建材": ("{}新型建材有限公司",),
    "采石场": ("{}石料场",),
    "加油站": ("{}加油站",),
    "化工": ("{}精细化工有限公司",),
    "烟花爆竹": ("{}烟花爆竹零售点",),
    "道路运输": ("{}客运有限公司", "{}物流有限公司"),
    "城镇燃气": ("{}液化气供应站",),
    "商贸": ("{}购物广场", "{}农贸市场"),
    "人员密集场所": ("{}宾馆", "{}养老院"),
    "农业机械": ("{}农机专业合作社",),
    "旅游": ("{}风景区",),
}
"""Sector as ledgers write it -> names of units, to be filled with place and firm."""

FLAWS: dict[str, tuple[tuple[str, str], ...]] = {
    "建筑施工": (
        ("三号楼脚手架", "外脚手架连墙件缺失，未按方案搭设"),
        ("临时配电箱", "一闸多机，漏电保护器失灵"),
        ("基坑东侧", "基坑临边未设防护栏杆，堆载过近"),
        ("塔吊", "起重机械限位装置失效，无检验合格标志"),
    ),
    "工贸": (
        ("打磨车间", "除尘系统未定期清灰，积尘较厚"),
        ("冲压车间", "冲床光电保护装置损坏未修复"),
        ("配电房", "配电房堆放杂物，未张贴警示标志"),
        ("危废暂存间", "有限空间未设置警示标识，未配备气体检测仪"),
    ),
    "采石场": (
        ("采场北帮", "边坡浮石未清理，台阶高度超过设计"),
        ("破碎站", "皮带输送机缺少急停拉绳和防护罩"),
    ),
    "加油站": (
        ("卸油口", "静电接地报警仪失效"),
        ("罩棚立柱", "灭火器压力不足，超期未检"),
    ),
    "化工": (
        ("储罐区", "可燃气体探测器未校验，围堰有裂缝"),
        ("装卸区", "特殊作业票填写不规范，监护人不在现场"),
    ),
    "烟花爆竹": (("销售区", "超量存放，未与生活区分隔"),),
    "道路运输": (
        ("停车场", "动态监控未落实，疲劳驾驶报警未处置"),
        ("车辆档案", "两台货车未按期年检仍在营运"),
    ),
    "城镇燃气": (("瓶库", "充装未扫码，超期钢瓶未隔离存放"),),
    "商贸": (
        ("二层疏散通道", "疏散通道堆放货物，安全出口上锁"),
        ("消防控制室", "火灾报警主机故障，值班人员无证"),
    ),
    "人员密集场所": (
        ("三层走廊", "应急照明和疏散指示标志损坏"),
        ("厨房", "燃气管线老化，未安装可燃气体报警装置"),
    ),
    "农业机械": (("机库", "拖拉机未年检，驾驶员无证操作"),),
    "旅游": (("玻璃栈道", "护栏松动，未公示最大承载量"),),
}
"""Sector -> (part, what is wrong); a sector without its own takes those of 工贸."""

BASICS = (("安全档案", "安全教育培训记录不全"), ("应急预案", "应急预案未修订，未开展演练"))
"""What is found anywhere: management rather than site."""

MISHAPS: dict[str, tuple[str, ...]] = {
    "道路运输": ("车辆伤害", "道路交通"),
    "建筑施工": ("高处坠落", "坍塌", "物体打击", "起重伤害"),
    "冶金机械等工贸": ("机械伤害", "触电", "物体打击", "灼烫"),
    "金属与非金属矿山": ("物体打击", "车辆伤害"),
    "危险化学品": ("中毒和窒息", "火灾"),
    "商贸": ("触电", "高处坠落"),
    "消防火灾": ("火灾",),
    "农业机械": ("机械伤害",),
}
"""Sector as the accident ledger writes it -> kinds of accident."""

MISHAP_UNITS = {
    "道路运输": "{}物流有限公司",
    "建筑施工": "{}建筑工程有限公司",
    "冶金机械等工贸": "{}机械配件有限公司",
    "金属与非金属矿山": "{}石料场",
    "危险化学品": "{}精细化工有限公司",
    "商贸": "{}购物广场",
    "消防火灾": "{}农贸市场",
    "农业机械": "{}农机专业合作社",
}


@dataclass(frozen=True)
class Unit:
    """One fictional business."""

    name: str
    sector: str


@cache
def units_of(place: Place) -> tuple[Unit, ...]:
    """The units that get inspected in a place: more where more happens."""
    chance = dice("units", place.name)
    names: dict[str, str] = {}
    trades = list(TRADES)
    common = ("建筑施工", "工贸", *(("建材", "化工") if place.name == PARK else ()))
    for sector in (*common, *chance.choices(trades, k=round(6 * place.weight) + 4)):
        pattern = chance.choice(TRADES[sector])
        names.setdefault(pattern.format(place.short + chance.choice(FIRMS)), sector)
    return tuple(Unit(name, sector) for name, sector in names.items())
