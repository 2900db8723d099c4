-- 问题：截至某日一共还有多少隐患没有整改，逾期的、重大的各多少？
-- 粒度：一行 = 截至该日的全部未整改隐患
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$source 排查来源（可空）
-- 结果：open 未整改数（条）；overdue 逾期未整改数（条）；major_open 重大隐患未整改数（条）；longest_overdue 最长逾期（天）
-- 来源：hazards（grade）
-- 背后：figure=open
-- 公式：截至该日排查出的全部隐患，不限时段；未整改的含复查不合格的
select
    count(*) as open,
    count(*) filter (is_overdue) as overdue,
    count_major(is_major, true) as major_open,
    max(days_overdue) filter (is_overdue) as longest_overdue
from found_hazards(null, null, $on, $area, $sector, $source)
where is_open
order by all
