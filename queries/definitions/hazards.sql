-- 定义：截至某日的隐患。整改以整改完成日期为准，最近一次复查不合格的不算已整改；
-- 期限取延期后期限（填了即为批准），没有时取整改期限，都没有的不计到期和逾期。
-- 销号须已整改：有销号日期，或状态写已销号；有结论的才算复查过。
-- 状态先看日期（已销号、退回、待复查），未整改的再看所填状态：移交、管控中、已批准延期、退回、整改中，其余是待整改；
-- 复查合格而未销号的仍是待复查。整改早于排查的算已整改，不计整改天数。
-- 月份为空是不限（排查日期不晚于该日）；各筛选项为空是不筛选，写“未填”是只要未填的。
create or replace temp macro found_hazards(
    first_month,
    last_month,
    on_day,
    only_area,
    only_sector,
    only_source,
    only_inspected_by := null,
    only_unit := null
) as table
with
    in_period as (
        select
            hazards.*,
            month_of(found_on) as month,
            coalesce(sectors.sector, hazards.sector) as counted_sector,
            coalesce(unit_names.unit, unit_name) as unit,
            coalesce(extended_to, due_on) as deadline,
            coalesce(
                recheck_result = '不合格' and coalesce(rechecked_on <= on_day, true), false
            ) as is_sent_back
        from hazards
        left join sectors on sectors.raw = hazards.sector
        left join unit_names on unit_names.written = hazards.unit_name
        where
            (first_month is not null or found_on <= on_day)
            and (first_month is null or found_on >= first_day(first_month))
            and (last_month is null or found_on < first_day(month_after(last_month)))
            and is_chosen(area, only_area)
            and is_chosen(source, only_source)
            and is_chosen(inspected_by, only_inspected_by)
    ),
    -- 一步用到的列在前一步算好：别的题可以按行调用（lateral）。
    weighed as (
        select
            *,
            coalesce(rectified_on <= on_day, false) and not is_sent_back as is_rectified,
            coalesce(listed not in ('否', '无', '未挂牌'), false) as is_listed,
            recheck_result is not null and coalesce(rechecked_on <= on_day, true) as is_rechecked
        from in_period
    ),
    assessed as (
        select
            *,
            not is_rectified as is_open,
            coalesce(deadline <= on_day, false) as is_due,
            coalesce(
                deadline <= on_day and is_rectified and rectified_on <= deadline, false
            ) as is_on_time,
            coalesce(is_rectified and rectified_on > deadline, false) as is_rectified_late,
            coalesce(deadline < on_day and not is_rectified, false) as is_overdue,
            case
                when not is_rectified and deadline is not null
                then greatest(date_diff('day', deadline, on_day), 0)
            end as days_overdue,
            date_diff('day', found_on, on_day) as days_since_found,
            case
                when is_rectified and rectified_on >= found_on
                then date_diff('day', found_on, rectified_on)
            end as days_to_rectify,
            is_rectified and rectified_on < found_on as is_before_found,
            grade = '重大' as is_major,
            is_listed and coalesce(closed_on > on_day, true) as is_listed_open,
            is_rectified
            and coalesce(closed_on <= on_day, status = '已销号', false) as is_closed,
            is_rechecked and recheck_result = '合格' as is_recheck_passed,
            extended_to is not null as is_extended,
            rectified_on is null
            and coalesce(
                status in ('已整改', '待复查', '已销号') or closed_on <= on_day, false
            ) as is_undated
        from weighed
    )
select
    *,
    case
        when is_closed
        then '已销号'
        when is_sent_back
        then '退回'
        when is_rectified
        then '待复查'
        when status in ('移交', '管控中')
        then status
        when is_extended or status = '已批准延期'
        then '已批准延期'
        when status in ('退回', '整改中')
        then status
        else '待整改'
    end as state
from assessed
where is_chosen(counted_sector, only_sector) and is_chosen(unit, only_unit);

-- 某一个数背后的隐患：figure 写 found、rectified、overdue、open 等；为空是全部。
create or replace temp macro hazards_counted(
    figure,
    first_month,
    last_month,
    on_day,
    only_area,
    only_sector,
    only_source,
    only_inspected_by := null,
    only_unit := null
) as table
from
    found_hazards(
        first_month,
        last_month,
        on_day,
        only_area,
        only_sector,
        only_source,
        only_inspected_by := only_inspected_by,
        only_unit := only_unit
    )
where
    case
        figure
        when 'rectified' then is_rectified
        when 'due' then is_due
        when 'on_time' then is_on_time
        when 'overdue' then is_overdue
        when 'open' then is_open
        when 'major_found' then is_major
        when 'major_rectified' then is_major and is_rectified
        when 'major_open' then is_major and is_open
        when 'major_overdue' then is_major and is_overdue
        when 'listed_open' then is_listed_open
        when 'without_deadline' then deadline is null
        when 'undated' then is_undated
        when 'closed' then is_closed
        when 'rechecked' then is_rechecked
        when 'recheck_passed' then is_recheck_passed
        when 'extended' then is_extended
        when 'rectified_late' then is_rectified_late
        when 'before_found' then is_before_found
        else true
    end;

-- 等级全部未填时，重大隐患数是空（不知道），不是 0。
create or replace temp macro count_major(is_major, is_counted) as
case
    when count(*) > 0 and count(is_major) = 0 then null
    else count(*) filter (is_major and is_counted)
end;

-- 按一种分组（month、area、sector、source、inspected_by、state；其他值是全部）统计。
-- shown_values 里的组没有隐患也列出，各数是 0。
create or replace temp macro hazard_figures(
    grain,
    shown_values,
    first_month,
    last_month,
    on_day,
    only_area,
    only_sector,
    only_source,
    only_inspected_by := null
) as table
with
    assessed as (
        from
            found_hazards(
                first_month,
                last_month,
                on_day,
                only_area,
                only_sector,
                only_source,
                only_inspected_by := only_inspected_by
            )
    ),
    counted as (
        select
            case
                grain
                when 'month' then month
                when 'area' then area
                when 'sector' then counted_sector
                when 'source' then source
                when 'inspected_by' then inspected_by
                when 'state' then state
                else 'whole'
            end as grain_value,
            count(*) as found,
            count(*) filter (is_rectified) as rectified,
            count(*) filter (is_due) as due,
            count(*) filter (is_on_time) as on_time,
            count(*) filter (is_overdue) as overdue,
            count_major(is_major, true) as major_found,
            count_major(is_major, is_rectified) as major_rectified,
            count_major(is_major, is_overdue) as major_overdue,
            count(*) filter (is_listed_open) as listed_open,
            count(*) filter (deadline is null) as without_deadline,
            count(*) filter (is_undated) as undated,
            count(*) filter (is_closed) as closed,
            count(*) filter (is_rechecked) as rechecked,
            count(*) filter (is_recheck_passed) as recheck_passed,
            count(*) filter (is_extended) as extended,
            count(*) filter (is_rectified_late) as rectified_late,
            count(*) filter (is_before_found) as before_found,
            median(days_to_rectify) as median_days
        from assessed
        group by grain_value
    ),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from counted
    )
select
    shown.grain_value,
    coalesce(found, 0) as found,
    coalesce(rectified, 0) as rectified,
    rate_pct(rectified, found) as rate_pct,
    coalesce(due, 0) as due,
    coalesce(on_time, 0) as on_time,
    rate_pct(on_time, due) as on_time_rate_pct,
    coalesce(overdue, 0) as overdue,
    rate_pct(overdue, due) as overdue_rate_pct,
    none_if_absent(found, major_found) as major_found,
    none_if_absent(found, major_rectified) as major_rectified,
    rate_pct(major_rectified, major_found) as major_rate_pct,
    coalesce(listed_open, 0) as listed_open,
    coalesce(without_deadline, 0) as without_deadline,
    coalesce(undated, 0) as undated,
    coalesce(closed, 0) as closed,
    rate_pct(closed, found) as closed_rate_pct,
    coalesce(rechecked, 0) as rechecked,
    coalesce(recheck_passed, 0) as recheck_passed,
    rate_pct(recheck_passed, rechecked) as recheck_rate_pct,
    none_if_absent(found, major_overdue) as major_overdue,
    coalesce(extended, 0) as extended,
    coalesce(rectified_late, 0) as rectified_late,
    coalesce(before_found, 0) as before_found,
    median_days
from shown
left join counted on counted.grain_value is not distinct from shown.grain_value;

-- 重复隐患：同一单位、同样的描述（不论空格和标点）在此前一年内已排查出过。未填单位或描述的不比。
create or replace temp macro repeated_hazards(first_month, on_day) as table
with
    named as (
        select
            hazards.row_key,
            hazards.found_on,
            coalesce(unit_names.unit, unit_name) as unit,
            translate(description, ' 　，。、；：,.;:（）()', '') as said
        from hazards
        left join unit_names on unit_names.written = hazards.unit_name
        where
            unit_name is not null
            and description is not null
            and found_on <= on_day
            and (first_month is null or found_on >= first_day(first_month) - 366)
    ),
    met as (
        select
            unit,
            said,
            found_on,
            lag(found_on) over (partition by unit, said order by found_on) as previous_found_on
        from (select distinct unit, said, found_on from named)
        qualify found_on - previous_found_on <= 365
    )
select named.row_key, met.previous_found_on
from named
join
    met
    on met.unit = named.unit
    and met.said = named.said
    and met.found_on = named.found_on
where first_month is null or named.found_on >= first_day(first_month);
