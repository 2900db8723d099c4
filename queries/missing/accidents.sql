-- 问题：数字背后的《事故台账》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $severity 事故等级（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：accidents
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select
            deaths,
            missing,
            serious_injuries,
            minor_injuries,
            poisoned,
            loss_wan_yuan,
            area,
            place,
            sector,
            type,
            upload_id,
            marks
        from counted_accidents($from, $to, $area, $sector, $severity, $type, only_scope := $scope)
    )
select "column", state, cells
from empty_and_marked('behind')
order by "column", state
