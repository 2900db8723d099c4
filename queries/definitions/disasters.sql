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

-- 按一种分组（month、area、kind；其他值是全部）统计。shown_values 里的组没有灾情也列出，各数是 0，救助用时是空。
create or replace temp macro disaster_figures(
    grain, shown_values, first_month, last_month, only_area, only_kind
) as table
with
    counted as (
        select
            case
                when grain = 'month' then month
                when grain = 'area' then area
                when grain = 'kind' then kind
                else 'whole'
            end as grain_value,
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

-- 森林火灾等级：森林防火条例第四十条，受害森林面积、死亡、重伤三项取最高的一级，“以上”含本数；
-- 与生产安全事故的等级不是一套。三项都未填时是空。
create or replace temp macro forest_fire_class(damaged_ha, lives, hurt) as
case
    when damaged_ha >= 1000 or lives >= 30 or hurt >= 100 then '特别重大'
    when damaged_ha >= 100 or lives >= 10 or hurt >= 50 then '重大'
    when damaged_ha >= 1 or lives >= 3 or hurt >= 10 then '较大'
    when coalesce(damaged_ha, lives, hurt) is not null then '一般'
end;

create or replace temp macro counted_forest_fires(first_month, last_month, only_area) as table
select
    forest_fires.*,
    month_of(started_at) as month,
    forest_fire_class(damaged_forest_ha, deaths, serious_injuries) as severity,
    damaged_forest_ha is null
    or deaths is null
    or serious_injuries is null as is_graded_incompletely
from forest_fires
where is_within(started_at, first_month, last_month) and is_chosen(area, only_area);

-- 按一种分组（month、area；其他值是全部）统计。shown_values 里的组没有火灾也列出，各数是 0。
create or replace temp macro forest_fire_figures(
    grain, shown_values, first_month, last_month, only_area
) as table
with
    counted as (
        select
            case grain when 'month' then month when 'area' then area else 'whole' end as grain_value,
            count(*) as fires,
            sum(burned_ha) as burned_ha,
            sum(damaged_forest_ha) as damaged_forest_ha,
            sum(deaths)::bigint as deaths,
            sum(serious_injuries)::bigint as serious_injuries,
            count(*) filter (is_graded_incompletely) as graded_incompletely
        from counted_forest_fires(first_month, last_month, only_area)
        group by grain_value
    ),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from counted
    )
select
    shown.grain_value,
    coalesce(fires, 0) as fires,
    none_if_absent(fires, burned_ha) as burned_ha,
    none_if_absent(fires, damaged_forest_ha) as damaged_forest_ha,
    none_if_absent(fires, deaths) as deaths,
    none_if_absent(fires, serious_injuries) as serious_injuries,
    coalesce(graded_incompletely, 0) as graded_incompletely
from shown
left join counted on counted.grain_value is not distinct from shown.grain_value;
