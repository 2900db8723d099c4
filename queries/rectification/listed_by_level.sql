-- 问题：截至某日各级挂牌督办的隐患有多少，销号了多少，逾期多少？
-- 粒度：一行 = 一个挂牌督办级别
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 默认：$from 只给 $on 时不限
-- 结果：listed 挂牌督办级别；hazards 挂牌隐患数（条）；closed 已销号数（条）；listed_open 未销号数（条）；rectified 已整改数（条）；
-- overdue 逾期未整改数（条）；major 重大隐患数（条）
-- 来源：hazards（grade）
-- 公式：挂牌的是写了级别的，写否、无、未挂牌的不是；只写“是”的级别是未写级别；未销号到销号日期为止；按级别从高到低列
with
    listed_hazards as (
        select
            case
                when regexp_matches(listed, '国|部')
                then '国家级'
                when regexp_matches(listed, '省')
                then '省级'
                when regexp_matches(listed, '市')
                then '市级'
                when regexp_matches(listed, '县|区')
                then '县级'
                when regexp_matches(listed, '乡|镇|街道')
                then '乡级'
                else '未写级别'
            end as at_level,
            *
        from
            found_hazards(
                $from, $to, $on, $area, $sector, $source, only_inspected_by := $inspected_by
            )
        where is_listed
    )
select
    at_level as listed,
    count(*) as hazards,
    count(*) filter (is_closed) as closed,
    count(*) filter (is_listed_open) as listed_open,
    count(*) filter (is_rectified) as rectified,
    count(*) filter (is_overdue) as overdue,
    count_major(is_major, true) as major
from listed_hazards
group by at_level
order by list_position(['国家级', '省级', '市级', '县级', '乡级', '未写级别'], at_level)
