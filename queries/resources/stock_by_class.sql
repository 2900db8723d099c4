-- 问题：截至某日各类物资有多少品种，哪些过期、不足？
-- 粒度：一行 = 一种物资类别；未填类别的列一行
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：class 类别；kinds 品种数（种）；items 物资行数（行）；expired 已过期（行）；below_minimum 低于最低储备（行）
-- 来源：supplies（kinds）
-- 公式：品种数是各行品种数之和；不同计量单位的数量不相加
with supplies as (from standing_supplies($on::date, $area))
select
    class,
    sum(kinds)::bigint as kinds,
    count(*) as items,
    count(*) filter (expires_on < $on::date) as expired,
    count(*) filter (quantity < min_quantity) as below_minimum
from supplies
group by class
order by class is null, kinds desc nulls last, class
