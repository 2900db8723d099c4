-- 问题：数字背后是《隐患整改台账》的哪些行？
-- 粒度：一行 = 一行原始数据
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$figure 数（可空）；$inspected_by 检查组织单位（可空）；$unit 单位（可空）；$state 状态（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；
-- *hazards；upload_id 上报编号；row_key 行标识；marks 标记；month 排查月份；counted_sector 统计行业；deadline
-- 期限；is_rectified 已整改；is_due 到期应整改；is_on_time 按期整改；is_overdue 逾期未整改；is_major 重大隐患；is_listed_open
-- 挂牌督办未销号；is_open 未整改；is_undated 已整改无日期；days_overdue 逾期天数（天）；days_since_found 已挂天数（天）；
-- unit 统计单位；state 状态（截至该日）；days_to_rectify 整改天数（天）；is_closed 已销号；is_rechecked 已复查；
-- is_recheck_passed 复查合格；is_sent_back 复查退回；is_extended 延期；is_rectified_late 逾期后整改；
-- is_before_found 整改早于排查；is_listed 挂牌督办
-- 来源：hazards
-- 公式：各数是相应标志为真的行数；$figure 只要该数背后的行；只给 $on 时是截至该日排查出的全部隐患
with
    behind as (
        from
            hazards_counted(
                $figure,
                $from,
                $to,
                $on,
                $area,
                $sector,
                $source,
                only_inspected_by := $inspected_by,
                only_unit := $unit
            )
        where is_chosen(state, $state)
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
        deadline,
        is_rectified,
        is_due,
        is_on_time,
        is_overdue,
        is_major,
        is_listed_open,
        is_open,
        is_undated,
        days_overdue,
        days_since_found,
        unit,
        state,
        days_to_rectify,
        is_closed,
        is_rechecked,
        is_recheck_passed,
        is_sent_back,
        is_extended,
        is_rectified_late,
        is_before_found,
        is_listed
    ),
    behind.upload_id,
    behind.row_key,
    behind.marks,
    behind.month,
    behind.counted_sector,
    behind.deadline,
    behind.is_rectified,
    behind.is_due,
    behind.is_on_time,
    behind.is_overdue,
    behind.is_major,
    behind.is_listed_open,
    behind.is_open,
    behind.is_undated,
    behind.days_overdue,
    behind.days_since_found,
    behind.unit,
    behind.state,
    behind.days_to_rectify,
    behind.is_closed,
    behind.is_rechecked,
    behind.is_recheck_passed,
    behind.is_sent_back,
    behind.is_extended,
    behind.is_rectified_late,
    behind.is_before_found,
    behind.is_listed
from behind
left join uploads on uploads.upload_id = behind.upload_id
order by behind.found_on, behind.source_row, behind.row_key
