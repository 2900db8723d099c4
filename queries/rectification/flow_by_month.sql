-- 问题：各月新排查、整改、销号了多少隐患，月末还剩多少没有整改？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 结果：month 月份；open_before 月初未整改数（条）；found 当月排查数（条）；rectified 当月整改数（条）；
-- reopened 当月复查退回数（条）；closed 当月销号数（条）；open_after 月末未整改数（条）
-- 来源：hazards
-- 公式：月末未整改 = 月初未整改 + 当月排查 − 当月整改 + 当月复查退回；截至日期之后的不计
with
    hazards_by_now as (
        from
            found_hazards(
                null, $to, $on, $area, $sector, $source, only_inspected_by := $inspected_by
            )
        where found_on <= $on
    ),
    moves as (
        select found_on as day, 1 as found, 0 as rectified, 0 as reopened, 0 as closed
        from hazards_by_now
        union all
        select greatest(rectified_on, found_on), 0, 1, 0, 0
        from hazards_by_now
        where rectified_on <= $on
        union all
        select greatest(coalesce(rechecked_on, rectified_on), rectified_on, found_on), 0, 0, 1, 0
        from hazards_by_now
        where rectified_on <= $on and is_sent_back
        union all
        select greatest(coalesce(closed_on, rectified_on), found_on), 0, 0, 0, 1
        from hazards_by_now
        where is_closed
    ),
    monthly as (
        select
            month_of(day) as month,
            sum(found) as found,
            sum(rectified) as rectified,
            sum(reopened) as reopened,
            sum(closed) as closed
        from moves
        group by month_of(day)
    ),
    calendar as (
        select months.month
        from
            months_between(
                least($from, coalesce((select min(month) from monthly), $from)), $to
            ) as months
    ),
    running as (
        select
            calendar.month,
            coalesce(found, 0)::bigint as found,
            coalesce(rectified, 0)::bigint as rectified,
            coalesce(reopened, 0)::bigint as reopened,
            coalesce(closed, 0)::bigint as closed,
            sum(coalesce(found, 0) - coalesce(rectified, 0) + coalesce(reopened, 0)) over (
                order by calendar.month
            )::bigint as open_after
        from calendar
        left join monthly on monthly.month = calendar.month
    )
select
    month,
    open_after - found + rectified - reopened as open_before,
    found,
    rectified,
    reopened,
    closed,
    open_after
from running
where month >= $from
order by month
