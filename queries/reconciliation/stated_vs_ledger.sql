-- 问题：报来的数与台账、与表内数字复算的数一致吗？
-- 粒度：一行 = 一个指标 × 一个单位 × 一段月份（在一张表里的一处）
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）
-- 结果：figure 指标代码；label 指标；area 乡镇；month 月份；month_from 起始月；month_to 截止月；stated 报来的数；
-- recomputed 复算的数；difference 相差；agrees 是否一致；unit 单位；basis 复算依据；note 说明；file 文件；sheet 工作表；
-- row 行号；letter 列；uploaded_by 上报人；uploaded_at 上报时间；upload_id 上报编号
-- 来源：accident_stats；hazard_stats
-- 公式：month 是这段月份的最后一个月；相差 = 报来的数 − 复算的数；百分数允许相差 0.02 个百分点，按写出的小数位四舍五入
-- 或截尾后相同也算一致；台账数按截至这段月份最后一天计，台账不全的在说明里写明；标为“—”“/”而能复算的，算不一致；
-- agrees 为空是复算不了
with
    ledgers as (
        select
            figure,
            label,
            unit,
            area,
            month_from,
            month_to,
            stated::double as stated,
            recomputed::double as recomputed,
            stated = recomputed as agrees,
            '台账' as basis,
            note,
            upload_id,
            source_sheet,
            source_row,
            null as letter
        from stated_beside_ledgers($from, $to, $area)
    ),
    itself as (
        select
            own.figure,
            own.label,
            own.unit,
            own.area,
            own.month_from,
            own.month_to,
            own.stated,
            own.recomputed,
            own.agrees,
            '表内' as basis,
            own.note,
            own.upload_id,
            own.source_sheet,
            own.source_row,
            own.letter,
            own.mark
        from stated_beside_itself($from, $to, $area) as own
        where own.agrees is not null
        union all
        select
            figure,
            label,
            unit,
            area,
            month_from,
            month_to,
            stated,
            recomputed,
            agrees,
            basis,
            note,
            upload_id,
            source_sheet,
            source_row,
            letter,
            mark
        from changes_beside_last_year($from, $to, $area)
    ),
    together as (
        select *
        from ledgers
        union all
        select
            * exclude (mark) replace (
                concat_ws(
                    '；',
                    nullif(note, ''),
                    case
                        mark when 'base_zero' then '写的是“—”' when 'not_applicable' then '写的是“/”'
                    end,
                    if(recomputed is null and agrees = false, '分母为 0，不能计算', null)
                ) as note
            )
        from itself
    )
select
    together.figure,
    together.label,
    together.area,
    together.month_to as month,
    together.month_from,
    together.month_to,
    together.stated,
    together.recomputed,
    round(together.stated - together.recomputed, 6) as difference,
    together.agrees,
    together.unit,
    together.basis,
    nullif(together.note, '') as note,
    uploads.file,
    together.source_sheet as sheet,
    together.source_row as row,
    together.letter,
    uploads.uploaded_by,
    uploads.uploaded_at,
    together.upload_id
from together
left join uploads on uploads.upload_id = together.upload_id
left join area_register on area_register.area = together.area
order by month desc, month_from, area_register.place nulls first, area, figure, row
