-- 问题：截至某日还有多少隐患没有整改，挂了多久？
-- 粒度：一行 = 一个时长段（自排查之日起的天数）
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$source 排查来源（可空）
-- 结果：age 时长（天）；open 未整改数（条）；overdue 逾期未整改数（条）；major_open 重大隐患未整改数（条）
-- 来源：hazards（grade）
-- 背后：figure=open
-- 公式：截至该日排查出的全部隐患，不限时段；未整改的含复查不合格的
with
    bands(age, from_day, to_day) as (
        values
            ('0–7', 0, 7),
            ('8–15', 8, 15),
            ('16–30', 16, 30),
            ('31–90', 31, 90),
            ('91–180', 91, 180),
            ('181+', 181, null)
    ),
    open_hazards as (from found_hazards(null, null, $on, $area, $sector, $source) where is_open)
select
    bands.age,
    count(hazards.days_since_found) as open,
    count(*) filter (hazards.is_overdue) as overdue,
    case
        when count(hazards.days_since_found) > 0 and count(hazards.is_major) = 0
        then null
        else count(*) filter (hazards.is_major)
    end as major_open
from bands
left join
    open_hazards as hazards
    on hazards.days_since_found between bands.from_day and coalesce(bands.to_day, 1000000)
group by bands.age, bands.from_day
order by bands.from_day
