-- 问题：各乡镇发布了多少条预警？
-- 粒度：一行 = 一个报送单位；不报送而有预警的单位、未落到乡镇的预警也各列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 预警类型（可空）；$level 预警级别（可空）
-- 结果：area 乡镇；warnings 预警数（条）；red 红色（条）；orange 橙色（条）；yellow 黄色（条）；blue 蓝色（条）
-- 来源：warnings（level）
select grain_value as area, warnings, red, orange, yellow, blue
from
    warning_figures(
        'area',
        (select list(area) from reporting_areas($from, $to, $area)),
        $from,
        $to,
        $area,
        $kind,
        $level
    )
left join area_register on area_register.area = grain_value
order by grain_value is null, place nulls last, grain_value
