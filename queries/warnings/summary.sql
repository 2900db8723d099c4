-- 问题：这段时间发布了多少条预警，各级别各多少？
-- 粒度：一行 = 所选时段（和单位、类型、级别）
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 预警类型（可空）；$level 预警级别（可空）
-- 结果：warnings 预警数（条）；red 红色（条）；orange 橙色（条）；yellow 黄色（条）；blue 蓝色（条）
-- 来源：warnings（level）
select warnings, red, orange, yellow, blue
from warning_figures('whole', [null], $from, $to, $area, $kind, $level)
order by all
