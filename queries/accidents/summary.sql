-- 问题：这段时间发生了多少起事故，伤亡和损失多少，同比怎样？
-- 粒度：一行 = 所选时段（和单位、行业、等级、类型）
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：accidents 事故起数（起）；accidents_last_year 上年同期事故起数（起）；accidents_change 事故起数增减（起）；
-- accidents_change_pct 事故起数同比（%）；deaths 死亡人数（人）；deaths_last_year 上年同期死亡人数（人）；
-- deaths_change 死亡人数增减（人）；deaths_change_pct 死亡人数同比（%）；serious_injuries 重伤人数（人）；
-- serious_injuries_last_year 上年同期重伤人数（人）；serious_injuries_change 重伤人数增减（人）；
-- serious_injuries_change_pct 重伤人数同比（%）；loss_wan_yuan 直接经济损失（万元）；
-- loss_wan_yuan_last_year 上年同期直接经济损失（万元）；loss_wan_yuan_change 直接经济损失增减（万元）；
-- loss_wan_yuan_change_pct 直接经济损失同比（%）；major_accidents 较大及以上事故起数（起）；
-- major_accidents_last_year 上年同期较大及以上事故起数（起）；graded_incompletely 等级要素不全起数（起）；
-- graded_differently 所填等级与计算不符起数（起）；without_scope 口径不明起数（起）
-- 来源：accidents（deaths，serious_injuries，loss_wan_yuan）
-- 公式：同比 =（本期 − 上年同期）÷ 上年同期 × 100%；上年同期为 0、时段超过十二个月或早于已有数据时为空
select
    accidents,
    accidents_last_year,
    accidents - accidents_last_year as accidents_change,
    change_pct(accidents, accidents_last_year) as accidents_change_pct,
    deaths,
    deaths_last_year,
    deaths - deaths_last_year as deaths_change,
    change_pct(deaths, deaths_last_year) as deaths_change_pct,
    serious_injuries,
    serious_injuries_last_year,
    serious_injuries - serious_injuries_last_year as serious_injuries_change,
    change_pct(serious_injuries, serious_injuries_last_year) as serious_injuries_change_pct,
    loss_wan_yuan,
    loss_wan_yuan_last_year,
    loss_wan_yuan - loss_wan_yuan_last_year as loss_wan_yuan_change,
    change_pct(loss_wan_yuan, loss_wan_yuan_last_year) as loss_wan_yuan_change_pct,
    major_accidents,
    major_accidents_last_year,
    graded_incompletely,
    graded_differently,
    without_scope
from
    accidents_compared(
        'whole', ['whole'], $from, $to, $area, $sector, $severity, $type, only_scope := $scope
    )
order by all
