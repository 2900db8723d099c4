-- 问题：各月开展了多少演练、培训、宣传等工作？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 类别（可空）
-- 结果：month 月份；events 次数（次）；count 数量；unit 计量单位；people 参加人数（人）；funds_wan_yuan 资金（万元）
-- 来源：activities（count，people，funds_wan_yuan）
-- 公式：次数是台账行数；数量只在计量单位相同时相加，单位不同时为空
select grain_value as month, events, "count", unit, people, funds_wan_yuan
from
    activities_shown(
        'month', (select list(month) from months_between($from, $to)), $from, $to, $area, $kind
    )
order by month
