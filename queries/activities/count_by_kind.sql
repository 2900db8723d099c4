-- 问题：演练、培训、宣传等各类工作开展了多少？
-- 粒度：一行 = 一种类别；未填类别的列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 类别（可空）
-- 结果：kind 类别；events 次数（次）；count 数量；unit 计量单位；people 参加人数（人）；funds_wan_yuan 资金（万元）
-- 来源：activities（count，people，funds_wan_yuan）
-- 公式：次数是台账行数；数量只在计量单位相同时相加，单位不同时为空
select grain_value as kind, events, "count", unit, people, funds_wan_yuan
from activity_figures('kind', $from, $to, $area, $kind)
order by grain_value is null, events desc, grain_value
