-- 问题：截至某日隐患各处在什么状态？
-- 粒度：一行 = 一种状态
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：state 状态；hazards 隐患数（条）；overdue 逾期未整改数（条）；major 重大隐患数（条）；listed_open 挂牌督办未销号数（条）
-- 来源：hazards（grade）
-- 公式：先看日期：已整改且已销号的是已销号，复查不合格的是退回，其余已整改的是待复查（含复查合格待销号）；
-- 未整改的再看所填状态：移交、管控中、已批准延期（填了延期后期限的也是）、整改中，其余是待整改
with
    states(state, place) as (
        values
            ('待整改', 1),
            ('整改中', 2),
            ('已批准延期', 3),
            ('管控中', 4),
            ('移交', 5),
            ('退回', 6),
            ('待复查', 7),
            ('已销号', 8)
    ),
    counted as (
        from
            hazard_figures(
                'state',
                (select list(state) from states),
                $from,
                $to,
                $on,
                $area,
                $sector,
                $source,
                only_inspected_by := $inspected_by
            )
    )
select
    states.state,
    counted.found as hazards,
    counted.overdue,
    counted.major_found as major,
    counted.listed_open
from states
left join counted on counted.grain_value = states.state
order by states.place
