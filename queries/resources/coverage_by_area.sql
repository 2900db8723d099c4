-- 问题：截至某日各乡镇有多少队伍、物资、避难场所，每万人多少？
-- 粒度：一行 = 一个报送单位；不报送而有清单的单位也各列一行
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：area 乡镇；teams 救援队伍（支）；team_members 队伍人数（人）；warehouses 储备库（座）；
-- warehouse_usable_area_m2 储备库使用面积（㎡）；supply_kinds 物资品种（种）；shelters 避难场所（处）；
-- shelter_capacity 可容纳人数（人）；population 常住人口（人）；members_per_10k 每万人队伍人数（人）；
-- shelter_places_per_100 每百人避难容量（人）；population_year 人口年份；staff_people 应急人员（人）；
-- enterprises 重点企业（家）；red_enterprises 红色风险企业（家）；
-- area_km2 面积（平方公里）；members_per_100km2 每百平方公里队伍人数（人）
-- 来源：teams（members=team_members）；warehouses（usable_area_m2=warehouse_usable_area_m2）；
-- supplies（kinds=supply_kinds）；shelters（capacity=shelter_capacity）；staff（people=staff_people）；
-- enterprises（risk=red_enterprises）；base_figures
-- 公式：清单到下一次清单为止一直有效，从没报过清单的单位为空；没有写队伍数的行是一支；物资品种是品种数之和；
-- 人口、面积取该日为止最近一年
with
    population as (
        select area as of_area, year as population_year, in_usual_unit(item, value, unit) as people
        from latest_base_figures($on::date, $area, '常住人口')
    ),
    land as (
        select area as of_area, in_usual_unit(item, value, unit) as km2
        from latest_base_figures($on::date, $area, '面积')
    )
select
    areas.area,
    teams.teams,
    teams.team_members,
    warehouses.warehouses,
    warehouses.usable_area_m2 as warehouse_usable_area_m2,
    supplies.supply_kinds,
    shelters.shelters,
    shelters.shelter_capacity,
    population.people as population,
    10000.0 * teams.team_members / nullif(population.people, 0) as members_per_10k,
    100.0 * shelters.shelter_capacity / nullif(population.people, 0) as shelter_places_per_100,
    population.population_year,
    staff.staff_people,
    enterprises.enterprises,
    enterprises.red_enterprises,
    land.km2 as area_km2,
    100.0 * teams.team_members / nullif(land.km2, 0) as members_per_100km2
from inventory_areas($on::date, $area) as areas
left join teams_by_area($on::date, $area) as teams on teams.of_area = areas.area
left join warehouses_by_area($on::date, $area) as warehouses on warehouses.of_area = areas.area
left join supplies_by_area($on::date, $area) as supplies on supplies.of_area = areas.area
left join shelters_by_area($on::date, $area) as shelters on shelters.of_area = areas.area
left join staff_by_area($on::date, $area) as staff on staff.of_area = areas.area
left join enterprises_by_area($on::date, $area) as enterprises on enterprises.of_area = areas.area
left join population on population.of_area = areas.area
left join land on land.of_area = areas.area
left join area_register on area_register.area = areas.area
order by area_register.place nulls last, areas.area
