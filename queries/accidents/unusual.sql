-- 问题：哪些地方、哪些行业的事故明显多于前几年同期？
-- 粒度：一行 = 全县，或一个乡镇，或一个行业领域；最不寻常的在前
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）；$scope 口径（可空）
-- 结果：grain 范围；name 名称；accidents 事故起数（起）；accidents_before 前几年同期起数（起）；years 前几年年数（年）；
-- chance 偶然概率；is_unusual 异常
-- 来源：accidents
-- 公式：精确的条件二项检验：各年同期等可能时，本期不少于现有起数的概率，小于 0.01 为异常；比前五年相同的月份，
-- 已有数据不足五年时按有的年数，不足三年或时段超过十二个月时不检验
with
    held as (select min(first_held) as first_held from months_held where dataset = 'accidents'),
    years as (
        select back, left($from, 4)::integer - back || right($from, 3) as first_month
        from range(6) as years(back)
        cross join held
        where
            back = 0
            or count_months($from, $to) <= 12
            and left($from, 4)::integer - back || right($from, 3) >= first_held
    ),
    counted as (
        select years.back, accidents.area, accidents.counted_sector as sector
        from
            counted_accidents(
                (select min(first_month) from years),
                $to,
                $area,
                $sector,
                null,
                null,
                only_scope := $scope
            ) as accidents
        join
            years
            on accidents.month >= years.first_month
            and accidents.month <= left($to, 4)::integer - years.back || right($to, 3)
    ),
    named as (
        select '全部' as grain, coalesce($area, '全县') as name, back
        from counted
        union all
        select '乡镇', area, back
        from counted
        where area is not null and $area is null
        union all
        select '行业领域', sector, back
        from counted
        where sector is not null and $sector is null
    ),
    compared as (
        select
            grain,
            name,
            count(*) filter (back = 0) as accidents,
            count(*) filter (back > 0) as accidents_before,
            (select count(*) from years where back > 0) as years
        from named
        group by grain, name
    ),
    tested as (
        select
            *,
            case
                when years >= 3 then chance_of_as_many(accidents, accidents_before, years)
            end as chance
        from compared
    )
select
    grain,
    name,
    accidents,
    accidents_before,
    years,
    if(chance > 1, 1.0, chance) as chance,
    coalesce(chance < 0.01, false) as is_unusual
from tested
order by chance nulls last, accidents desc, grain, name
