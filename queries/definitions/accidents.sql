-- 定义：计入统计的事故。“是否纳入统计”为否的不计；行业按行业对照归并；等级按国务院令第493号计算。
-- 死亡、重伤、损失三项取最高的一级，“以上”含本数。失踪在结案前计入死亡，急性工业中毒计入重伤。
create or replace temp macro severity_class(lives, hurt, loss) as
case
    when lives >= 30 or hurt >= 100 or loss >= 10000 then '特别重大'
    when lives >= 10 or hurt >= 50 or loss >= 5000 then '重大'
    when lives >= 3 or hurt >= 10 or loss >= 1000 then '较大'
    when coalesce(lives, hurt, loss) is not null then '一般'
end;

-- 未填的主项不当作 0；附项（失踪、中毒）大于 0 时是主项的下限。
create or replace temp macro with_added(figure, added) as
case when figure is null then nullif(added, 0) else figure + coalesce(added, 0) end;

-- 月份为空是不限；各筛选项为空是不筛选，写“未填”是只要未填的。
create or replace temp macro counted_accidents(
    first_month, last_month, only_area, only_sector, only_severity, only_type
) as table
with
    in_period as (
        select *
        from accidents
        where
            in_scope is distinct from false
            and (first_month is null or occurred_at >= first_day(first_month))
            and (last_month is null or occurred_at < first_day(month_after(last_month)))
            and (only_area is null or coalesce(area, '未填') = only_area)
            and (only_type is null or coalesce(type, '未填') = only_type)
    ),
    graded as (
        select
            in_period.*,
            month_of(occurred_at) as month,
            coalesce(sectors.sector, in_period.sector) as counted_sector,
            severity_class(
                with_added(
                    deaths,
                    case when investigation is distinct from '已结案' then missing end
                ),
                with_added(serious_injuries, poisoned),
                loss_wan_yuan
            ) as severity,
            deaths is null
            or serious_injuries is null
            or loss_wan_yuan is null as is_graded_incompletely
        from in_period
        left join sectors on sectors.raw = in_period.sector
    )
select *
from graded
where
    (only_sector is null or coalesce(counted_sector, '未填') = only_sector)
    and (only_severity is null or coalesce(severity, '未填') = only_severity);

-- 按一种分组（month、area、sector、severity、type；其他值是全部）计数；没有事故的组不在其中。
create or replace temp macro accident_figures(
    grain, first_month, last_month, only_area, only_sector, only_severity, only_type
) as table
with
    counted as (
        from counted_accidents(
            first_month, last_month, only_area, only_sector, only_severity, only_type
        )
    )
select
    case
        grain
        when 'month' then month
        when 'area' then area
        when 'sector' then counted_sector
        when 'severity' then severity
        when 'type' then type
        else 'whole'
    end as grain_value,
    count(*) as accidents,
    sum(deaths)::bigint as deaths,
    sum(serious_injuries)::bigint as serious_injuries,
    sum(loss_wan_yuan) as loss_wan_yuan,
    count(*) filter (severity <> '一般') as major_accidents,
    count(*) filter (is_graded_incompletely) as graded_incompletely
from counted
group by grain_value;

-- 各组的本期数和上年同期数。shown_values 里的组没有事故也列出，各数是 0；上年同期不可比时是空。
-- 按月分组时每个月与上年同月比，其余与上年同一段月份比。
create or replace temp macro accidents_compared(
    grain, shown_values, first_month, last_month, only_area, only_sector, only_severity, only_type
) as table
with
    this_year as (
        from accident_figures(
            grain, first_month, last_month, only_area, only_sector, only_severity, only_type
        )
    ),
    held as (
        select min(first_held) as first_held from months_held where dataset = 'accidents'
    ),
    last_year as (
        select
            figures.* replace (
                if(grain = 'month', year_after(grain_value), grain_value) as grain_value
            )
        from accident_figures(
            grain,
            year_before(first_month),
            year_before(last_month),
            only_area,
            only_sector,
            only_severity,
            only_type
        ) as figures
        cross join held
        where grain = 'month' or is_comparable(first_month, last_month, first_held)
    ),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from this_year
        union
        select grain_value from last_year
    ),
    compared as (
        select
            grain_value,
            if(
                grain = 'month',
                is_comparable(grain_value, grain_value, first_held),
                is_comparable(first_month, last_month, first_held)
            ) as is_comparable
        from shown
        cross join held
    )
select
    compared.grain_value,
    coalesce(now.accidents, 0) as accidents,
    none_if_absent(now.accidents, now.deaths) as deaths,
    none_if_absent(now.accidents, now.serious_injuries) as serious_injuries,
    none_if_absent(now.accidents, now.loss_wan_yuan) as loss_wan_yuan,
    coalesce(now.major_accidents, 0) as major_accidents,
    coalesce(now.graded_incompletely, 0) as graded_incompletely,
    case when is_comparable then coalesce(before.accidents, 0) end as accidents_last_year,
    case
        when is_comparable then none_if_absent(before.accidents, before.deaths)
    end as deaths_last_year,
    case
        when is_comparable then none_if_absent(before.accidents, before.serious_injuries)
    end as serious_injuries_last_year,
    case
        when is_comparable then none_if_absent(before.accidents, before.loss_wan_yuan)
    end as loss_wan_yuan_last_year,
    case
        when is_comparable then coalesce(before.major_accidents, 0)
    end as major_accidents_last_year
from compared
left join this_year as now on now.grain_value is not distinct from compared.grain_value
left join last_year as before on before.grain_value is not distinct from compared.grain_value;
