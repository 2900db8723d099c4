-- 问题：各乡镇开展了多少演练、培训、宣传等工作？
-- 粒度：一行 = 一个报送单位；不报送而有工作的单位、未落到乡镇的工作也各列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 类别（可空）
-- 结果：area 乡镇；events 次数（次）；count 数量；unit 计量单位；people 参加人数（人）；funds_wan_yuan 资金（万元）
-- 来源：activities（count，people，funds_wan_yuan）
-- 公式：次数是台账行数；数量只在计量单位相同时相加，单位不同时为空
select grain_value as area, events, "count", activities_shown.unit, people, funds_wan_yuan
from
    activities_shown(
        'area',
        (select list(area) from reporting_areas($from, $to, $area)),
        $from,
        $to,
        $area,
        $kind
    ) as activities_shown
left join area_register on area_register.area = grain_value
order by grain_value is null, place nulls last, grain_value
