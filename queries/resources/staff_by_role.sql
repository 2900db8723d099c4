-- 问题：截至某日各乡镇各类应急人员有多少，专职、兼职各多少？
-- 粒度：一行 = 一个单位 × 一类岗位
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：area 乡镇；role 岗位；people 人数（人）；full_time 专职（人）；part_time 兼职（人）；a_side A 角（人）；
-- b_side B 角（人）；other 其他（人）；unstated 未填性质（人）；
-- per_10k 每万人（人）；population 常住人口（人）；month 清单月份
-- 来源：staff（people）；base_figures
-- 公式：人数取有效清单各行之和，任一行未填的为空；专职含专业，兼职含志愿；A 角、B 角按性质一栏；每万人按最近一年常住人口
with
    staff as (from standing_staff($on::date, $area)),
    counted as (
        select
            area,
            role,
            case when count(*) = count(people) then sum(people)::bigint end as people,
            coalesce(sum(people) filter (nature_kind(nature) = '专职'), 0)::bigint as full_time,
            coalesce(sum(people) filter (nature_kind(nature) = '兼职'), 0)::bigint as part_time,
            coalesce(sum(people) filter (nature_kind(nature) = 'A角'), 0)::bigint as a_side,
            coalesce(sum(people) filter (nature_kind(nature) = 'B角'), 0)::bigint as b_side,
            coalesce(sum(people) filter (nature_kind(nature) = '其他'), 0)::bigint as other,
            coalesce(sum(people) filter (nature is null), 0)::bigint as unstated,
            max(month) as month,
            min(source_row) as place
        from staff
        group by area, role
    ),
    population as (
        select area as of_area, in_usual_unit(item, value, unit) as population
        from latest_base_figures($on::date, $area, '常住人口')
    )
select
    counted.area,
    counted.role,
    counted.people,
    counted.full_time,
    counted.part_time,
    counted.a_side,
    counted.b_side,
    counted.other,
    counted.unstated,
    10000.0 * counted.people / nullif(population.population, 0) as per_10k,
    population.population,
    counted.month
from counted
left join population on population.of_area = counted.area
left join area_register on area_register.area = counted.area
order by area_register.place nulls last, counted.area, counted.place, counted.role
