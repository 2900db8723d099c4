-- 问题：数字背后是《森林火灾》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$severity 火灾等级（可空）
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *forest_fires；upload_id 上报编号；row_key 行标识；marks 标记；month 统计月份；severity 火灾等级；
-- is_graded_incompletely 等级要素不全
-- 来源：forest_fires
with behind as (from counted_forest_fires($from, $to, $area) where is_chosen(severity, $severity))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (
        upload_id, source_sheet, source_row, row_key, marks, month, severity, is_graded_incompletely
    ),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.month,
    behind.severity,
    behind.is_graded_incompletely
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.started_at, behind.source_row, behind.row_key
