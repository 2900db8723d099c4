-- 问题：各乡镇检查了多少家次，发现、立案、罚款多少？
-- 粒度：一行 = 一个报送单位；不报送而有检查的单位、未落到乡镇的检查也各列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；$kind 检查类型（可空）
-- 结果：area 乡镇；visits 检查家次（家次）；units 检查单位数（家）；
-- officer_visits 执法人员（人次）；hazards_found 发现隐患数（条）；major_found 重大隐患数（条）；cases_filed 立案数（起）；
-- fines_wan_yuan 罚款（万元）；visits_last_year 上年同期检查家次（家次）；units_last_year 上年同期检查单位数（家）；
-- officer_visits_last_year 上年同期执法人员（人次）；hazards_found_last_year 上年同期发现隐患数（条）；
-- cases_filed_last_year 上年同期立案数（起）；fines_wan_yuan_last_year 上年同期罚款（万元）；
-- hazards_per_visit 每家次发现隐患（条）；case_rate_pct 立案率（%）；fine_per_case 每案罚款（万元）；
-- random_visits 双随机家次（家次）；random_rate_pct 双随机占比（%）；cut_rows 跨期合计行数（行）
-- 来源：inspections（visits，unit_name=units，officer_visits，hazards_found，major_found，cases_filed，
-- fine_wan_yuan=fines_wan_yuan）
-- 公式：检查单位数是不同单位名称的个数；时段超过十二个月或早于已有数据时上年同期为空；
-- 立案率 = 立案数 ÷ 检查家次，双随机占比 = 双随机家次 ÷ 填了检查类型的家次，都只用两项都填了的行；
-- 一段时间的合计行只含在部分时段里时拆不开，各数为空
select grain_value as area, figures.* exclude (grain_value)
from
    inspections_compared(
        'area',
        (select list(area) from reporting_areas($from, $to, $area)),
        $from,
        $to,
        $area,
        $sector,
        $kind
    ) as figures
left join area_register on area_register.area = grain_value
order by grain_value is null, place nulls last, grain_value
