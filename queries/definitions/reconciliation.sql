-- 定义：报来的数与复算的数是否一致。百分数允许相差 0.02 个百分点；写到一位小数或整数的，
-- 与复算数四舍五入或截去尾数后相同也算一致。
create or replace temp macro is_written_as(stated, recomputed, decimals) as
    abs(stated - round(stated, decimals)) < 1e-9
    and (
        abs(stated - round(recomputed, decimals)) < 1e-9
        or abs(stated - trunc(recomputed * power(10, decimals)) / power(10, decimals)) < 1e-9
    );

create or replace temp macro is_same_percentage(stated, recomputed) as
    abs(stated - recomputed) <= 0.02 + 1e-9
    or is_written_as(stated, recomputed, 1)
    or is_written_as(stated, recomputed, 0);

-- 报表里的合计（没有行业、来源的行）与台账同一单位、同一段月份的数。只有分项行的，是分项之和。
-- 隐患按截至这段月份最后一天计。台账还没有开始的月份，台账数是空。
create or replace temp macro stated_beside_ledgers(first_month, last_month, only_area) as table
with
    accident_spans as (
        select distinct area, month_from, month_to
        from accident_stats
        where
            month_to between first_month and last_month
            and (only_area is null or area = only_area)
    ),
    hazard_spans as (
        select distinct area, month_from, month_to
        from hazard_stats
        where
            month_to between first_month and last_month
            and (only_area is null or area = only_area)
    ),
    accident_totals as (
        select
            area,
            month_from,
            month_to,
            accidents,
            deaths,
            major_accidents,
            major_deaths,
            accidents_last_year,
            deaths_last_year,
            major_accidents_last_year,
            major_deaths_last_year,
            upload_id,
            source_sheet,
            source_row,
            row_key
        from accident_stats
        where sector is null
        union all
        select
            area,
            month_from,
            month_to,
            stated_sum(accidents, marks['accidents']),
            stated_sum(deaths, marks['deaths']),
            stated_sum(major_accidents, marks['major_accidents']),
            stated_sum(major_deaths, marks['major_deaths']),
            stated_sum(accidents_last_year, marks['accidents_last_year']),
            stated_sum(deaths_last_year, marks['deaths_last_year']),
            stated_sum(major_accidents_last_year, marks['major_accidents_last_year']),
            stated_sum(major_deaths_last_year, marks['major_deaths_last_year']),
            arg_min(upload_id, source_row),
            arg_min(source_sheet, source_row),
            min(source_row),
            arg_min(row_key, source_row)
        from accident_stats
        group by area, month_from, month_to
        having count(*) = count(sector)
    ),
    hazard_totals as (
        select
            area,
            month_from,
            month_to,
            found,
            rectified,
            major_found,
            major_rectified,
            upload_id,
            source_sheet,
            source_row,
            row_key
        from hazard_stats
        where source is null
        union all
        select
            area,
            month_from,
            month_to,
            stated_sum(found, marks['found']),
            stated_sum(rectified, marks['rectified']),
            stated_sum(major_found, marks['major_found']),
            stated_sum(major_rectified, marks['major_rectified']),
            arg_min(upload_id, source_row),
            arg_min(source_sheet, source_row),
            min(source_row),
            arg_min(row_key, source_row)
        from hazard_stats
        group by area, month_from, month_to
        having count(*) = count(source)
    ),
    accidents_counted as (
        select
            spans.*,
            now.accidents,
            now.deaths,
            now.major_accidents,
            now.major_deaths,
            before.accidents as accidents_last_year,
            before.deaths as deaths_last_year,
            before.major_accidents as major_accidents_last_year,
            before.major_deaths as major_deaths_last_year
        from accident_spans as spans,
            lateral (
                select
                    count(*) as accidents,
                    case when count(*) = 0 then 0 else sum(deaths) end as deaths,
                    count(*) filter (severity <> '一般') as major_accidents,
                    coalesce(sum(deaths) filter (severity <> '一般'), 0) as major_deaths
                from counted_accidents(
                    spans.month_from, spans.month_to, spans.area, null, null, null
                )
            ) as now,
            lateral (
                select
                    count(*) as accidents,
                    case when count(*) = 0 then 0 else sum(deaths) end as deaths,
                    count(*) filter (severity <> '一般') as major_accidents,
                    coalesce(sum(deaths) filter (severity <> '一般'), 0) as major_deaths
                from counted_accidents(
                    year_before(spans.month_from),
                    year_before(spans.month_to),
                    spans.area,
                    null,
                    null,
                    null
                )
            ) as before
    ),
    hazards_counted as (
        select spans.*, found.found, found.rectified, found.major_found, found.major_rectified
        from hazard_spans as spans,
            lateral (
                select found, rectified, major_found, major_rectified
                from hazard_figures(
                    'whole',
                    ['whole'],
                    spans.month_from,
                    spans.month_to,
                    last_day(first_day(spans.month_to)),
                    spans.area,
                    null,
                    null
                )
            ) as found
    ),
    figures as (
        select
            'accidents' as ledger,
            totals.* exclude (
                accidents,
                deaths,
                major_accidents,
                major_deaths,
                accidents_last_year,
                deaths_last_year,
                major_accidents_last_year,
                major_deaths_last_year
            ),
            unnest(
                [
                    {
                        name: 'accidents',
                        label: '事故起数',
                        unit: '起',
                        stated: totals.accidents,
                        counted: counted.accidents,
                        years_back: 0
                    },
                    {
                        name: 'deaths',
                        label: '死亡人数',
                        unit: '人',
                        stated: totals.deaths,
                        counted: counted.deaths,
                        years_back: 0
                    },
                    {
                        name: 'major_accidents',
                        label: '较大及以上事故起数',
                        unit: '起',
                        stated: totals.major_accidents,
                        counted: counted.major_accidents,
                        years_back: 0
                    },
                    {
                        name: 'major_deaths',
                        label: '较大及以上死亡人数',
                        unit: '人',
                        stated: totals.major_deaths,
                        counted: counted.major_deaths,
                        years_back: 0
                    },
                    {
                        name: 'accidents_last_year',
                        label: '上年同期事故起数',
                        unit: '起',
                        stated: totals.accidents_last_year,
                        counted: counted.accidents_last_year,
                        years_back: 1
                    },
                    {
                        name: 'deaths_last_year',
                        label: '上年同期死亡人数',
                        unit: '人',
                        stated: totals.deaths_last_year,
                        counted: counted.deaths_last_year,
                        years_back: 1
                    },
                    {
                        name: 'major_accidents_last_year',
                        label: '上年同期较大及以上事故起数',
                        unit: '起',
                        stated: totals.major_accidents_last_year,
                        counted: counted.major_accidents_last_year,
                        years_back: 1
                    },
                    {
                        name: 'major_deaths_last_year',
                        label: '上年同期较大及以上死亡人数',
                        unit: '人',
                        stated: totals.major_deaths_last_year,
                        counted: counted.major_deaths_last_year,
                        years_back: 1
                    }
                ]
            ) as figure
        from accident_totals as totals
        join
            accidents_counted as counted
            on counted.area = totals.area
            and counted.month_from = totals.month_from
            and counted.month_to = totals.month_to
        union all
        select
            'hazards',
            totals.* exclude (found, rectified, major_found, major_rectified),
            unnest(
                [
                    {
                        name: 'found',
                        label: '排查隐患数',
                        unit: '条',
                        stated: totals.found,
                        counted: counted.found,
                        years_back: 0
                    },
                    {
                        name: 'rectified',
                        label: '已整改数',
                        unit: '条',
                        stated: totals.rectified,
                        counted: counted.rectified,
                        years_back: 0
                    },
                    {
                        name: 'major_found',
                        label: '重大隐患数',
                        unit: '条',
                        stated: totals.major_found,
                        counted: counted.major_found,
                        years_back: 0
                    },
                    {
                        name: 'major_rectified',
                        label: '重大隐患已整改数',
                        unit: '条',
                        stated: totals.major_rectified,
                        counted: counted.major_rectified,
                        years_back: 0
                    }
                ]
            )
        from hazard_totals as totals
        join
            hazards_counted as counted
            on counted.area = totals.area
            and counted.month_from = totals.month_from
            and counted.month_to = totals.month_to
    ),
    spans_of_ledgers as (
        select
            figures.*,
            held.first_held,
            held.last_held,
            if(figure.years_back = 1, year_before(month_from), month_from) as ledger_from,
            if(figure.years_back = 1, year_before(month_to), month_to) as ledger_to
        from figures
        left join months_held as held on held.dataset = figures.ledger
        where figure.stated is not null
    ),
    -- 有报送任务而没有报台账的月份，不论到期没有。
    unreported as (
        select dataset, area, month
        from
            report_states(
                year_before(first_month), last_month, '9999-12-31'::date, only_area, null
            )
        where state = '未报' and dataset in ('accidents', 'hazards')
    )
select
    if(ledger = 'accidents', 'accident', 'hazard') || '_stats.' || figure.name as figure,
    figure.label,
    figure.unit,
    area,
    month_from,
    month_to,
    figure.stated,
    case when first_held <= ledger_to then figure.counted end as recomputed,
    case
        when first_held is null or first_held > ledger_to
        then '没有这段月份的台账'
        when first_held > ledger_from
        then '台账自 ' || first_held || ' 起'
        when last_held < ledger_to
        then '台账到 ' || last_held || ' 止'
        when
            exists (
                select 1
                from unreported
                where
                    unreported.dataset = spans.ledger
                    and unreported.area = spans.area
                    and unreported.month between spans.ledger_from and spans.ledger_to
            )
        then '该单位台账有没报的月份'
    end as note,
    upload_id,
    source_sheet,
    source_row,
    row_key
from spans_of_ledgers as spans;

-- 表内自身写的比率、占比、增减和合计，与按表内数字复算的数。只取现行的：各单位各月都被后来的上报
-- 重新报过的，不再列。agrees 为空是只凭这张表复算不了。
create or replace temp macro stated_beside_itself(first_month, last_month, only_area) as table
with
    newest as (
        select dataset, area, month, upload_id
        from reported
        qualify
            row_number() over (
                partition by dataset, area, month order by uploaded_at desc, upload_id desc
            )
            = 1
    ),
    stats_rows as (
        select 'accident_stats' as dataset, upload_id, source_row, row_key
        from accident_stats
        union all
        select 'hazard_stats', upload_id, source_row, row_key
        from hazard_stats
    ),
    in_period as (
        select split_part(figure, '.', 1) as dataset, restated.*
        from restated
        where
            month_to between first_month and last_month
            and (only_area is null or area = only_area)
    )
select in_period.*, stats_rows.row_key
from in_period
left join
    stats_rows
    on stats_rows.dataset = in_period.dataset
    and stats_rows.upload_id = in_period.upload_id
    and stats_rows.source_row = in_period.source_row
where
    case
        when
            in_period.kind <> 'total'
            and in_period.note = ''
            and in_period.dataset in ('accident_stats', 'hazard_stats')
        then stats_rows.row_key is not null
        else exists (
            select 1
            from newest
            where
                newest.upload_id = in_period.upload_id
                and newest.dataset = in_period.dataset
        )
    end;

-- 表里没有上年同期的增减和同比：以上年报表的同一行为基数，没有时以上年台账（各行业合计的行）为基数。
create or replace temp macro changes_beside_last_year(first_month, last_month, only_area) as table
with
    figures as (
        select
            row_key,
            upload_id,
            source_row,
            area,
            sector,
            month_from,
            month_to,
            unnest(
                [
                    {name: 'accidents', value: accidents},
                    {name: 'deaths', value: deaths},
                    {name: 'major_accidents', value: major_accidents},
                    {name: 'major_deaths', value: major_deaths}
                ]
            ) as figure
        from accident_stats
    ),
    told as (
        select own.*, now.sector, now.figure.name as name, now.figure.value as value
        from stated_beside_itself(first_month, last_month, only_area) as own
        join
            figures as now
            on now.row_key = own.row_key
            and own.figure
            in (
                'accident_stats.' || now.figure.name || '_change',
                'accident_stats.' || now.figure.name || '_change_pct'
            )
        where own.agrees is null and own.dataset = 'accident_stats'
    ),
    with_base as (
        select
            told.*,
            coalesce(before.figure.value, ledger.value) as base,
            if(before.figure.value is null, '上年台账', '上年报表') as basis
        from told
        left join
            figures as before
            on before.area = told.area
            and before.sector is not distinct from told.sector
            and before.month_from = year_before(told.month_from)
            and before.month_to = year_before(told.month_to)
            and before.figure.name = told.name,
            lateral (
                select
                    case
                        when
                            told.sector is null
                            and year_before(told.month_from)
                            >= (select first_held from months_held where dataset = 'accidents')
                        then
                            case
                                told.name
                                when 'accidents'
                                then count(*)
                                when 'deaths'
                                then if(count(*) = 0, 0, sum(deaths))
                                when 'major_accidents'
                                then count(*) filter (severity <> '一般')
                                else coalesce(sum(deaths) filter (severity <> '一般'), 0)
                            end
                    end as value
                from counted_accidents(
                    year_before(told.month_from),
                    year_before(told.month_to),
                    told.area,
                    null,
                    null,
                    null
                )
            ) as ledger
    )
select
    with_base.* exclude (recomputed, agrees),
    if(kind = 'change', value - base, change_pct(value, base)) as recomputed,
    case
        when base is null or value is null
        then null
        when stated is null
        then mark is not null and kind = 'change_pct' and base = 0
        when kind = 'change'
        then abs(stated - (value - base)) <= 0.01
        when base = 0
        then stated = 0 and value = 0
        else is_same_percentage(stated, change_pct(value, base))
    end as agrees
from with_base;
