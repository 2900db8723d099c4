-- 问题：隐患从排查到整改用了多少天？
-- 粒度：一行 = 一个天数段
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 结果：days 天数；rectified 已整改数（条）；share_pct 占比（%）；major_rectified 重大隐患已整改数（条）；
-- median_days 全部的中位数（天）；p90_days 九成在多少天内（天）
-- 来源：hazards
-- 背后：figure=rectified
-- 公式：整改天数 = 整改完成日期 − 排查日期，当天整改是 0 天；未整改的、整改早于排查的不计
with
    bands(days, from_day, to_day) as (
        values
            ('当天', 0, 0),
            ('1–3', 1, 3),
            ('4–7', 4, 7),
            ('8–15', 8, 15),
            ('16–30', 16, 30),
            ('31–90', 31, 90),
            ('91+', 91, 1000000)
    ),
    timed as (
        select days_to_rectify, is_major
        from
            found_hazards(
                $from, $to, $on, $area, $sector, $source, only_inspected_by := $inspected_by
            )
        where days_to_rectify is not null
    ),
    whole as (
        select
            count(*) as timed,
            median(days_to_rectify) as median_days,
            quantile_disc(days_to_rectify, 0.9) as p90_days
        from timed
    )
select
    bands.days,
    count(timed.days_to_rectify) as rectified,
    rate_pct(count(timed.days_to_rectify), any_value(whole.timed)) as share_pct,
    count(*) filter (timed.is_major) as major_rectified,
    any_value(whole.median_days) as median_days,
    any_value(whole.p90_days) as p90_days
from bands
cross join whole
left join timed on timed.days_to_rectify between bands.from_day and bands.to_day
group by bands.days, bands.from_day
order by bands.from_day
