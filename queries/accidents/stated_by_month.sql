-- 问题：各月报来的事故起数和死亡人数，全县合计是多少？
-- 粒度：一行 = 一个月；只有跨月报表的月份为空
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）
-- 结果：month 月份；accidents 事故起数（起）；deaths 死亡人数（人）；major_accidents 较大及以上事故起数（起）；
-- major_deaths 较大及以上死亡人数（人）；accidents_last_year 上年同期事故起数（起）；deaths_last_year 上年同期死亡人数（人）；
-- areas_stated 有数的单位数（个）；areas_unknown 缺数的单位数（个）
-- 来源：accident_stats
-- 公式：只取当月报表，有合计行的单位取合计行，没有的取各行业之和；累计表不拆成单月；缺数的单位不计并列出个数
with
    monthly as (
        select stats.*
        from stated_spans
        inner join accident_stats as stats on stats.row_key = stated_spans.row_key
        where
            stated_spans.dataset = 'accident_stats'
            and stats.month_from = stats.month_to
            and stats.month_from between $from and $to
            and ($area is null or stats.area = $area)
            and ($sector is null or coalesce(stats.sector, '未填') = $sector)
        qualify
            $sector is not null
            or stats.sector is null
            or not bool_or(stats.sector is null) over (partition by stats.area, stats.month_from)
    ),
    by_area as (
        select
            month_from as month,
            area,
            stated_sum(accidents, marks['accidents']) as accidents,
            stated_sum(deaths, marks['deaths']) as deaths,
            stated_sum(major_accidents, marks['major_accidents']) as major_accidents,
            stated_sum(major_deaths, marks['major_deaths']) as major_deaths,
            stated_sum(accidents_last_year, marks['accidents_last_year']) as accidents_last_year,
            stated_sum(deaths_last_year, marks['deaths_last_year']) as deaths_last_year,
            bool_and(marks['accidents'] = 'not_applicable') as is_not_applicable
        from monthly
        group by month_from, area
    ),
    expected as (
        select months.month, areas.area
        from months_between($from, $to) as months
        cross join reporting_areas($from, $to, $area) as areas
        left join area_register on area_register.area = areas.area
        where
            $sector is null and (area_register.until is null or area_register.until > months.month)
        union
        select month, area
        from by_area
    )
select
    months.month,
    sum(by_area.accidents)::bigint as accidents,
    sum(by_area.deaths)::bigint as deaths,
    sum(by_area.major_accidents)::bigint as major_accidents,
    sum(by_area.major_deaths)::bigint as major_deaths,
    sum(by_area.accidents_last_year)::bigint as accidents_last_year,
    sum(by_area.deaths_last_year)::bigint as deaths_last_year,
    count(by_area.accidents) as areas_stated,
    count(expected.area) filter (
        by_area.accidents is null and not coalesce(by_area.is_not_applicable, false)
    ) as areas_unknown
from months_between($from, $to) as months
left join expected on expected.month = months.month
left join by_area on by_area.month = expected.month and by_area.area = expected.area
group by months.month
order by months.month
