-- 问题：数字背后的《事故统计月报》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：accident_stats
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select
            accidents,
            deaths,
            major_accidents,
            major_deaths,
            accidents_last_year,
            deaths_last_year,
            major_accidents_last_year,
            major_deaths_last_year,
            upload_id,
            marks
        from accident_stats_behind($from, $to, $area, $sector, false)
    )
select "column", state, cells
from empty_and_marked('behind')
order by "column", state
