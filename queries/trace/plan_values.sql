-- 问题：数字背后是《指标填报》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$plan 规划（可空）；$indicator 指标编码（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *plan_values；upload_id 上报编号；row_key 行标识；marks 标记；of_code 指标编码；of_year 年份
-- 来源：plan_values
-- 公式：每项指标每年只列所取的一行：全县、全年的一行，覆盖率和累计数也可以是截至 12 月的一行
with behind as (from plan_values_behind($plan, $on::date))
select
    uploads.file,
    behind.source_sheet as sheet,
    behind.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    behind.* exclude (upload_id, source_sheet, source_row, row_key, marks, of_code, of_year),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.of_code,
    behind.of_year
from behind
left join uploads on uploads.upload_id = behind.upload_id
where $indicator is null or behind.of_code = $indicator
order by behind.plan, behind.of_code, behind.of_year
