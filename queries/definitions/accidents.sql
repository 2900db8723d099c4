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

-- 口径：行业对照标为工矿商贸的，道路运输，其他；行业未填或对照表中没有的是空（不明）。
create or replace temp macro scope_of(sector, is_industry) as
case
    when sector = '道路运输'
    then '道路运输'
    when is_industry
    then '工矿商贸'
    when not is_industry
    then '其他'
end;

create or replace temp macro weekdays() as
['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

create or replace temp macro weekday_of(moment) as weekdays()[isodow(moment)];

-- 月份为空是不限；各筛选项为空是不筛选，写“未填”是只要未填的。
-- 时刻恰为零点整的，台账只写了日期，时段是空。
create or replace temp macro counted_accidents(
    first_month,
    last_month,
    only_area,
    only_sector,
    only_severity,
    only_type,
    only_scope := null
) as table
with
    in_period as (
        select *
        from accidents
        where
            in_scope is distinct from false
            and is_within(occurred_at, first_month, last_month)
            and is_chosen(area, only_area)
            and is_chosen(type, only_type)
    ),
    graded as (
        select
            in_period.*,
            month_of(occurred_at) as month,
            coalesce(sectors.sector, in_period.sector) as counted_sector,
            sectors.economy_sector,
            scope_of(coalesce(sectors.sector, in_period.sector), sectors.is_industry) as scope,
            coalesce(unit_names.unit, unit_name) as unit,
            case when occurred_at::time <> '00:00:00' then hour(occurred_at)::integer end as hour,
            weekday_of(occurred_at) as weekday,
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
        left join unit_names on unit_names.written = in_period.unit_name
    )
select *, coalesce(stated_severity <> severity, false) as is_graded_differently
from graded
where
    is_chosen(counted_sector, only_sector)
    and is_chosen(severity, only_severity)
    and is_chosen(scope, only_scope);

-- 按一种分组计数；没有事故的组不在其中。分组：month、area、sector（行业领域）、economy_sector（国民经济行业）、
-- raw_sector（原始写法）、scope（口径）、severity、type、hour、weekday、unit；其他值是全部。
create or replace temp macro accident_figures(
    grain,
    first_month,
    last_month,
    only_area,
    only_sector,
    only_severity,
    only_type,
    only_scope := null
) as table
with
    counted as (
        from counted_accidents(
            first_month,
            last_month,
            only_area,
            only_sector,
            only_severity,
            only_type,
            only_scope := only_scope
        )
    )
select
    case
        grain
        when 'month' then month
        when 'area' then area
        when 'sector' then counted_sector
        when 'economy_sector' then economy_sector
        when 'raw_sector' then sector
        when 'scope' then scope
        when 'severity' then severity
        when 'type' then type
        when 'hour' then hour::varchar
        when 'weekday' then weekday
        when 'unit' then unit
        else 'whole'
    end as grain_value,
    count(*) as accidents,
    sum(deaths)::bigint as deaths,
    sum(serious_injuries)::bigint as serious_injuries,
    sum(loss_wan_yuan) as loss_wan_yuan,
    count(*) filter (severity <> '一般') as major_accidents,
    count(*) filter (is_graded_incompletely) as graded_incompletely,
    count(*) filter (is_graded_differently) as graded_differently,
    count(*) filter (scope is null) as without_scope
from counted
group by grain_value;

-- 各组的本期数和上年同期数。shown_values 里的组没有事故也列出，各数是 0；上年同期不可比时是空。
-- 按月分组时每个月与上年同月比，其余与上年同一段月份比。
create or replace temp macro accidents_compared(
    grain,
    shown_values,
    first_month,
    last_month,
    only_area,
    only_sector,
    only_severity,
    only_type,
    only_scope := null
) as table
with
    this_year as (
        from accident_figures(
            grain,
            first_month,
            last_month,
            only_area,
            only_sector,
            only_severity,
            only_type,
            only_scope := only_scope
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
            only_type,
            only_scope := only_scope
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
    coalesce(now.major_accidents, 0) as major_accidents,
    case
        when is_comparable then coalesce(before.major_accidents, 0)
    end as major_accidents_last_year,
    coalesce(now.graded_incompletely, 0) as graded_incompletely,
    coalesce(now.graded_differently, 0) as graded_differently,
    coalesce(now.without_scope, 0) as without_scope
from compared
left join this_year as now on now.grain_value is not distinct from compared.grain_value
left join last_year as before on before.grain_value is not distinct from compared.grain_value;

-- 有这张台账的月份：有单位报送（零报告在内），有写明包含该月的台账，或有事故。
create or replace temp macro accident_months_reported(only_area) as table
select month
from reported
where dataset = 'accidents' and (only_area is null or area = only_area)
union
select
    month_of(
        unnest(generate_series(first_day(period_from), first_day(period_to), interval 1 month))
    )
from uploads
where
    dataset = 'accidents'
    and action = 'load'
    and (area is null or only_area is null or area = only_area)
    and not exists (
        select 1 from uploads as withdrawal where withdrawal.withdraws = uploads.upload_id
    )
union
select month_of(occurred_at)
from accidents
where is_chosen(area, only_area);

-- 精确的条件二项检验：本期与前几年同期合计已定时，本期不少于现有数的概率；每年同期等可能。
create or replace temp macro chance_of_as_many(count_now, count_before, count_years) as
list_sum(
    list_transform(
        range(count_now, count_now + count_before + 1),
        lambda k: exp(
            lgamma(count_now + count_before + 1)
            - lgamma(k + 1)
            - lgamma(count_now + count_before - k + 1)
            - k * ln(count_years + 1)
            + (count_now + count_before - k) * (ln(count_years) - ln(count_years + 1))
        )
    )
);
