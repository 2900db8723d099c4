-- 问题：各月事故当月、累计、近十二个月各是多少，同比、环比怎样？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：month 月份；accidents 事故起数（起）；deaths 死亡人数（人）；serious_injuries 重伤人数（人）；
-- loss_wan_yuan 直接经济损失（万元）；accidents_last_year 上年同期事故起数（起）；deaths_last_year 上年同期死亡人数（人）；
-- accidents_previous 上月事故起数（起）；deaths_previous 上月死亡人数（人）；accidents_ytd 累计事故起数（起）；
-- deaths_ytd 累计死亡人数（人）；accidents_ytd_last_year 上年累计事故起数（起）；deaths_ytd_last_year 上年累计死亡人数（人）；
-- accidents_rolling 近十二个月事故起数（起）；deaths_rolling 近十二个月死亡人数（人）；
-- accidents_rolling_last_year 上年同期近十二个月事故起数（起）；
-- deaths_rolling_last_year 上年同期近十二个月死亡人数（人）；
-- is_reported 当月有上报
-- 来源：accidents（deaths，serious_injuries，loss_wan_yuan）
-- 公式：累计是当年1月至该月；近十二个月含该月；同比与上年同月（同段）比，环比只与上月比；早于已有数据的为空；
-- 没有任何单位上报也没有事故的月份，当月有上报为否，该月的 0 不是零事故
with
    held as (select min(first_held) as first_held from months_held where dataset = 'accidents'),
    counted as (
        from
            accident_figures(
                'month', null, $to, $area, $sector, $severity, $type, only_scope := $scope
            )
    ),
    calendar as (
        select
            months.month,
            coalesce(counted.accidents, 0) as accidents,
            none_if_absent(counted.accidents, counted.deaths) as deaths,
            none_if_absent(counted.accidents, counted.serious_injuries) as serious_injuries,
            none_if_absent(counted.accidents, counted.loss_wan_yuan) as loss_wan_yuan
        from months_between(year_before(year_before(left($from, 4) || '-01')), $to) as months
        left join counted on counted.grain_value = months.month
    ),
    summed as (
        select
            *,
            sum(accidents) over of_year as accidents_ytd,
            sum(deaths) over of_year as deaths_ytd,
            sum(accidents) over twelve as accidents_rolling,
            sum(deaths) over twelve as deaths_rolling
        from calendar
        window
            of_year as (partition by left(month, 4) order by month),
            twelve as (order by month rows between 11 preceding and current row)
    ),
    known as (
        select
            summed.month,
            case when month >= first_held then accidents end as accidents,
            case when month >= first_held then deaths end as deaths,
            case when left(month, 4) || '-01' >= first_held then accidents_ytd end as accidents_ytd,
            case when left(month, 4) || '-01' >= first_held then deaths_ytd end as deaths_ytd,
            case
                when month_of(first_day(month) - interval 11 month) >= first_held
                then accidents_rolling
            end as accidents_rolling,
            case
                when month_of(first_day(month) - interval 11 month) >= first_held
                then deaths_rolling
            end as deaths_rolling
        from summed
        cross join held
    )
select
    calendar.month,
    calendar.accidents,
    calendar.deaths,
    calendar.serious_injuries,
    calendar.loss_wan_yuan,
    last_year.accidents as accidents_last_year,
    last_year.deaths as deaths_last_year,
    previous.accidents as accidents_previous,
    previous.deaths as deaths_previous,
    now.accidents_ytd::bigint as accidents_ytd,
    now.deaths_ytd::bigint as deaths_ytd,
    last_year.accidents_ytd::bigint as accidents_ytd_last_year,
    last_year.deaths_ytd::bigint as deaths_ytd_last_year,
    now.accidents_rolling::bigint as accidents_rolling,
    now.deaths_rolling::bigint as deaths_rolling,
    last_year.accidents_rolling::bigint as accidents_rolling_last_year,
    last_year.deaths_rolling::bigint as deaths_rolling_last_year,
    calendar.month in (select month from accident_months_reported($area)) as is_reported
from calendar
left join known as now on now.month = calendar.month
left join known as last_year on last_year.month = year_before(calendar.month)
left join
    known as previous on previous.month = month_of(first_day(calendar.month) - interval 1 month)
where calendar.month >= $from
order by calendar.month
