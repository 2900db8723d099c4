-- 问题：截至某日全县（或一个单位）一共有多少队伍、物资、避难场所，每万人多少？
-- 粒度：一行 = 有清单的各单位之和
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：teams 救援队伍（支）；team_members 队伍人数（人）；warehouses 储备库（座）；
-- warehouse_usable_area_m2 储备库使用面积（㎡）；supply_kinds 物资品种（种）；shelters 避难场所（处）；
-- shelter_capacity 可容纳人数（人）；population 常住人口（人）；members_per_10k 每万人队伍人数（人）；
-- shelter_places_per_100 每百人避难容量（人）；staff_people 应急人员（人）；enterprises 重点企业（家）；
-- red_enterprises 红色风险企业（家）
-- 来源：teams（members=team_members）；warehouses（usable_area_m2=warehouse_usable_area_m2）；
-- supplies（kinds=supply_kinds）；shelters（capacity=shelter_capacity）；staff（people=staff_people）；
-- enterprises（risk=red_enterprises）；base_figures
-- 公式：各单位有效清单之和，从没报过清单的单位不计，没有一个单位报过的为空；物资品种是品种数之和；
-- 人口取该日为止最近一年，全县的取全县的数，不由各乡镇相加
with
    population as (
        select in_usual_unit(item, value, unit) as people
        from latest_base_figures($on::date, $area, '常住人口')
        where $area is not null or is_whole_county(area)
        order by area nulls last
        limit 1
    ),
    team_totals as (
        select sum(teams)::bigint as teams, sum(team_members)::bigint as team_members
        from teams_by_area($on::date, $area)
    ),
    warehouse_totals as (
        select
            sum(warehouses)::bigint as warehouses, sum(usable_area_m2) as warehouse_usable_area_m2
        from warehouses_by_area($on::date, $area)
    ),
    supply_totals as (
        select sum(supply_kinds)::bigint as supply_kinds from supplies_by_area($on::date, $area)
    ),
    shelter_totals as (
        select sum(shelters)::bigint as shelters, sum(shelter_capacity)::bigint as shelter_capacity
        from shelters_by_area($on::date, $area)
    ),
    staff_totals as (
        select sum(staff_people)::bigint as staff_people from staff_by_area($on::date, $area)
    ),
    enterprise_totals as (
        select
            sum(enterprises)::bigint as enterprises, sum(red_enterprises)::bigint as red_enterprises
        from enterprises_by_area($on::date, $area)
    )
select
    teams,
    team_members,
    warehouses,
    warehouse_usable_area_m2,
    supply_kinds,
    shelters,
    shelter_capacity,
    people as population,
    10000.0 * team_members / nullif(people, 0) as members_per_10k,
    100.0 * shelter_capacity / nullif(people, 0) as shelter_places_per_100,
    staff_people,
    enterprises,
    red_enterprises
from team_totals
cross join warehouse_totals
cross join supply_totals
cross join shelter_totals
cross join staff_totals
cross join enterprise_totals
left join population on true
order by all
