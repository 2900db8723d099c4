-- 问题：这段时间发生了几起森林火灾，过火和受害面积多少？
-- 粒度：一行 = 所选时段（和单位）
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）
-- 结果：fires 森林火灾起数（起）；burned_ha 过火面积（公顷）；damaged_forest_ha 受害森林面积（公顷）；deaths 死亡人数（人）；
-- serious_injuries 重伤人数（人）；fires_last_year 上年同期森林火灾起数（起）；graded_incompletely 等级要素不全起数（起）
-- 来源：forest_fires（burned_ha，damaged_forest_ha，deaths，serious_injuries）
-- 公式：时段超过十二个月或早于已有数据时上年同期为空
with
    fires as (from counted_forest_fires($from, $to, $area)),
    before as (from counted_forest_fires(year_before($from), year_before($to), $area)),
    held as (select min(first_held) as first_held from months_held where dataset = 'forest_fires')
select
    count(*) as fires,
    case when count(*) = 0 then 0 else sum(burned_ha) end as burned_ha,
    case when count(*) = 0 then 0 else sum(damaged_forest_ha) end as damaged_forest_ha,
    case when count(*) = 0 then 0 else sum(deaths)::bigint end as deaths,
    case when count(*) = 0 then 0 else sum(serious_injuries)::bigint end as serious_injuries,
    case
        when is_comparable($from, $to, (select first_held from held))
        then (select count(*) from before)
    end as fires_last_year,
    count(*) filter (is_graded_incompletely) as graded_incompletely
from fires
order by all
