-- 问题：各月发生了几起森林火灾，过火和受害面积多少？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）
-- 结果：month 月份；fires 森林火灾起数（起）；burned_ha 过火面积（公顷）；damaged_forest_ha 受害森林面积（公顷）；
-- deaths 死亡人数（人）；serious_injuries 重伤人数（人）；graded_incompletely 等级要素不全起数（起）
-- 来源：forest_fires（burned_ha，damaged_forest_ha，deaths，serious_injuries）
select
    grain_value as month,
    fires,
    burned_ha,
    damaged_forest_ha,
    deaths,
    serious_injuries,
    graded_incompletely
from
    forest_fire_figures(
        'month', (select list(month) from months_between($from, $to)), $from, $to, $area
    )
order by month
