-- 问题：各乡镇报来的事故起数和死亡人数是多少？
-- 粒度：一行 = 一个报送单位；没有报的各数为空
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）
-- 结果：area 乡镇；accidents 事故起数（起）；deaths 死亡人数（人）；major_accidents 较大及以上事故起数（起）；
-- major_deaths 较大及以上死亡人数（人）；accidents_last_year 上年同期事故起数（起）；deaths_last_year 上年同期死亡人数（人）；
-- major_accidents_last_year 上年同期较大及以上事故起数（起）；major_deaths_last_year 上年同期较大及以上死亡人数（人）
-- 来源：accident_stats（accidents，deaths，major_accidents，major_deaths，accidents_last_year，deaths_last_year，
-- major_accidents_last_year，major_deaths_last_year）
-- 公式：取起止相同的一行，没有时取恰好拼满时段的几行之和，拼不满为空；上年同期照报表所写
select
    stated.area,
    stated.accidents,
    stated.deaths,
    stated.major_accidents,
    stated.major_deaths,
    stated.accidents_last_year,
    stated.deaths_last_year,
    stated.major_accidents_last_year,
    stated.major_deaths_last_year
from accident_stats_stated($from, $to, $area, $sector, false) as stated
left join area_register on area_register.area = stated.area
order by area_register.place nulls last, stated.area
