-- 定义：执法检查。各数是台账各行之和；行业按行业对照归并；单位名称按确认过的合并计。
-- 单位名称全部未填时，检查单位数是空（不知道），不是 0。
-- 没有检查日期的合计行（日期记在期末、标为约数）属于来表写明的那段月份，拆不开：所问时段（或月份）只含其中一部分时，
-- 那一组的各数是空（不知道），不是 0，也不全算进去。
create or replace temp macro inspection_rows(
    first_month, last_month, only_area, only_sector, only_kind
) as table
with
    spanned as (
        select
            inspections.*,
            month_of(inspected_on) as month,
            coalesce(sectors.sector, inspections.sector) as counted_sector,
            coalesce(unit_names.unit, unit_name) as unit,
            case
                when
                    cardinality(inspections.marks) > 0
                    and inspections.marks['inspected_on'] = 'approximate'
                then coalesce(uploads.period_from, month_of(inspected_on))
                else month_of(inspected_on)
            end as month_from,
            case
                when
                    cardinality(inspections.marks) > 0
                    and inspections.marks['inspected_on'] = 'approximate'
                then coalesce(uploads.period_to, month_of(inspected_on))
                else month_of(inspected_on)
            end as month_to
        from inspections
        left join sectors on sectors.raw = inspections.sector
        left join unit_names on unit_names.written = inspections.unit_name
        left join uploads on uploads.upload_id = inspections.upload_id
        where
            is_chosen(inspections.area, only_area)
            and is_chosen(inspections.kind, only_kind)
            and (
                cardinality(inspections.marks) > 0
                or is_within(inspections.inspected_on, first_month, last_month)
            )
    )
select *
from spanned
where is_chosen(counted_sector, only_sector);

create or replace temp macro counted_inspections(
    first_month, last_month, only_area, only_sector, only_kind
) as table
from inspection_rows(first_month, last_month, only_area, only_sector, only_kind)
where
    (first_month is null or month_from >= first_month)
    and (last_month is null or month_to <= last_month);

-- 按一种分组（month、area、sector、kind；其他值是全部）统计；没有检查的组不在其中。
-- cut_rows 是跨出所问时段（按月时跨月）而拆不开的合计行数。
create or replace temp macro inspection_figures(
    grain, first_month, last_month, only_area, only_sector, only_kind
) as table
with
    met as (
        select
            *,
            month_from < first_month
            or month_to > last_month
            or (grain = 'month' and month_from < month_to) as is_cut
        from inspection_rows(first_month, last_month, only_area, only_sector, only_kind)
        where month_from <= last_month and month_to >= first_month
    ),
    grouped as (
        select
            met.*,
            unnest(
                case
                    grain
                    when 'month'
                    then
                        list_months(
                            greatest(met.month_from, first_month), least(met.month_to, last_month)
                        )
                    when 'area'
                    then [met.area]
                    when 'sector'
                    then [met.counted_sector]
                    when 'kind'
                    then [met.kind]
                    else ['whole']
                end
            ) as grain_value
        from met
    ),
    counted as (
        select
            grain_value,
            count(*) as entries,
            count(*) filter (is_cut) as cut_rows,
            sum(visits)::bigint as visits,
            case when count(unit) > 0 then count(distinct unit) end as units,
            sum(officer_visits)::bigint as officer_visits,
            sum(hazards_found)::bigint as hazards_found,
            sum(major_found)::bigint as major_found,
            sum(cases_filed)::bigint as cases_filed,
            sum(fine_wan_yuan) as fines_wan_yuan,
            1.0
            * sum(hazards_found) filter (visits is not null)
            / nullif(sum(visits) filter (hazards_found is not null), 0) as hazards_per_visit,
            rate_pct(
                sum(cases_filed) filter (visits is not null),
                sum(visits) filter (cases_filed is not null)
            ) as case_rate_pct,
            sum(fine_wan_yuan) filter (cases_filed is not null)
            / nullif(sum(cases_filed) filter (fine_wan_yuan is not null), 0) as fine_per_case,
            sum(visits) filter (kind is not null)::bigint as kind_visits,
            case
                when count(kind) > 0
                then coalesce(sum(visits) filter (contains(kind, '双随机')), 0)::bigint
            end as random_visits
        from grouped
        group by grain_value
    )
select
    grain_value,
    entries,
    cut_rows,
    case when cut_rows = 0 then visits end as visits,
    case when cut_rows = 0 then units end as units,
    case when cut_rows = 0 then officer_visits end as officer_visits,
    case when cut_rows = 0 then hazards_found end as hazards_found,
    case when cut_rows = 0 then major_found end as major_found,
    case when cut_rows = 0 then cases_filed end as cases_filed,
    case when cut_rows = 0 then fines_wan_yuan end as fines_wan_yuan,
    case when cut_rows = 0 then hazards_per_visit end as hazards_per_visit,
    case when cut_rows = 0 then case_rate_pct end as case_rate_pct,
    case when cut_rows = 0 then fine_per_case end as fine_per_case,
    case when cut_rows = 0 then random_visits end as random_visits,
    case when cut_rows = 0 then rate_pct(random_visits, kind_visits) end as random_rate_pct
from counted;

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
    end as fines_wan_yuan_last_year,
    now.hazards_per_visit,
    now.case_rate_pct,
    now.fine_per_case,
    none_if_absent(now.entries, now.random_visits) as random_visits,
    now.random_rate_pct,
    coalesce(now.cut_rows, 0) as cut_rows
from compared
left join this_year as now on now.grain_value is not distinct from compared.grain_value
left join last_year as before on before.grain_value is not distinct from compared.grain_value;
