-- 问题：数字背后是《事故台账》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）；$economy_sector 国民经济行业（可空）；
-- $raw_sector 原始行业（可空）；$hour 钟点（可空）；$weekday 星期（可空）；$unit 事故单位（可空）
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *accidents；upload_id 上报编号；row_key 行标识；marks 标记；month 统计月份；counted_sector 统计行业；severity
-- 计算等级；is_graded_incompletely 等级要素不全；economy_sector 国民经济行业；scope 口径；unit 统计单位；hour 钟点（时）；
-- weekday 星期；is_graded_differently 所填等级与计算不符
-- 来源：accidents
-- 公式：不纳入统计的事故不在其中；事故起数是行数，伤亡和损失是各行之和
with
    behind as (
        from counted_accidents($from, $to, $area, $sector, $severity, $type, only_scope := $scope)
        where
            is_chosen(economy_sector, $economy_sector)
            and is_chosen(sector, $raw_sector)
            and is_chosen(hour::varchar, $hour)
            and is_chosen(weekday, $weekday)
            and is_chosen(unit, $unit)
    )
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
        severity,
        is_graded_incompletely,
        economy_sector,
        scope,
        unit,
        hour,
        weekday,
        is_graded_differently
    ),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.month,
    behind.counted_sector,
    behind.severity,
    behind.is_graded_incompletely,
    behind.economy_sector,
    behind.scope,
    behind.unit,
    behind.hour,
    behind.weekday,
    behind.is_graded_differently
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.occurred_at, behind.source_row, behind.row_key
