-- 问题：各级别的预警发布了多少条？
-- 粒度：一行 = 一种预警级别；未填级别的列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 预警类型（可空）；$level 预警级别（可空）
-- 结果：level 预警级别；warnings 预警数（条）
-- 来源：warnings（level）
select grain_value as level, warnings
from
    warning_figures(
        'level',
        if($level is null, ['红', '橙', '黄', '蓝'], [$level]),
        $from,
        $to,
        $area,
        $kind,
        $level
    )
where grain_value is distinct from '未填'
order by list_position(['红', '橙', '黄', '蓝'], grain_value) nulls last, grain_value
