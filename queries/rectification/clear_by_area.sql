-- 问题：哪些乡镇没有逾期隐患，从哪天起清零的？
-- 粒度：一行 = 一个报送单位；不报送而有隐患的单位、未落到乡镇的隐患也各列一行
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$source 排查来源（可空）
-- 结果：area 乡镇；state 清零；overdue 逾期未整改数（条）；longest_overdue 最长逾期（天）；open 未整改数（条）；since 清零起始日；
-- days_clear 已清零天数（天）；found 排查隐患数（条）
-- 来源：hazards
-- 背后：figure=overdue
-- 公式：截至该日没有逾期未整改的是清零，从最近一条逾期隐患整改完成之日算起；从来没有逾期的从首次排查之日算起；
-- 没有台账的单位不算清零
with
    assessed as (from found_hazards(null, null, $on, $area, $sector, $source)),
    counted as (
        select
            area,
            count(*) as found,
            count(*) filter (is_open) as open,
            count(*) filter (is_overdue) as overdue,
            max(days_overdue) filter (is_overdue) as longest_overdue,
            coalesce(max(rectified_on) filter (is_rectified_late), min(found_on)) as since
        from assessed
        group by area
    ),
    shown as (
        select area
        from reporting_areas(month_of($on::date), month_of($on::date), $area)
        union
        select area
        from counted
    )
select
    shown.area,
    case
        when counted.overdue > 0
        then '有逾期'
        when counted.found > 0
        then '清零'
        when shown.area in (select area from reported where dataset = 'hazards')
        then '无隐患'
        else '无台账'
    end as state,
    coalesce(counted.overdue, 0) as overdue,
    counted.longest_overdue,
    coalesce(counted.open, 0) as open,
    case when counted.overdue = 0 then counted.since end as since,
    case when counted.overdue = 0 then date_diff('day', counted.since, $on::date) end as days_clear,
    coalesce(counted.found, 0) as found
from shown
left join counted on counted.area is not distinct from shown.area
left join area_register on area_register.area = shown.area
order by shown.area is null, area_register.place nulls last, shown.area
