-- 问题：哪些单位隐患多、没有整改、逾期、反复出现？
-- 粒度：一行 = 一家单位（人确认是同一家的合在一起）；未填单位的列一行
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：unit 单位；areas 乡镇；count_areas 乡镇数（个）；found 排查隐患数（条）；open 未整改数（条）；
-- overdue 逾期未整改数（条）；repeated 重复隐患数（条）；major_open 重大隐患未整改数（条）；longest_overdue 最长逾期（天）；
-- written 台账里的写法
-- 来源：hazards
-- 公式：同一名称在几个乡镇都有的，各乡镇列出，可能是同名的不同单位，请核对；重复隐患是同一单位、同样描述此前一年内已排查出过的；
-- 名称不同的不自行合并，确认后才合并，可撤销
select
    hazards.unit,
    string_agg(distinct hazards.area, '、' order by hazards.area) as areas,
    count(distinct hazards.area) as count_areas,
    count(*) as found,
    count(*) filter (hazards.is_open) as open,
    count(*) filter (hazards.is_overdue) as overdue,
    count(repeated.row_key) as repeated,
    count(*) filter (hazards.is_open and hazards.is_major) as major_open,
    max(hazards.days_overdue) filter (hazards.is_overdue) as longest_overdue,
    string_agg(distinct hazards.unit_name, '、' order by hazards.unit_name) as written
from
    found_hazards(
        $from, $to, $on, $area, $sector, $source, only_inspected_by := $inspected_by
    ) as hazards
left join repeated_hazards($from, $on) as repeated on repeated.row_key = hazards.row_key
group by hazards.unit
order by hazards.unit is null, overdue desc, open desc, repeated desc, found desc, hazards.unit
