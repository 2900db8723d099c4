-- 定义：灾情和森林火灾。灾情一行是一个乡镇在一次灾害中的情况，灾情编号（没有时灾种和发生时间）相同的是一次灾害。
create or replace temp macro counted_disasters(
    first_month, last_month, only_area, only_kind
) as table
select
    disasters.*,
    month_of(started_at) as month,
    coalesce(event_no, concat_ws(' ', kind, started_at)) as event,
    date_diff('minute', started_at, relieved_at) / 60.0 as hours_to_relief
from disasters
where
    is_within(started_at, first_month, last_month)
    and is_chosen(area, only_area)
    and is_chosen(kind, only_kind);

-- 按一种分组（month；其他值是全部）统计。shown_values 里的组没有灾情也列出，各数是 0，救助用时是空。
create or replace temp macro disaster_figures(
    grain, shown_values, first_month, last_month, only_area, only_kind
) as table
with
    counted as (
        select
            case grain when 'month' then month else 'whole' end as grain_value,
            count(distinct event) as events,
            sum(affected)::bigint as affected,
            sum(deaths)::bigint as deaths,
            sum(missing)::bigint as missing,
            sum(relocated)::bigint as relocated,
            sum(loss_wan_yuan) as loss_wan_yuan,
            max(hours_to_relief) as hours_to_relief
        from counted_disasters(first_month, last_month, only_area, only_kind)
        group by grain_value
    ),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from counted
    )
select
    shown.grain_value,
    coalesce(events, 0) as events,
    none_if_absent(events, affected) as affected,
    none_if_absent(events, deaths) as deaths,
    none_if_absent(events, missing) as missing,
    none_if_absent(events, relocated) as relocated,
    none_if_absent(events, loss_wan_yuan) as loss_wan_yuan,
    hours_to_relief
from shown
left join counted on counted.grain_value is not distinct from shown.grain_value;

create or replace temp macro counted_forest_fires(first_month, last_month, only_area) as table
select forest_fires.*, month_of(started_at) as month
from forest_fires
where is_within(started_at, first_month, last_month) and is_chosen(area, only_area);
