-- 问题：各检查组织单位查出的隐患整改得怎样？
-- 粒度：一行 = 一个检查组织单位；未填的列一行
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 结果：inspected_by 检查组织单位；found 排查隐患数（条）；rectified 已整改数（条）；rate_pct 整改率（%）；due 到期应整改数（条）；
-- on_time 按期整改数（条）；on_time_rate_pct 按期整改率（%）；overdue 逾期未整改数（条）；overdue_rate_pct 逾期率（%）；
-- major_found 重大隐患数（条）；major_rectified 重大隐患已整改数（条）；major_rate_pct 重大隐患整改率（%）；
-- listed_open 挂牌督办未销号数（条）；without_deadline 无整改期限数（条）；undated 已整改无日期数（条）；
-- closed 已销号数（条）；closed_rate_pct 销号率（%）；rechecked 已复查数（条）；recheck_passed 复查合格数（条）；
-- recheck_rate_pct 复查合格率（%）；major_overdue 重大隐患逾期未整改数（条）；extended 延期数（条）；
-- rectified_late 逾期后整改数（条）；before_found 整改早于排查数（条）；median_days 整改天数中位数（天）
-- 来源：hazards（grade）
-- 公式：整改率 = 已整改 ÷ 排查；按期整改率 = 到期且在期限内整改 ÷ 到期应整改；逾期率 = 逾期未整改 ÷ 到期应整改；
-- 已整改以整改完成日期为准，最近一次复查不合格的不算；期限取延期后期限，没有时取整改期限；
-- 销号率 = 已销号 ÷ 排查；复查合格率 = 复查合格 ÷ 有复查结论；整改早于排查的不计整改天数；分母为 0 时为空
select grain_value as inspected_by, * exclude (grain_value)
from
    hazard_figures(
        'inspected_by',
        []::varchar[],
        $from,
        $to,
        $on,
        $area,
        $sector,
        $source,
        only_inspected_by := $inspected_by
    )
order by grain_value is null, found desc, grain_value
