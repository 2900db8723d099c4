-- 问题：数字背后是《灾情》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 灾种（可空）
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *disasters；upload_id 上报编号；row_key 行标识；marks 标记；month 统计月份；event 灾害；hours_to_relief 救助到位用时（小时）
-- 来源：disasters
-- 公式：灾害次数是不同灾害的个数，其余是各行之和
with behind as (from counted_disasters($from, $to, $area, $kind))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (
        upload_id, source_sheet, source_row, row_key, marks, month, event, hours_to_relief
    ),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.month,
    behind.event,
    behind.hours_to_relief
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.started_at, behind.source_row, behind.row_key
