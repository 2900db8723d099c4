-- 问题：《$dataset》里现在算数的是哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：无
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *$dataset；upload_id 上报编号；row_key 行标识；marks 标记
-- 来源：$dataset
with behind as (from query_table($dataset))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (upload_id, source_sheet, source_row, row_key, marks),
    behind.upload_id,
    behind.row_key,
    behind.marks
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.source_row
