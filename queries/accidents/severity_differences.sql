-- 问题：哪些事故所填的等级与按规定计算的不一样？
-- 粒度：一行 = 一起所填等级与计算等级不同的事故
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；$scope 口径（可空）
-- 结果：occurred_at 发生时间；area 乡镇；unit_name 事故单位；stated_severity 所填等级；severity 计算等级；deaths 死亡人数（人）；
-- missing 失踪人数（人）；serious_injuries 重伤人数（人）；poisoned 急性工业中毒人数（人）；
-- loss_wan_yuan 直接经济损失（万元）；file 文件；sheet 工作表；row 行号；row_key 行标识
-- 来源：accidents
-- 公式：国务院令第493号第三条：死亡（结案前含失踪）、重伤（含急性工业中毒）、直接经济损失取最高一级；统计按计算等级，原文保留
select
    accidents.occurred_at,
    accidents.area,
    accidents.unit_name,
    accidents.stated_severity,
    accidents.severity,
    accidents.deaths,
    accidents.missing,
    accidents.serious_injuries,
    accidents.poisoned,
    accidents.loss_wan_yuan,
    uploads.file,
    accidents.source_sheet as sheet,
    accidents.source_row as row,
    accidents.row_key
from counted_accidents($from, $to, $area, $sector, null, null, only_scope := $scope) as accidents
left join uploads on uploads.upload_id = accidents.upload_id
where accidents.is_graded_differently
order by accidents.occurred_at, accidents.row_key
