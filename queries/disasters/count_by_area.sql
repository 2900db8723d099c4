-- 问题：各乡镇遭了几次灾，受灾和损失多少？
-- 粒度：一行 = 一个报送单位；不报送而受灾的单位、未落到乡镇的灾情也各列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 灾种（可空）
-- 结果：area 乡镇；events 灾害次数（次）；affected 受灾人口（人）；deaths 因灾死亡人口（人）；missing 因灾失踪人口（人）；
-- relocated 紧急转移安置人口（人）；loss_wan_yuan 直接经济损失（万元）；hours_to_relief 救助到位最长用时（小时）
-- 来源：disasters（affected，deaths，missing，relocated，loss_wan_yuan，relieved_at=hours_to_relief）
-- 公式：灾情编号（没有时灾种和发生时间）相同的是一次，几个乡镇都受灾的在各乡镇都算一次；
-- 救助用时 = 救助到位时间 − 发生时间，取最长的；没有灾害时为空
select
    grain_value as area,
    events,
    affected,
    deaths,
    missing,
    relocated,
    loss_wan_yuan,
    hours_to_relief
from
    disaster_figures(
        'area',
        (select list(area) from reporting_areas($from, $to, $area)),
        $from,
        $to,
        $area,
        $kind
    )
left join area_register on area_register.area = grain_value
order by grain_value is null, place nulls last, grain_value
