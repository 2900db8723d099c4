-- 定义：演练、培训、宣传、预案和救助等工作。次数是台账行数；数量只在计量单位相同时相加，单位不同时是空。
create or replace temp macro counted_activities(
    first_month, last_month, only_area, only_kind
) as table
select activities.*, month_of(held_on) as month
from activities
where
    is_within(held_on, first_month, last_month)
    and is_chosen(area, only_area)
    and is_chosen(kind, only_kind);

-- 按一种分组（month、area、kind；amount 是类别 × 计量单位；其他值是全部）统计；没有工作的组不在其中。
create or replace temp macro activity_figures(
    grain, first_month, last_month, only_area, only_kind
) as table
select
    case
        when grain = 'month' then month
        when grain = 'area' then area
        when grain in ('kind', 'amount') then kind
    end as grain_value,
    case when grain = 'amount' then unit end as grain_unit,
    count(*) as events,
    case when count(distinct coalesce(unit, '')) = 1 then sum("count") end as "count",
    case when count(distinct coalesce(unit, '')) = 1 then any_value(unit) end as unit,
    sum(people)::bigint as people,
    sum(funds_wan_yuan) as funds_wan_yuan
from counted_activities(first_month, last_month, only_area, only_kind)
group by grain_value, grain_unit;

-- shown_values 里的组没有工作也列出，各数是 0。
create or replace temp macro activities_shown(
    grain, shown_values, first_month, last_month, only_area, only_kind
) as table
with
    figures as (from activity_figures(grain, first_month, last_month, only_area, only_kind)),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from figures
    )
select
    shown.grain_value,
    coalesce(events, 0) as events,
    none_if_absent(events, figures."count") as "count",
    figures.unit,
    none_if_absent(events, people) as people,
    none_if_absent(events, funds_wan_yuan) as funds_wan_yuan
from shown
left join figures on figures.grain_value is not distinct from shown.grain_value;
