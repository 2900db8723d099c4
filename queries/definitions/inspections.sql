-- 定义：执法检查。各数是台账各行之和；行业按行业对照归并。
-- 单位名称全部未填时，检查单位数是空（不知道），不是 0。
create or replace temp macro counted_inspections(
    first_month, last_month, only_area, only_sector, only_kind
) as table
with
    in_period as (
        select
            inspections.*,
            month_of(inspected_on) as month,
            coalesce(sectors.sector, inspections.sector) as counted_sector
        from inspections
        left join sectors on sectors.raw = inspections.sector
        where
            is_within(inspected_on, first_month, last_month)
            and is_chosen(area, only_area)
            and is_chosen(kind, only_kind)
    )
select *
from in_period
where is_chosen(counted_sector, only_sector);

-- 按一种分组（month、area；其他值是全部）统计；没有检查的组不在其中。
create or replace temp macro inspection_figures(
    grain, first_month, last_month, only_area, only_sector, only_kind
) as table
select
    case grain when 'month' then month when 'area' then area else 'whole' end as grain_value,
    count(*) as entries,
    sum(visits)::bigint as visits,
    case when count(unit_name) > 0 then count(distinct unit_name) end as units,
    sum(officer_visits)::bigint as officer_visits,
    sum(hazards_found)::bigint as hazards_found,
    sum(major_found)::bigint as major_found,
    sum(cases_filed)::bigint as cases_filed,
    sum(fine_wan_yuan) as fines_wan_yuan
from counted_inspections(first_month, last_month, only_area, only_sector, only_kind)
group by grain_value;

-- 各组的本期数和上年同期数。shown_values 里的组没有检查也列出，各数是 0；上年同期不可比时是空。
-- 按月分组时每个月与上年同月比，其余与上年同一段月份比。
create or replace temp macro inspections_compared(
    grain, shown_values, first_month, last_month, only_area, only_sector, only_kind
) as table
with
    this_year as (
        from inspection_figures(grain, first_month, last_month, only_area, only_sector, only_kind)
    ),
    held as (
        select min(first_held) as first_held from months_held where dataset = 'inspections'
    ),
    last_year as (
        select
            figures.* replace (
                if(grain = 'month', year_after(grain_value), grain_value) as grain_value
            )
        from inspection_figures(
            grain,
            year_before(first_month),
            year_before(last_month),
            only_area,
            only_sector,
            only_kind
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
    none_if_absent(now.entries, now.visits) as visits,
    none_if_absent(now.entries, now.units) as units,
    none_if_absent(now.entries, now.officer_visits) as officer_visits,
    none_if_absent(now.entries, now.hazards_found) as hazards_found,
    none_if_absent(now.entries, now.major_found) as major_found,
    none_if_absent(now.entries, now.cases_filed) as cases_filed,
    none_if_absent(now.entries, now.fines_wan_yuan) as fines_wan_yuan,
    case
        when is_comparable then none_if_absent(before.entries, before.visits)
    end as visits_last_year,
    case when is_comparable then none_if_absent(before.entries, before.units) end as units_last_year,
    case
        when is_comparable then none_if_absent(before.entries, before.officer_visits)
    end as officer_visits_last_year,
    case
        when is_comparable then none_if_absent(before.entries, before.hazards_found)
    end as hazards_found_last_year,
    case
        when is_comparable then none_if_absent(before.entries, before.cases_filed)
    end as cases_filed_last_year,
    case
        when is_comparable then none_if_absent(before.entries, before.fines_wan_yuan)
    end as fines_wan_yuan_last_year
from compared
left join this_year as now on now.grain_value is not distinct from compared.grain_value
left join last_year as before on before.grain_value is not distinct from compared.grain_value;
