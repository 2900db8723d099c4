-- 问题：演练、培训、宣传等各类工作按计量单位各开展了多少？
-- 粒度：一行 = 一种类别 × 一种计量单位
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 类别（可空）
-- 结果：kind 类别；events 次数（次）；count 数量；unit 计量单位；people 参加人数（人）；funds_wan_yuan 资金（万元）
-- 来源：activities（count，people，funds_wan_yuan）
-- 公式：次数是台账行数；计量单位不同的各列一行，不相加
select grain_value as kind, events, "count", unit, people, funds_wan_yuan
from activity_figures('amount', $from, $to, $area, $kind)
order by grain_value is null, events desc, grain_value, unit nulls last
