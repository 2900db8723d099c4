-- 问题：各月发生了多少起事故？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：month 月份；accidents 事故起数（起）；deaths 死亡人数（人）；serious_injuries 重伤人数（人）；
-- loss_wan_yuan 直接经济损失（万元）；accidents_last_year 上年同期事故起数（起）；
-- deaths_last_year 上年同期死亡人数（人）；major_accidents 较大及以上事故起数（起）；
-- major_accidents_last_year 上年同期较大及以上事故起数（起）；graded_incompletely 等级要素不全起数（起）；
-- graded_differently 所填等级与计算不符起数（起）；without_scope 口径不明起数（起）
-- 来源：accidents（deaths，serious_injuries，loss_wan_yuan）
-- 公式：与上年同期比的是上年同一个月；早于已有数据时为空
select
    grain_value as month,
    * exclude (grain_value, serious_injuries_last_year, loss_wan_yuan_last_year)
from
    accidents_compared(
        'month',
        (select list(month) from months_between($from, $to)),
        $from,
        $to,
        $area,
        $sector,
        $severity,
        $type,
        only_scope := $scope
    )
order by month
