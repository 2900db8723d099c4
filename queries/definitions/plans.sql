-- 定义：规划指标。各年实际值有两种：台账算得的（computed）和填报的（stated），不相加也不互补。
-- 台账算得的须全年都在台账已有数据的月份之内；填报的须是全县、全年的一行，覆盖率和累计数也可以是截至 12 月的一行。
create or replace temp macro is_base_missing(kind, base_policy, base_value) as
    kind = 'decline' and (base_policy is null or base_value is null);

-- 到某年年底应达到的值：下降率和覆盖率、累计数从基期值到目标值按年份直线推算，上限类是目标值；没有基期值是空。
create or replace temp macro path_value(kind, base_policy, base_value, target, base_year, last_year, of_year) as
case
    when base_value is null or is_base_missing(kind, base_policy, base_value)
    then null
    when kind = 'decline'
    then base_value * (1 - abs(target) / 100 * (of_year - base_year) / (last_year - base_year))
    when kind in ('coverage', 'count')
    then base_value + (target - base_value) * (of_year - base_year) / (last_year - base_year)
    when kind in ('ceiling', 'mean_ceiling', 'event_ceiling')
    then target
end;

-- 指标目录里能写的计算问题：分子取哪张台账的哪个数，分母取哪项基础数据，商乘以多少，得数的单位是什么。
create or replace temp view computed_questions as
from
    (
        values
            ('accidents/deaths', 'accidents', 'deaths', null, 1, '人', '事故台账', '死亡人数'),
            (
                'accidents/deaths_per_gdp',
                'accidents',
                'deaths',
                '地区生产总值',
                1,
                '人/亿元',
                '事故台账',
                '死亡人数'
            ),
            (
                'accidents/industry_deaths',
                'accidents',
                'industry_deaths',
                null,
                1,
                '人',
                '事故台账',
                '工矿商贸死亡人数'
            ),
            (
                'accidents/industry_deaths_per_100k',
                'accidents',
                'industry_deaths',
                '工矿商贸就业人员',
                100000,
                '人/十万人',
                '事故台账',
                '工矿商贸死亡人数'
            ),
            ('disasters/deaths', 'disasters', 'deaths', null, 1, '人', '灾情', '因灾死亡人口'),
            (
                'disasters/deaths_per_million',
                'disasters',
                'dead_or_missing',
                '常住人口',
                1000000,
                '人/百万人',
                '灾情',
                '因灾死亡失踪人口'
            ),
            (
                'disasters/affected_per_100k',
                'disasters',
                'affected',
                '常住人口',
                100000,
                '人/十万人',
                '灾情',
                '受灾人口'
            ),
            ('disasters/loss_wan_yuan', 'disasters', 'loss', null, 1, '万元', '灾情', '直接经济损失'),
            (
                'disasters/loss_pct_of_gdp',
                'disasters',
                'loss',
                '地区生产总值',
                0.01,
                '%',
                '灾情',
                '直接经济损失'
            ),
            (
                'disasters/hours_to_relief',
                'disasters',
                'hours_to_relief',
                null,
                1,
                '小时',
                '灾情',
                '救助到位时间'
            ),
            (
                'forest_fires/damaged_forest_ha',
                'forest_fires',
                'damaged_forest_ha',
                null,
                1,
                '公顷',
                '森林火灾',
                '受害森林面积'
            ),
            (
                'forest_fires/damage_per_thousand',
                'forest_fires',
                'damaged_forest_ha',
                '森林面积',
                1000,
                '‰',
                '森林火灾',
                '受害森林面积'
            )
    ) as known(question, dataset, figure, item, scale, unit, dataset_label, figure_label);

-- 各年的分子；没有行的年份不在其中。unknown 是没有填的格数。工矿商贸按行业对照认定，行业没有对照的不计。
create or replace temp view annual_sums as
with
    accidents_of_years as (
        select
            left(counted.month, 4)::integer as year,
            counted.deaths,
            sectors.is_industry or (sectors.is_industry is null and counted.deaths = 0) as is_industry
        from counted_accidents(null, null, null, null, null, null) as counted
        left join sectors on sectors.raw = counted.sector
    ),
    disasters_of_years as (
        select left(month, 4)::integer as year, *
        from counted_disasters(null, null, null, null)
    )
select
    'accidents' as dataset,
    'deaths' as figure,
    year,
    sum(deaths)::double as total,
    count(*) filter (deaths is null) as unknown
from accidents_of_years
group by year
union all
select
    'accidents',
    'industry_deaths',
    year,
    case
        when count(*) filter (is_industry) = 0 and count(is_industry) = count(*)
        then 0
        else sum(deaths) filter (is_industry)
    end::double,
    count(*) filter ((is_industry and deaths is null) or is_industry is null)
from accidents_of_years
group by year
union all
select
    'disasters',
    figure,
    year,
    if(figure = 'hours_to_relief', max(part), sum(part))::double,
    count(*) - count(part)
from
    (
        select year, 'deaths' as figure, deaths::double as part
        from disasters_of_years
        union all
        select year, 'dead_or_missing', deaths + coalesce(missing, 0)
        from disasters_of_years
        union all
        select year, 'affected', affected
        from disasters_of_years
        union all
        select year, 'loss', loss_wan_yuan
        from disasters_of_years
        union all
        select year, 'hours_to_relief', hours_to_relief
        from disasters_of_years
    ) as parts
group by figure, year
union all
select
    'forest_fires',
    'damaged_forest_ha',
    left(month, 4)::integer as year,
    sum(damaged_forest_ha),
    count(*) filter (damaged_forest_ha is null)
from counted_forest_fires(null, null, null)
group by year;

-- 各计算问题各年的值，只算到该日为止已经过完的年份。没有行而全年都有台账的是 0（救助时间是空）。
create or replace temp macro computed_by_year(first_year, last_year, on_day) as table
with
    asked as (
        select computed_questions.*, years.year
        from computed_questions
        cross join (select unnest(range(first_year, last_year + 1)) as year) as years
        where make_date(years.year, 12, 31) <= on_day
    ),
    numerators as (
        select
            asked.*,
            held.first_held,
            held.last_held,
            sums.unknown,
            sums.year is not null as has_rows,
            coalesce(
                held.first_held <= asked.year || '-01' and held.last_held >= asked.year || '-12',
                false
            ) as is_held,
            case
                when is_held and not has_rows and asked.figure <> 'hours_to_relief'
                then 0
                when is_held
                then sums.total
            end as numerator
        from asked
        left join months_held as held on held.dataset = asked.dataset
        left join
            annual_sums as sums
            on sums.dataset = asked.dataset
            and sums.figure = asked.figure
            and sums.year = asked.year
    )
select
    numerators.*,
    base.figure as denominator,
    case
        when numerators.item is null
        then numerators.numerator
        else numerators.scale * numerators.numerator / nullif(base.figure, 0)
    end as computed,
    nullif(
        concat_ws(
            '；',
        case
                when first_held is null
                then '没有《' || dataset_label || '》的数据，请上传' || dataset_label || '或零报告'
                when not is_held
                then
                    '《'
                    || dataset_label
                    || '》只有 '
                    || first_held
                    || ' 至 '
                    || last_held
                    || '，不足全年，请补报或零报告'
                when figure_label = '救助到位时间' and not has_rows
                then '本期无灾害事件'
                when numerator is null and numerators.figure = 'industry_deaths'
                then '工矿商贸死亡人数无法认定，请上传《行业对照》或补《事故台账》'
                when numerator is null
                then figure_label || '没有填，请补《' || dataset_label || '》'
                when numerators.item is not null and base.figure is null
                then null
                when unknown > 0
                then figure_label || '有 ' || unknown || ' 行未填或行业没有对照'
            end,
            case
                when numerators.item is not null and base.figure is null
                then '缺少 ' || numerators.year || ' 年全县' || numerators.item || '（含单位），请上传《基础数据》'
            end
        ),
        ''
    ) as note
from numerators
left join
    county_values as base on base.item = numerators.item and base.year = numerators.year;

-- 规划期内各指标各年所取的填报行：全县、全年的一行优先。
create or replace temp macro plan_values_behind(of_plan, on_day) as table
select
    plan_values.*,
    indicators.code as of_code,
    left(plan_values.month_to, 4)::integer as of_year
from plan_values
join
    indicators
    on indicators.plan = plan_values.plan
    and plan_values.indicator in (indicators.code, indicators.name)
join
    plans
    on plans.code = plan_values.plan
    and left(plan_values.month_to, 4)::integer between plans.first_year and plans.last_year
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

-- 规划的每项指标每一年一行，未到的年份也列出。
create or replace temp macro plan_years(of_plan, on_day) as table
with
    years_of_plans as (
        select
            plans.code as plan,
            plans.first_year,
            plans.last_year,
            coalesce(plans.base_year, plans.first_year - 1) as base_year,
            unnest(range(plans.first_year, plans.last_year + 1)) as year
        from plans
        where of_plan is null or plans.code = of_plan
    ),
    computed as (
        from computed_by_year(
            (select min(first_year) from plans), (select max(last_year) from plans), on_day
        )
    )
select
    indicators.* exclude (unit),
    -- 下降率指标的单位 % 是目标的，不是各年值的。
    coalesce(
        case when computed.computed is null and behind.value is not null then behind.unit end,
        known.unit,
        behind.unit,
        case when indicators.kind <> 'decline' then indicators.unit end
    ) as unit,
    years.year,
    years.first_year,
    years.last_year,
    years.base_year,
    make_date(years.year, 12, 31) <= on_day as is_over,
    behind.value as stated,
    behind.source as stated_source,
    behind.row_key as stated_row_key,
    computed.computed,
    computed.numerator,
    computed.denominator,
    computed.item,
    computed.dataset_label,
    case
        when not is_over
        then '未到统计期'
        when computed.question is not null
        then computed.note
        when indicators.question is not null
        then '没有计算问题“' || indicators.question || '”，请改指标目录'
        when behind.value is null
        then '请上传《指标填报》'
        when behind.unit <> indicators.unit and indicators.kind <> 'decline'
        then '填报单位是' || behind.unit || '，指标单位是' || indicators.unit
    end as note,
    path_value(
        indicators.kind,
        indicators.base_policy,
        indicators.base_value,
        indicators.target,
        years.base_year,
        years.last_year,
        years.year
    ) as path_value
from years_of_plans as years
join indicators on indicators.plan = years.plan
left join computed_questions as known on known.question = indicators.question
left join
    plan_values_behind(of_plan, on_day) as behind
    on behind.plan = years.plan
    and behind.of_code = indicators.code
    and behind.of_year = years.year
left join
    computed
    on computed.question = indicators.question
    and computed.year = years.year;
