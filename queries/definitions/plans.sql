-- 定义：规划指标各年的值。实际值有两种：台账算得的（computed）和填报的（stated），不相加也不互补。
-- 台账算得的须全年都在台账已有数据的月份之内；填报的须是全县、全年的一行，覆盖率和累计数也可以是截至 12 月的一行。
create or replace temp macro is_base_missing(kind, base_policy, base_value) as
    kind = 'decline' and (base_policy is null or base_value is null);

-- 路径从哪一年起：基期口径写明年份的（2020年值）是那一年，否则是规划的基期年，没有写的是起始年的前一年。
create or replace temp macro path_from(base_policy, base_year, first_year) as
    coalesce(
        try_cast(regexp_extract(base_policy, '^(\d{4})年值$', 1) as integer), base_year, first_year - 1
    );

-- 到某年年底应达到的值：下降率从基期值到目标值按年份直线推算，没有基期值是空；
-- 覆盖率和累计数有基期值的从基期值、没有的从 0 直线推算到目标值；上限类是目标值。
create or replace temp macro path_value(kind, base_policy, base_value, target, base_year, last_year, of_year) as
case
    when is_base_missing(kind, base_policy, base_value)
    then null
    when kind = 'decline'
    then base_value * (1 - abs(target) / 100 * (of_year - base_year) / (last_year - base_year))
    when kind in ('coverage', 'count')
    then
        coalesce(base_value, 0)
        + (target - coalesce(base_value, 0)) * (of_year - base_year) / (last_year - base_year)
    when kind in ('ceiling', 'mean_ceiling', 'event_ceiling')
    then target
end;

-- 规划期内和上一规划期（算基期用）各指标各年所取的填报行：全县、全年的一行优先。
create or replace temp macro plan_values_with_before(of_plan, on_day) as table
select
    plan_values.*,
    indicators.code as of_code,
    left(plan_values.month_to, 4)::integer as of_year,
    left(plan_values.month_to, 4)::integer < plans.first_year as is_before
from plan_values
join
    indicators
    on indicators.plan = plan_values.plan
    and plan_values.indicator in (indicators.code, indicators.name)
join
    plans
    on plans.code = plan_values.plan
    and left(plan_values.month_to, 4)::integer between 2 * plans.first_year - plans.last_year - 1 and plans.last_year
where
    (of_plan is null or plan_values.plan = of_plan)
    and right(month_to, 2) = '12'
    and last_day(first_day(month_to)) <= on_day
    and is_whole_county(area)
    and (month_from = left(month_to, 4) || '-01' or indicators.kind in ('coverage', 'count'))
qualify
    row_number() over (
        partition by plan_values.plan, indicators.code, month_to
        order by
            month_from = left(month_to, 4) || '-01' desc, value is null, area is null, plan_values.row_key
    )
    = 1;

create or replace temp macro plan_values_behind(of_plan, on_day) as table
select * exclude (is_before)
from plan_values_with_before(of_plan, on_day)
where not is_before;

-- 规划的每项指标每一年一行，未到的年份也列出；上一规划期的年份（is_before）用来算基期。
create or replace temp macro plan_years_counted(of_plan, on_day, monthly) as table
with
    years_of_plans as (
        select
            plans.code as plan,
            plans.first_year,
            plans.last_year,
            plans.base_year as stated_base_year,
            unnest(range(2 * plans.first_year - plans.last_year - 1, plans.last_year + 1)) as year
        from plans
        where of_plan is null or plans.code = of_plan
    ),
    computed as (
        from computed_by_year(
            (select min(2 * first_year - last_year - 1) from plans),
            (select max(last_year) from plans),
            on_day,
            monthly
        )
    )
select
    indicators.* exclude (unit),
    indicators.unit as target_unit,
    -- 下降率指标的单位 % 是目标的，不是各年值的。
    coalesce(
        case when computed.computed is null and behind.value is not null then behind.unit end,
        known.unit,
        behind.unit,
        case when indicators.kind <> 'decline' then indicators.unit end
    ) as unit,
    years.year,
    years.year < years.first_year as is_before,
    years.first_year,
    years.last_year,
    path_from(indicators.base_policy, years.stated_base_year, years.first_year) as base_year,
    make_date(years.year, 12, 31) <= on_day as is_over,
    behind.value as stated,
    behind.source as stated_source,
    behind.row_key as stated_row_key,
    computed.computed,
    computed.numerator,
    computed.denominator,
    computed.unknown,
    computed.has_rows,
    computed.is_held,
    known.figure,
    known.item,
    known.scale,
    known.dataset_label,
    case
        when not is_over
        then '未到统计期'
        when computed.question is not null
        then computed.note
        when indicators.question is not null
        then '没有计算问题“' || indicators.question || '”，请改指标目录'
        when behind.value is null
        then coalesce('填报的数是' || told_mark(behind.marks['value']), '请上传《指标填报》')
        when behind.unit <> indicators.unit and indicators.kind <> 'decline'
        then '填报单位是' || behind.unit || '，指标单位是' || indicators.unit
    end as note,
    path_value(
        indicators.kind,
        indicators.base_policy,
        indicators.base_value,
        indicators.target,
        path_from(indicators.base_policy, years.stated_base_year, years.first_year),
        years.last_year,
        years.year
    ) as path_value
from years_of_plans as years
join indicators on indicators.plan = years.plan
left join computed_questions as known on known.question = indicators.question
left join
    plan_values_with_before(of_plan, on_day) as behind
    on behind.plan = years.plan
    and behind.of_code = indicators.code
    and behind.of_year = years.year
left join
    computed
    on computed.question = indicators.question
    and computed.year = years.year;

create or replace temp macro told_mark(state) as
case
    state
    when 'masked'
    then '隐去的'
    when 'not_applicable'
    then '“/”（不适用）'
    when 'base_zero'
    then '“—”'
    when 'not_due'
    then '未到期的'
end;

create or replace temp macro plan_years_with_before(of_plan, on_day) as table
with months_of_years as materialized (from monthly_figures)
from plan_years_counted(of_plan, on_day, 'months_of_years');

create or replace temp macro plan_years(of_plan, on_day) as table
from plan_years_with_before(of_plan, on_day)
where not is_before;

-- 今年以来（未满一年）填报的一行和上年同期填报的值。
create or replace temp macro stated_so_far(of_plan, on_day) as table
with
    parts as (
        select plan_values.*, indicators.code as of_code
        from plan_values
        join
            indicators
            on indicators.plan = plan_values.plan
            and plan_values.indicator in (indicators.code, indicators.name)
        where (of_plan is null or plan_values.plan = of_plan) and is_whole_county(area)
    )
select now.plan, now.of_code, now.month_from, now.month_to, now.value, now.unit, before.value as value_last_year
from parts as now
left join
    parts as before
    on before.plan = now.plan
    and before.of_code = now.of_code
    and before.month_from = year_before(now.month_from)
    and before.month_to = year_before(now.month_to)
where
    left(now.month_to, 4)::integer = date_part('year', on_day)
    and last_day(first_day(now.month_to)) <= on_day
    and right(now.month_to, 2) <> '12'
    and now.value is not null
qualify
    row_number() over (
        partition by now.plan, now.of_code order by now.month_to desc, now.area is null, now.row_key
    )
    = 1;
