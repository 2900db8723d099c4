-- 问题：数字背后的《隐患整改台账》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$figure 数（可空）；$inspected_by 检查组织单位（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：hazards
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select funds_wan_yuan, grade, due_on, area, sector, source, upload_id, marks
        from
            hazards_counted(
                $figure,
                $from,
                $to,
                $on,
                $area,
                $sector,
                $source,
                only_inspected_by := $inspected_by
            )
    )
select "column", state, cells
from empty_and_marked('behind')
order by "column", state
