-- 定义：发布的预警，一行是一条。
create or replace temp macro counted_warnings(
    first_month, last_month, only_area, only_kind, only_level
) as table
select warnings.*, month_of(issued_on) as month
from warnings
where
    is_within(issued_on, first_month, last_month)
    and is_chosen(area, only_area)
    and is_chosen(kind, only_kind)
    and is_chosen(level, only_level);

-- 按一种分组（month、area、level）计数。shown_values 里的组没有预警也列出，各数是 0。
create or replace temp macro warning_figures(
    grain, shown_values, first_month, last_month, only_area, only_kind, only_level
) as table
with
    counted as (
        select
            case grain when 'month' then month when 'area' then area when 'level' then level end
            as grain_value,
            count(*) as warnings,
            count(*) filter (level = '红') as red,
            count(*) filter (level = '橙') as orange,
            count(*) filter (level = '黄') as yellow,
            count(*) filter (level = '蓝') as blue
        from counted_warnings(
            first_month, last_month, only_area, only_kind, only_level
        )
        group by grain_value
    ),
    shown as (
        select unnest(shown_values) as grain_value
        union
        select grain_value from counted
    )
select
    shown.grain_value,
    coalesce(counted.warnings, 0) as warnings,
    coalesce(red, 0) as red,
    coalesce(orange, 0) as orange,
    coalesce(yellow, 0) as yellow,
    coalesce(blue, 0) as blue
from shown
left join counted on counted.grain_value is not distinct from shown.grain_value;
