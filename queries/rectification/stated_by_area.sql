-- 问题：各乡镇报来的隐患排查整改数是多少？
-- 粒度：一行 = 一个报送单位；没有报的各数为空
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$source 排查来源（可空）
-- 结果：area 乡镇；units 检查单位数（家）；found 排查隐患数（条）；rectified 已整改数（条）；rate_pct 整改率（%）；
-- major_found 重大隐患数（条）；major_rectified 重大隐患已整改数（条）；major_rate_pct 重大隐患整改率（%）
-- 来源：hazard_stats（units，found，rectified，major_found，major_rectified）
-- 公式：整改率 = 已整改 ÷ 排查；各数取起止相同的一行，没有时取恰好拼满时段的几行之和，拼不满为空
select
    stated.area,
    stated.units,
    stated.found,
    stated.rectified,
    rate_pct(stated.rectified, stated.found) as rate_pct,
    stated.major_found,
    stated.major_rectified,
    rate_pct(stated.major_rectified, stated.major_found) as major_rate_pct
from hazard_stats_stated($from, $to, $area, $source, false) as stated
left join area_register on area_register.area = stated.area
order by area_register.place nulls last, stated.area
