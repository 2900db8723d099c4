-- 问题：各月发布了多少条预警？
-- 粒度：一行 = 一个月
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 预警类型（可空）；$level 预警级别（可空）
-- 结果：month 月份；warnings 预警数（条）；red 红色（条）；orange 橙色（条）；yellow 黄色（条）；blue 蓝色（条）
-- 来源：warnings（level）
select grain_value as month, warnings, red, orange, yellow, blue
from
    warning_figures(
        'month',
        (select list(month) from months_between($from, $to)),
        $from,
        $to,
        $area,
        $kind,
        $level
    )
order by month
