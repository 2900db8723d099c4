-- 问题：哪些隐患是同一单位反复出现的？
-- 粒度：一行 = 一条重复隐患，最近排查的在前
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$unit 单位（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：unit 单位；area 乡镇；description 隐患描述；found_on 排查日期；previous_found_on 前一次排查日期；state 状态；
-- days_overdue 逾期天数（天）；grade 隐患等级；file 文件；sheet 工作表；row 行号；row_key 行标识
-- 来源：hazards
-- 公式：同一单位、同样的描述（不论空格和标点）在此前一年内已排查出过
select
    hazards.unit,
    hazards.area,
    hazards.description,
    hazards.found_on,
    repeated.previous_found_on,
    hazards.state,
    hazards.days_overdue,
    hazards.grade,
    uploads.file,
    hazards.source_sheet as sheet,
    hazards.source_row as row,
    hazards.row_key
from found_hazards($from, $to, $on, $area, $sector, $source, only_unit := $unit) as hazards
join repeated_hazards($from, $on) as repeated on repeated.row_key = hazards.row_key
left join uploads on uploads.upload_id = hazards.upload_id
order by hazards.found_on desc, hazards.row_key
