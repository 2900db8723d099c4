-- 问题：各等级的事故发生了多少起？
-- 粒度：一行 = 一个事故等级；死亡、重伤、损失都未填的列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：severity 事故等级；accidents 事故起数（起）；deaths 死亡人数（人）；serious_injuries 重伤人数（人）；
-- loss_wan_yuan 直接经济损失（万元）；accidents_last_year 上年同期事故起数（起）；
-- deaths_last_year 上年同期死亡人数（人）；major_accidents 较大及以上事故起数（起）；
-- major_accidents_last_year 上年同期较大及以上事故起数（起）；graded_incompletely 等级要素不全起数（起）；
-- graded_differently 所填等级与计算不符起数（起）；without_scope 口径不明起数（起）
-- 来源：accidents（deaths，serious_injuries，loss_wan_yuan）
-- 公式：国务院令第493号第三条：死亡 3、10、30 人，重伤 10、50、100 人，直接经济损失 1000、5000、10000 万元，取最高一级；
-- 失踪在结案前计入死亡，急性工业中毒计入重伤；缺项按已知的项定级
select
    grain_value as severity,
    * exclude (grain_value, serious_injuries_last_year, loss_wan_yuan_last_year)
from
    accidents_compared(
        'severity',
        (
            select list(class)
            from unnest(['一般', '较大', '重大', '特别重大']) as classes(class)
            where $severity is null or class = $severity
        ),
        $from,
        $to,
        $area,
        $sector,
        $severity,
        $type,
        only_scope := $scope
    )
order by list_position(['一般', '较大', '重大', '特别重大'], grain_value) nulls last
