-- 定义：截至某日的隐患。整改以整改完成日期为准，最近一次复查不合格的不算已整改；
-- 期限取延期后期限（填了即为批准），没有时取整改期限，都没有的不计到期和逾期。
-- 月份为空是不限（排查日期不晚于该日）；各筛选项为空是不筛选，写“未填”是只要未填的。
create or replace temp macro found_hazards(
    first_month, last_month, on_day, only_area, only_sector, only_source
) as table
with
    in_period as (
        select
            hazards.*,
            month_of(found_on) as month,
            coalesce(sectors.sector, hazards.sector) as counted_sector,
            coalesce(extended_to, due_on) as deadline,
            coalesce(rectified_on <= on_day, false)
            and not coalesce(
                recheck_result = '不合格' and coalesce(rechecked_on <= on_day, true), false
            ) as is_rectified
        from hazards
        left join sectors on sectors.raw = hazards.sector
        where
            (first_month is not null or found_on <= on_day)
            and (first_month is null or found_on >= first_day(first_month))
            and (last_month is null or found_on < first_day(month_after(last_month)))
            and (only_area is null or coalesce(area, '未填') = only_area)
            and (only_source is null or coalesce(source, '未填') = only_source)
    )
select
    *,
    not is_rectified as is_open,
    coalesce(deadline <= on_day, false) as is_due,
    coalesce(deadline <= on_day and is_rectified and rectified_on <= deadline, false) as is_on_time,
    coalesce(deadline < on_day and not is_rectified, false) as is_overdue,
    case
        when not is_rectified and deadline is not null
        then greatest(date_diff('day', deadline, on_day), 0)
    end as days_overdue,
    date_diff('day', found_on, on_day) as days_since_found,
    grade = '重大' as is_major,
    coalesce(listed not in ('否', '无', '未挂牌'), false)
    and coalesce(closed_on > on_day, true) as is_listed_open,
    rectified_on is null
    and coalesce(status in ('已整改', '待复查', '已销号') or closed_on <= on_day, false)
    as is_undated
from in_period
where only_sector is null or coalesce(counted_sector, '未填') = only_sector;

-- 某一个数背后的隐患：figure 写 found、rectified、overdue、open 等；为空是全部。
create or replace temp macro hazards_counted(
    figure, first_month, last_month, on_day, only_area, only_sector, only_source
) as table
from found_hazards(first_month, last_month, on_day, only_area, only_sector, only_source)
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
        when 'listed_open' then is_listed_open
        when 'without_deadline' then deadline is null
        when 'undated' then is_undated
        else true
    end;

-- 等级全部未填时，重大隐患数是空（不知道），不是 0。
create or replace temp macro count_major(is_major, is_counted) as
case
    when count(*) > 0 and count(is_major) = 0 then null
    else count(*) filter (is_major and is_counted)
end;

-- 按一种分组（month、area、sector、source；其他值是全部）统计。shown_values 里的组没有隐患也列出，各数是 0。
create or replace temp macro hazard_figures(
    grain, shown_values, first_month, last_month, on_day, only_area, only_sector, only_source
) as table
with
    assessed as (
        from found_hazards(first_month, last_month, on_day, only_area, only_sector, only_source)
    ),
    counted as (
        select
            case
                grain
                when 'month' then month
                when 'area' then area
                when 'sector' then counted_sector
                when 'source' then source
                else 'whole'
            end as grain_value,
            count(*) as found,
            count(*) filter (is_rectified) as rectified,
            count(*) filter (is_due) as due,
            count(*) filter (is_on_time) as on_time,
            count(*) filter (is_overdue) as overdue,
            count_major(is_major, true) as major_found,
            count_major(is_major, is_rectified) as major_rectified,
            count(*) filter (is_listed_open) as listed_open,
            count(*) filter (deadline is null) as without_deadline,
            count(*) filter (is_undated) as undated
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
    coalesce(undated, 0) as undated
from shown
left join counted on counted.grain_value is not distinct from shown.grain_value;
