-- 问题：数字背后是《执法检查台账》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；$kind 检查类型（可空）
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *inspections；upload_id 上报编号；row_key 行标识；marks 标记；month 检查月份；counted_sector 统计行业；unit
-- 统计单位；month_from 起始月；month_to 截止月
-- 来源：inspections
-- 公式：检查单位数是不同单位名称的个数，其余是各行之和
with behind as (from counted_inspections($from, $to, $area, $sector, $kind))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (
        upload_id,
        source_sheet,
        source_row,
        row_key,
        marks,
        month,
        counted_sector,
        unit,
        month_from,
        month_to
    ),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.month,
    behind.counted_sector,
    behind.unit,
    behind.month_from,
    behind.month_to
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.inspected_on, behind.source_row, behind.row_key
