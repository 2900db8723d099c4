-- 问题：截至某日三大类物资各有多少品种，哪些过期、快到期、不足？
-- 粒度：一行 = 一个大类；看不出大类的列一行
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：major_class 大类；kinds 品种数（种）；items 物资行数（行）；expired 已过期（行）；within_30 30 天内到期（行）；
-- within_90 90 天内到期（行）；within_180 180 天内到期（行）；below_minimum 低于最低储备（行）；without_expiry 未填有效期（行）；
-- without_minimum 未填最低储备量（行）
-- 来源：supplies（kinds）
-- 公式：大类按 GB/T 38565-2020；品种数是各行品种数之和，不是数量；不同计量单位的数量不相加；30、90、180 天内都不含已过期，后者含前者
with supplies as (from standing_supplies($on::date, $area))
select
    major_class_of(code, class) as major_class,
    sum(kinds)::bigint as kinds,
    count(*) as items,
    count(*) filter (expires_on < $on::date) as expired,
    count(*) filter (expires_on - $on::date between 0 and 30) as within_30,
    count(*) filter (expires_on - $on::date between 0 and 90) as within_90,
    count(*) filter (expires_on - $on::date between 0 and 180) as within_180,
    count(*) filter (quantity < min_quantity) as below_minimum,
    count(*) filter (expires_on is null) as without_expiry,
    count(*) filter (min_quantity is null) as without_minimum
from supplies
group by major_class
order by major_class is null, min(coalesce(left(code, 1), '9')), major_class
