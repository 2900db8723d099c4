-- 定义：月份写作 YYYY-MM；月份运算、求和、比率、同比的可比条件，各题共用。
create or replace temp macro first_day(of_month) as (of_month || '-01')::date;

create or replace temp macro month_of(moment) as left(moment::date::varchar, 7);

create or replace temp macro month_after(of_month) as month_of(first_day(of_month) + interval 1 month);

create or replace temp macro year_before(of_month) as (left(of_month, 4)::integer - 1)::varchar || right(of_month, 3);

create or replace temp macro year_after(of_month) as (left(of_month, 4)::integer + 1)::varchar || right(of_month, 3);

create or replace temp macro count_months(first_month, last_month) as
    date_diff('month', first_day(first_month), first_day(last_month)) + 1;

-- 在一段月份内；月份为空是不限。
create or replace temp macro is_within(moment, first_month, last_month) as
    (first_month is null or moment >= first_day(first_month))
    and (last_month is null or moment < first_day(month_after(last_month)));

-- 合乎一个筛选项：为空是不筛选，写“未填”是只要未填的。
create or replace temp macro is_chosen(found, chosen) as chosen is null or coalesce(found, '未填') = chosen;

create or replace temp macro months_between(first_month, last_month) as table
select month_of(unnest(generate_series(first_day(first_month), first_day(last_month), interval 1 month))) as month;

create or replace temp macro list_months(first_month, last_month) as
case
    when first_month = last_month
    then [first_month]
    else
        list_transform(
            generate_series(first_day(first_month), first_day(last_month), interval 1 month),
            lambda moment: month_of(moment)
        )
end;

-- 该组没有行时是 0，否则是该组的值。
create or replace temp macro none_if_absent(count_rows, figure) as case when count_rows is null then 0 else figure end;

create or replace temp macro rate_pct(numerator, denominator) as 100.0 * numerator / nullif(denominator, 0);

create or replace temp macro change_pct(figure, base) as 100.0 * (figure - base) / nullif(base, 0);

-- 各数据表已有数据的最早和最近月份：有上报登记的月份，以及台账中有事件的月份。
create or replace temp view months_held as
with
    held as (
        select dataset, min(month) as first_month, max(month) as last_month
        from reported
        group by dataset
        union all
        select 'accidents', month_of(min(occurred_at)), month_of(max(occurred_at))
        from accidents
        union all
        select 'hazards', month_of(min(found_on)), month_of(max(found_on))
        from hazards
        union all
        select 'inspections', month_of(min(inspected_on)), month_of(max(inspected_on))
        from inspections
        union all
        select 'disasters', month_of(min(started_at)), month_of(max(started_at))
        from disasters
        union all
        select 'forest_fires', month_of(min(started_at)), month_of(max(started_at))
        from forest_fires
        union all
        select 'warnings', month_of(min(issued_on)), month_of(max(issued_on))
        from warnings
        union all
        select 'activities', month_of(min(held_on)), month_of(max(held_on))
        from activities
    )
select dataset, min(first_month) as first_held, max(last_month) as last_held
from held
where first_month is not null
group by dataset;

-- 同比可比：本期不超过十二个月，且上年同期不早于已有数据的最早月份 first_held。
create or replace temp macro is_comparable(first_month, last_month, first_held) as
    coalesce(count_months(first_month, last_month) <= 12 and year_before(first_month) >= first_held, false);
