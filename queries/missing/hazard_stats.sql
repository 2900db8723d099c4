-- 问题：数字背后的《隐患排查月报》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$source 排查来源（可空）；
-- $by 口径（可空）
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：hazard_stats
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select units, found, rectified, major_found, major_rectified, upload_id, marks
        from hazard_stats_behind($from, $to, $area, $source, $by is not null)
    )
select "column", state, cells
from empty_and_marked('behind')
order by "column", state
