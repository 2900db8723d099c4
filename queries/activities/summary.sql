-- 问题：这段时间开展了多少演练、培训、宣传等工作？
-- 粒度：一行 = 所选时段（和单位、类别）
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 类别（可空）
-- 结果：events 次数（次）；count 数量；unit 计量单位；people 参加人数（人）；funds_wan_yuan 资金（万元）
-- 来源：activities（count，people，funds_wan_yuan）
-- 公式：次数是台账行数；数量只在计量单位相同时相加，单位不同时为空
with done as (from counted_activities($from, $to, $area, $kind))
select
    count(*) as events,
    case
        when count(*) = 0 then 0 when count(distinct coalesce(unit, '')) = 1 then sum("count")
    end as "count",
    case when count(distinct coalesce(unit, '')) = 1 then any_value(unit) end as unit,
    case when count(*) = 0 then 0 else sum(people)::bigint end as people,
    case when count(*) = 0 then 0 else sum(funds_wan_yuan) end as funds_wan_yuan
from done
order by all
