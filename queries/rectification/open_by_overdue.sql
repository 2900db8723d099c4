-- 问题：截至某日没有整改的隐患逾期了多久？
-- 粒度：一行 = 一个逾期段；未到期、没有期限的各列一行
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$source 排查来源（可空）
-- 结果：overdue_for 逾期；open 未整改数（条）；major_open 重大隐患未整改数（条）；listed_open 挂牌督办未销号数（条）
-- 来源：hazards（grade）
-- 背后：figure=open
-- 公式：逾期天数 = 截至日期 − 期限（延期的取延期后期限）；截至该日排查出的全部隐患，不限时段
with
    bands(overdue_for, place, from_day, to_day) as (
        values
            ('无期限', 1, null, null),
            ('未到期', 2, 0, 0),
            ('逾期1–7天', 3, 1, 7),
            ('逾期8–15天', 4, 8, 15),
            ('逾期16–30天', 5, 16, 30),
            ('逾期31–90天', 6, 31, 90),
            ('逾期91–180天', 7, 91, 180),
            ('逾期181天以上', 8, 181, 1000000)
    ),
    open_hazards as (from found_hazards(null, null, $on, $area, $sector, $source) where is_open)
select
    bands.overdue_for,
    count(hazards.row_key) as open,
    case
        when count(hazards.row_key) > 0 and count(hazards.is_major) = 0
        then null
        else count(*) filter (hazards.is_major)
    end as major_open,
    count(*) filter (hazards.is_listed_open) as listed_open
from bands
left join
    open_hazards as hazards
    on (hazards.days_overdue is null and bands.from_day is null)
    or hazards.days_overdue between bands.from_day and bands.to_day
group by bands.overdue_for, bands.place
order by bands.place
