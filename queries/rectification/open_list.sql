-- 问题：截至某日还有哪些隐患没有整改，逾期多久？
-- 粒度：一行 = 一条未整改的隐患，逾期最久的在前
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$source 排查来源（可空）
-- 结果：area 乡镇；unit_name 单位名称；description 隐患描述；grade 隐患等级；listed 挂牌督办级别；found_on 排查日期；
-- deadline 整改期限；days_overdue 逾期天数（天）；days_since_found 已挂天数（天）；status 现状；sector 行业领域；
-- source 排查来源；hazard_no 隐患编号；row_key 行标识；file 文件；sheet 工作表；row 行号；
-- state 状态（截至该日）；unit 统计单位；inspected_by 检查组织单位；extended_to 延期后期限
-- 来源：hazards
with open_hazards as (from found_hazards(null, null, $on, $area, $sector, $source) where is_open)
select
    hazards.area,
    hazards.unit_name,
    hazards.description,
    hazards.grade,
    hazards.listed,
    hazards.found_on,
    hazards.deadline,
    hazards.days_overdue,
    hazards.days_since_found,
    hazards.status,
    hazards.counted_sector as sector,
    hazards.source,
    hazards.hazard_no,
    hazards.row_key,
    uploads.file,
    hazards.source_sheet as sheet,
    hazards.source_row as row,
    hazards.state,
    hazards.unit,
    hazards.inspected_by,
    hazards.extended_to
from open_hazards as hazards
left join uploads on uploads.upload_id = hazards.upload_id
order by days_overdue desc nulls last, days_since_found desc, hazards.row_key
