-- 定义：报表数。一段月份的报表数取起止恰好相同的那一行；没有时取首尾相接、恰好拼满这段月份的几行之和
-- （行数最少的一组）；拼不满是空。没有行业（来源）的行是该单位的合计，有合计时不用分项相加。
-- 各项全空且没有标记的行等于没有上报。
create or replace temp view stated_spans as
select 'accident_stats' as dataset, area, sector as part, month_from, month_to, row_key
from accident_stats
where
    coalesce(accidents, deaths, major_accidents, major_deaths) is not null
    or coalesce(accidents_last_year, deaths_last_year) is not null
    or cardinality(marks) > 0
union all
select 'hazard_stats', area, source, month_from, month_to, row_key
from hazard_stats
where
    coalesce(units, found, rectified, major_found, major_rectified) is not null
    or cardinality(marks) > 0;

-- 支撑报表数的行。level 是 area 的行支撑单位的数，是 part 的行支撑单位 × 行业（来源）的数。
create or replace temp macro stated_rows(of_dataset, first_month, last_month) as table
with recursive
    inside as (
        select *
        from stated_spans
        where
            dataset = of_dataset
            and month_from >= first_month
            and month_to <= last_month
            and month_from <= month_to
    ),
    -- 同一单位、同一段月份的各行是一张表；有合计行即完整，否则须含这段月份内报过的所有分项。
    sheets as (
        select area, month_from, month_to, bool_or(part is null) as has_total, list(part) as parts
        from inside
        group by area, month_from, month_to
    ),
    complete_sheets as (
        select *
        from sheets
        where
            has_total
            or not exists (
                select 1
                from inside
                where
                    inside.area = sheets.area
                    and inside.month_from >= sheets.month_from
                    and inside.month_to <= sheets.month_to
                    and not list_contains(sheets.parts, inside.part)
            )
    ),
    links as (
        select area, 'total' as series, null::varchar as part, month_from, month_to
        from sheets
        where has_total
        union all
        select area, 'sheet', null, month_from, month_to
        from complete_sheets
        union all
        select area, 'part', part, month_from, month_to
        from inside
        where part is not null
    ),
    -- 从起始月出发，每次接上一行；到达同一个月的只留一条。
    chains as (
        select area, series, part, month_to as reached, [month_from] as starts, [month_to] as ends
        from links
        where month_from = first_month
        union all
        select
            links.area,
            links.series,
            links.part,
            links.month_to,
            list_append(chains.starts, links.month_from),
            list_append(chains.ends, links.month_to)
        from chains
        join
            links
            on links.area = chains.area
            and links.series = chains.series
            and links.part is not distinct from chains.part
            and links.month_from = month_after(chains.reached)
        qualify
            row_number() over (
                partition by links.area, links.series, links.part, links.month_to
                order by chains.ends
            )
            = 1
    ),
    covers as (
        select area, series, part, starts, ends
        from chains
        where reached = last_month
        qualify
            row_number() over (partition by area, series, part order by len(ends), ends) = 1
    ),
    pieces as (
        select
            area, series, part, unnest(starts) as month_from, unnest(ends) as month_to
        from covers
    ),
    sheet_pieces as (
        select pieces.area, pieces.month_from, pieces.month_to, sheets.has_total, sheets.parts
        from pieces
        join
            sheets
            on sheets.area = pieces.area
            and sheets.month_from = pieces.month_from
            and sheets.month_to = pieces.month_to
        where pieces.series = 'sheet'
    ),
    -- 有分项行没有落在任何一张所取的表里：相加会少，不取。
    left_out as (
        select distinct inside.area
        from inside
        where
            inside.part is not null
            and not exists (
                select 1
                from sheet_pieces as piece
                where
                    piece.area = inside.area
                    and piece.month_from <= inside.month_to
                    and piece.month_to >= inside.month_from
                    and (piece.has_total or list_contains(piece.parts, inside.part))
            )
    ),
    uncovered_parts as (
        select distinct inside.area
        from inside
        left join
            covers
            on covers.area = inside.area
            and covers.series = 'part'
            and covers.part = inside.part
        where covers.area is null
    ),
    ways as (
        select
            area,
            case
                when bool_or(series = 'total')
                then 'total'
                when bool_or(series = 'sheet') and area not in (select area from left_out)
                then 'sheet'
                when area not in (select area from uncovered_parts)
                then 'part'
            end as series
        from covers
        group by area
    ),
    area_rows as (
        select inside.area, inside.part, inside.row_key
        from ways
        join pieces on pieces.area = ways.area and pieces.series = ways.series
        join
            sheets
            on sheets.area = pieces.area
            and sheets.month_from = pieces.month_from
            and sheets.month_to = pieces.month_to
        join
            inside
            on inside.area = pieces.area
            and inside.month_from = pieces.month_from
            and inside.month_to = pieces.month_to
            and case
                ways.series
                when 'part'
                then inside.part = pieces.part
                else (inside.part is null) = sheets.has_total
            end
    )
select 'area' as level, area, part, row_key
from area_rows
union all
select 'part', inside.area, inside.part, inside.row_key
from pieces
join
    inside
    on inside.area = pieces.area
    and inside.part = pieces.part
    and inside.month_from = pieces.month_from
    and inside.month_to = pieces.month_to
where pieces.series = 'part'
union all
select 'part', area, part, row_key
from area_rows
where area not in (select area from inside where part is not null);

-- 相加的各行里有一行不知道，和就是不知道；标为不适用（/）或基数为零（—）的行不计。
create or replace temp macro stated_sum(figure, mark) as
case
    when
        bool_or(
            figure is null and coalesce(mark, '未填') not in ('not_applicable', 'base_zero')
        )
    then null
    else sum(figure)::bigint
end;

-- 一段月份里应当列出的单位（或单位 × 分项）。只报合计的单位，分项是空。
create or replace temp macro stated_parts(
    of_dataset, first_month, last_month, only_area, only_part, by_part
) as table
with
    inside as (
        select area, part
        from stated_spans
        where
            dataset = of_dataset
            and month_from >= first_month
            and month_to <= last_month
            and (only_area is null or area = only_area)
    ),
    listed as (
        select area, null::varchar as part, 'area' as level
        from reporting_areas(first_month, last_month, only_area)
        union
        select area, null, 'area'
        from inside
        union
        select area, part, 'part'
        from inside
        where part is not null
        union
        select area, null, 'part'
        from inside
        where area not in (select area from inside where part is not null)
    )
select area, part
from listed
where
    level = if(by_part or only_part is not null, 'part', 'area')
    and (only_part is null or coalesce(part, '未填') = only_part);

-- by_part 为真或指定了分项时按单位 × 分项取行，否则按单位取行。
create or replace temp macro accident_stats_behind(
    first_month, last_month, only_area, only_part, by_part
) as table
select stats.*, case when chosen.level = 'part' then chosen.part end as part
from stated_rows('accident_stats', first_month, last_month) as chosen
join accident_stats as stats on stats.row_key = chosen.row_key
where
    chosen.level = if(by_part or only_part is not null, 'part', 'area')
    and (only_area is null or chosen.area = only_area)
    and (only_part is null or coalesce(chosen.part, '未填') = only_part);

create or replace temp macro hazard_stats_behind(
    first_month, last_month, only_area, only_part, by_part
) as table
select stats.*, case when chosen.level = 'part' then chosen.part end as part
from stated_rows('hazard_stats', first_month, last_month) as chosen
join hazard_stats as stats on stats.row_key = chosen.row_key
where
    chosen.level = if(by_part or only_part is not null, 'part', 'area')
    and (only_area is null or chosen.area = only_area)
    and (only_part is null or coalesce(chosen.part, '未填') = only_part);

-- 各单位（by_part 为真或指定了分项时各单位 × 分项）的报表数。应报送而没有报的单位也列出，各数是空；
-- 名录外有行的单位也列出。is_known：起数（隐患数）有数，或标为不适用。
create or replace temp macro accident_stats_stated(
    first_month, last_month, only_area, only_part, by_part
) as table
with
    stated as (
        select
            area,
            part,
            stated_sum(accidents, marks['accidents']) as accidents,
            stated_sum(deaths, marks['deaths']) as deaths,
            stated_sum(major_accidents, marks['major_accidents']) as major_accidents,
            stated_sum(major_deaths, marks['major_deaths']) as major_deaths,
            stated_sum(accidents_last_year, marks['accidents_last_year']) as accidents_last_year,
            stated_sum(deaths_last_year, marks['deaths_last_year']) as deaths_last_year,
            stated_sum(
                major_accidents_last_year, marks['major_accidents_last_year']
            ) as major_accidents_last_year,
            stated_sum(
                major_deaths_last_year, marks['major_deaths_last_year']
            ) as major_deaths_last_year,
            bool_and(marks['accidents'] = 'not_applicable') as is_not_applicable
        from accident_stats_behind(first_month, last_month, only_area, only_part, by_part)
        group by area, part
    ),
    shown as (
        select area, part
        from stated_parts('accident_stats', first_month, last_month, only_area, only_part, by_part)
    )
select
    shown.area,
    shown.part,
    stated.* exclude (area, part, is_not_applicable),
    accidents is not null or coalesce(is_not_applicable, false) as is_known
from shown
left join stated on stated.area = shown.area and stated.part is not distinct from shown.part;

create or replace temp macro hazard_stats_stated(
    first_month, last_month, only_area, only_part, by_part
) as table
with
    stated as (
        select
            area,
            part,
            stated_sum(units, marks['units']) as units,
            stated_sum(found, marks['found']) as found,
            stated_sum(rectified, marks['rectified']) as rectified,
            stated_sum(major_found, marks['major_found']) as major_found,
            stated_sum(major_rectified, marks['major_rectified']) as major_rectified,
            bool_and(marks['found'] = 'not_applicable') as is_not_applicable
        from hazard_stats_behind(first_month, last_month, only_area, only_part, by_part)
        group by area, part
    ),
    shown as (
        select area, part
        from stated_parts('hazard_stats', first_month, last_month, only_area, only_part, by_part)
    )
select
    shown.area,
    shown.part,
    stated.* exclude (area, part, is_not_applicable),
    found is not null or coalesce(is_not_applicable, false) as is_known
from shown
left join stated on stated.area = shown.area and stated.part is not distinct from shown.part;
