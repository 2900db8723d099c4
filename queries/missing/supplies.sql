-- 问题：数字背后的《物资库存》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：supplies
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select kinds, quantity, min_quantity, class, expires_on, upload_id, marks
        from standing_supplies($on::date, $area)
    )
select "column", state, cells
from empty_and_marked('behind')
order by "column", state
