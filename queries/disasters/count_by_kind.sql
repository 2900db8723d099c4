-- 问题：各灾种发生了几次，受灾和损失多少？
-- 粒度：一行 = 一种灾害；未填灾种的列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 灾种（可空）
-- 结果：kind 灾种；events 灾害次数（次）；affected 受灾人口（人）；deaths 因灾死亡人口（人）；missing 因灾失踪人口（人）；
-- relocated 紧急转移安置人口（人）；loss_wan_yuan 直接经济损失（万元）；hours_to_relief 救助到位最长用时（小时）
-- 来源：disasters（affected，deaths，missing，relocated，loss_wan_yuan，relieved_at=hours_to_relief）
-- 公式：灾情编号（没有时灾种和发生时间）相同的是一次；救助用时 = 救助到位时间 − 发生时间，取最长的；没有灾害时为空
select
    grain_value as kind,
    events,
    affected,
    deaths,
    missing,
    relocated,
    loss_wan_yuan,
    hours_to_relief
from disaster_figures('kind', [], $from, $to, $area, $kind)
order by grain_value is null, events desc, grain_value
