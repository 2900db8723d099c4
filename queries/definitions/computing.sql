-- 定义：台账和基础数据算得的指标值。分子按月汇总（救助用时取最长的），全年或一段月份的值由各月得出；
-- 一段月份须都在台账已有数据的月份之内，没有行的月份是 0（救助用时是空）。
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

-- 每行台账对各分子的贡献；part 空是不知道，is_floor 是只知道下限（未填、隐去或写作“不少于”）。
-- 工矿商贸按行业对照认定：不是的计 0，行业没有对照的不知道，没有人死亡的不必认定。
-- 受灾人口为 0 的乡镇不需要救助，不计用时。
create or replace temp view figure_parts as
with
    accident_rows as (
        select
            counted.month,
            counted.deaths::double as deaths,
            coalesce(counted.marks['deaths'] = 'at_least', false) as is_at_least,
            sectors.is_industry,
            counted.row_key
        from counted_accidents(null, null, null, null, null, null) as counted
        left join sectors on sectors.raw = counted.sector
    ),
    disaster_rows as (from counted_disasters(null, null, null, null)),
    parts as (
        select
            'accidents' as dataset, 'deaths' as figure, month, deaths as part, is_at_least, row_key
        from accident_rows
        union all
        select
            'accidents',
            'industry_deaths',
            month,
            case when is_industry or deaths = 0 then deaths when not is_industry then 0 end,
            is_at_least and coalesce(is_industry, true),
            row_key
        from accident_rows
        union all
        select
            'disasters', 'deaths', month, deaths, coalesce(marks['deaths'] = 'at_least', false), row_key
        from disaster_rows
        union all
        select
            'disasters',
            'dead_or_missing',
            month,
            deaths + coalesce(missing, 0),
            coalesce(marks['deaths'] = 'at_least', false)
            or coalesce(marks['missing'] in ('at_least', 'masked'), false),
            row_key
        from disaster_rows
        union all
        select
            'disasters',
            'affected',
            month,
            affected,
            coalesce(marks['affected'] = 'at_least', false),
            row_key
        from disaster_rows
        union all
        select
            'disasters',
            'loss',
            month,
            loss_wan_yuan,
            coalesce(marks['loss_wan_yuan'] = 'at_least', false),
            row_key
        from disaster_rows
        union all
        select 'disasters', 'hours_to_relief', month, hours_to_relief, false, row_key
        from disaster_rows
        where affected is distinct from 0 or hours_to_relief is not null
        union all
        select
            'forest_fires',
            'damaged_forest_ha',
            month,
            damaged_forest_ha,
            coalesce(marks['damaged_forest_ha'] = 'at_least', false),
            row_key
        from counted_forest_fires(null, null, null)
    )
select dataset, figure, month, part, part is null or is_at_least as is_floor, row_key
from parts;

-- 各分子各月的值；没有行的月份不在其中。unknown 是只知道下限的行数。
create or replace temp view monthly_figures as
select
    dataset,
    figure,
    month,
    if(figure = 'hours_to_relief', max(part), sum(part))::double as total,
    count(*) filter (is_floor) as unknown
from figure_parts
group by dataset, figure, month;

-- 台账说到的月份：上报登记的月份，有事件的月份，以及算数的上报所声明的时段（到上报时已过完的月份为止）。
-- 这里和以下的 monthly 是 monthly_figures 或者存有其各行的公用表达式的名字，一问只汇总一次。
create or replace temp macro spans_held(monthly) as table
with
    counting as (
        select dataset, upload_id
        from reported
        union
        select 'accidents', upload_id
        from accidents
        union
        select 'disasters', upload_id
        from disasters
        union
        select 'forest_fires', upload_id
        from forest_fires
    )
select dataset, month as month_from, month as month_to
from reported
union all
select distinct dataset, month, month
from query_table(monthly)
union all
select
    counting.dataset,
    uploads.period_from,
    least(
        uploads.period_to,
        month_of((date_trunc('month', uploads.uploaded_at) - interval 1 day)::date)
    )
from counting
join uploads on uploads.upload_id = counting.upload_id and uploads.dataset = counting.dataset
where uploads.period_from is not null;

-- 各台账从哪个月到哪个月。
create or replace temp macro ledgers_held(monthly) as table
select dataset, min(month_from) as first_held, max(month_to) as last_held
from spans_held(monthly)
where month_from <= month_to
group by dataset;

-- 台账说到过的年份；一年里没有任何一个月说到的，不能当作没有发生。
create or replace temp macro years_told(monthly) as table
select distinct
    dataset, unnest(range(left(month_from, 4)::bigint, left(month_to, 4)::bigint + 1)) as year
from spans_held(monthly)
where month_from <= month_to;

-- 各计算问题各年的值，只算到该日为止已经过完的年份。没有行而全年都有台账的是 0（救助时间是空）。
create or replace temp macro computed_by_year(first_year, last_year, on_day, monthly) as table
with
    asked as (
        select computed_questions.*, years.year
        from computed_questions
        cross join (select unnest(range(first_year, last_year + 1)) as year) as years
        where make_date(years.year, 12, 31) <= on_day
    ),
    sums as (
        select
            dataset,
            figure,
            left(month, 4)::integer as year,
            if(figure = 'hours_to_relief', max(total), sum(total)) as total,
            sum(unknown)::bigint as unknown
        from query_table(monthly)
        group by dataset, figure, year
    ),
    numerators as (
        select
            asked.*,
            held.first_held,
            held.last_held,
            coalesce(sums.unknown, 0) as unknown,
            sums.year is not null as has_rows,
            coalesce(
                held.first_held <= asked.year || '-01'
                and held.last_held >= asked.year || '-12'
                and told.year is not null,
                false
            ) as is_held,
            case
                when is_held and not has_rows and asked.figure <> 'hours_to_relief'
                then 0
                when is_held
                then sums.total
            end as numerator
        from asked
        left join ledgers_held(monthly) as held on held.dataset = asked.dataset
        left join years_told(monthly) as told on told.dataset = asked.dataset and told.year = asked.year
        left join
            sums
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
                when not is_held and first_held <= numerators.year || '-01' and last_held >= numerators.year || '-12'
                then numerators.year || ' 年没有《' || dataset_label || '》的上报，请补报或零报告'
                when not is_held
                then
                    '《'
                    || dataset_label
                    || '》只有 '
                    || first_held
                    || ' 至 '
                    || last_held
                    || '，不足全年，请补报或零报告'
                when numerators.figure = 'hours_to_relief' and not has_rows
                then '本期无灾害事件'
                when numerator is null and numerators.figure = 'industry_deaths'
                then '工矿商贸死亡人数无法认定，请上传《行业对照》或补《事故台账》'
                when numerator is null
                then figure_label || '没有填，请补《' || dataset_label || '》'
                when numerators.item is not null and coalesce(base.figure, 0) = 0
                then null
                when unknown > 0
                then
                    figure_label
                    || '有 '
                    || unknown
                    || if(numerators.figure = 'industry_deaths', ' 行未填或行业没有对照', ' 行未填或只有下限')
            end,
            case
                when numerators.item is not null and base.figure = 0
                then numerators.year || ' 年全县' || numerators.item || '是 0，请核对《基础数据》'
                when numerators.item is not null and base.figure is null
                then '缺少 ' || numerators.year || ' 年全县' || numerators.item || '（含单位），请上传《基础数据》'
            end
        ),
        ''
    ) as note
from numerators
left join
    county_values as base on base.item = numerators.item and base.year = numerators.year;

-- 各计算问题今年以来的分子和上年同期，算到该日为止已经过完、台账也有的月份；按年推算只对人数，区间是泊松分布的精确区间。
create or replace temp macro computed_so_far(on_day, monthly) as table
with
    months_counted as (from query_table(monthly)),
    spans as (
        select
            computed_questions.*,
            strftime(on_day, '%Y-01')::varchar as month_from,
            least(
                month_of(
                    if(
                        on_day = last_day(on_day),
                        on_day,
                        (date_trunc('month', on_day) - interval 1 day)::date
                    )
                ),
                held.last_held
            ) as month_to,
            held.first_held
        from computed_questions
        join ledgers_held(monthly) as held on held.dataset = computed_questions.dataset
    ),
    counted as (
        select
            spans.*,
            count_months(month_from, month_to) as months,
            (
                select if(spans.figure = 'hours_to_relief', max(total), coalesce(sum(total), 0))
                from months_counted as parts
                where
                    parts.dataset = spans.dataset
                    and parts.figure = spans.figure
                    and parts.month between spans.month_from and spans.month_to
            ) as so_far,
            (
                select coalesce(sum(unknown), 0)::bigint
                from months_counted as parts
                where
                    parts.dataset = spans.dataset
                    and parts.figure = spans.figure
                    and parts.month between spans.month_from and spans.month_to
            ) as so_far_unknown,
            case
                when first_held <= year_before(month_from)
                then
                    (
                        select
                            if(
                                spans.figure = 'hours_to_relief',
                                max(total),
                                coalesce(sum(total), 0)
                            )
                        from months_counted as parts
                        where
                            parts.dataset = spans.dataset
                            and parts.figure = spans.figure
                            and parts.month
                            between year_before(spans.month_from) and year_before(spans.month_to)
                    )
            end as so_far_last_year
        from spans
        where month_to >= month_from and first_held <= month_from
    )
select
    *,
    case figure
        when 'hours_to_relief'
        then '小时'
        when 'loss'
        then '万元'
        when 'damaged_forest_ha'
        then '公顷'
        else '人'
    end as so_far_unit,
    case when is_people(figure) then so_far * 12 / months end as annualised,
    case when is_people(figure) then poisson_low(so_far) * 12 / months end as annualised_low,
    case when is_people(figure) then poisson_high(so_far) * 12 / months end as annualised_high
from counted;

-- 以人计的死亡数：可以按年推算，也可以说“再多 1 人是多少”。
create or replace temp macro is_people(figure) as figure in ('deaths', 'industry_deaths', 'dead_or_missing');
