-- 问题：数字背后是《隐患排查月报》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$source 排查来源（可空）；
-- $by 口径（可空）
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *hazard_stats；upload_id 上报编号；row_key 行标识；marks 标记
-- 来源：hazard_stats
-- 公式：只列所取的行：起止相同的一行，或恰好拼满时段的几行；口径写 source 时按单位 × 来源取行，否则按单位取行
with behind as (from hazard_stats_behind($from, $to, $area, $source, $by is not null))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (upload_id, source_sheet, source_row, row_key, marks, part),
    behind.upload_id,
    behind.row_key,
    behind.marks
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.month_from, behind.area, behind.source nulls first, behind.row_key
