-- 问题：哪些单位名称已经确认是同一家？
-- 粒度：一行 = 一种写法
-- 参数：无
-- 结果：written 写法；unit 并入；set_by 确认人；set_at 确认时间
-- 来源：hazards；inspections；accidents
with
    latest as (
        select name as written, value ->> '$' as chosen, set_by, set_at
        from settings
        where kind = 'unit-merge'
        qualify row_number() over (partition by name order by rowid desc) = 1
    )
select latest.written, unit_names.unit, latest.set_by, latest.set_at
from latest
join unit_names on unit_names.written = latest.written
where latest.chosen is not null
order by unit_names.unit, latest.written
