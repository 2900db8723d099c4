-- 问题：与某月末相比，队伍、储备库、物资、避难场所、人员、企业增减了哪些？
-- 粒度：一行 = 一项有增减或数量变化的资源
-- 参数：$since 对比月份；$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 结果：dataset 数据表；area 乡镇；name 名称；change 变化；figure 数据项；before 原来；after 现在；difference 增减；unit
-- 单位；row_key 行标识
-- 来源：teams（members=after）；warehouses（usable_area_m2=after）；supplies（quantity=after）；shelters（capacity=after）；
-- staff（people=after）；enterprises
-- 公式：比较两个时点各自有效的清单，按名称、乡镇等对应；任一时点没有清单的单位不比较；两次都没有填的不算变化
with
    held as (
        select
            'teams' as dataset,
            1 as place,
            '人数' as figure,
            '人' as unit,
            true as is_now,
            area,
            coalesce(name, kind) as name,
            null::varchar as part,
            members::double as amount,
            row_key
        from standing_teams($on::date, $area)
        union all
        select 'teams', 1, '人数', '人', false, area, coalesce(name, kind), null, members, row_key
        from standing_teams(last_day(first_day($since)), $area)
        union all
        select
            'warehouses',
            2,
            '使用面积',
            '㎡',
            true,
            area,
            coalesce(name, level),
            null,
            usable_area_m2,
            row_key
        from standing_warehouses($on::date, $area)
        union all
        select
            'warehouses',
            2,
            '使用面积',
            '㎡',
            false,
            area,
            coalesce(name, level),
            null,
            usable_area_m2,
            row_key
        from standing_warehouses(last_day(first_day($since)), $area)
        union all
        select
            'supplies',
            3,
            '数量',
            unit,
            true,
            area,
            coalesce(item, class),
            warehouse,
            quantity,
            row_key
        from standing_supplies($on::date, $area)
        union all
        select
            'supplies',
            3,
            '数量',
            unit,
            false,
            area,
            coalesce(item, class),
            warehouse,
            quantity,
            row_key
        from standing_supplies(last_day(first_day($since)), $area)
        union all
        select 'shelters', 4, '可容纳人数', '人', true, area, name, null, capacity, row_key
        from standing_shelters($on::date, $area)
        union all
        select 'shelters', 4, '可容纳人数', '人', false, area, name, null, capacity, row_key
        from standing_shelters(last_day(first_day($since)), $area)
        union all
        select 'staff', 5, '人数', '人', true, area, role, nature, people, row_key
        from standing_staff($on::date, $area)
        union all
        select 'staff', 5, '人数', '人', false, area, role, nature, people, row_key
        from standing_staff(last_day(first_day($since)), $area)
        union all
        select 'enterprises', 6, '家数', '家', true, area, name, null, 1, row_key
        from standing_enterprises($on::date, $area)
        union all
        select 'enterprises', 6, '家数', '家', false, area, name, null, 1, row_key
        from standing_enterprises(last_day(first_day($since)), $area)
    ),
    comparable as (
        select dataset, area
        from standing_inventories(null, $on::date, $area)
        intersect
        select dataset, area
        from standing_inventories(null, last_day(first_day($since)), $area)
    ),
    compared as (
        select
            held.dataset,
            any_value(held.place) as place,
            held.area,
            held.name,
            held.part,
            any_value(held.figure) as figure,
            held.unit,
            count(*) filter (not held.is_now) as count_before,
            count(*) filter (held.is_now) as count_after,
            case
                when count(held.amount) filter (not held.is_now) = count(*) filter (not held.is_now)
                then sum(held.amount) filter (not held.is_now)
            end as before,
            case
                when count(held.amount) filter (held.is_now) = count(*) filter (held.is_now)
                then sum(held.amount) filter (held.is_now)
            end as after,
            any_value(held.row_key) filter (held.is_now) as row_key
        from held
        join comparable on comparable.dataset = held.dataset and comparable.area = held.area
        where $dataset is null or held.dataset = $dataset
        group by held.dataset, held.area, held.name, held.part, held.unit
    )
select
    compared.dataset,
    compared.area,
    compared.name || coalesce('（' || compared.part || '）', '') as name,
    case
        when compared.count_before = 0
        then '新增'
        when compared.count_after = 0
        then '减少'
        when compared.before is null
        then '补填'
        when compared.after is null
        then '变为未填'
        when compared.after > compared.before
        then '数量增加'
        else '数量减少'
    end as change,
    compared.figure,
    compared.before,
    compared.after,
    case
        when compared.count_before = 0
        then compared.after
        when compared.count_after = 0
        then - compared.before
        else compared.after - compared.before
    end as difference,
    compared.unit,
    compared.row_key
from compared
left join area_register on area_register.area = compared.area
where
    compared.count_before = 0
    or compared.count_after = 0
    or compared.before is distinct from compared.after
order by compared.place, area_register.place nulls last, compared.area, compared.name, compared.part
