-- 定义：清单。某单位某月的清单到它下一次清单为止一直有效；报过零的月份是空清单，从没报过的单位没有清单。
-- 已停用的单位不再有清单。
create or replace temp view inventories as
select 'teams' as dataset, area, month
from teams
union
select 'warehouses', area, month
from warehouses
union
select 'supplies', area, month
from supplies
union
select 'shelters', area, month
from shelters
union
select 'staff', area, month
from staff
union
select 'enterprises', area, month
from enterprises
union
select dataset, area, month
from reported
where
    dataset in ('teams', 'warehouses', 'supplies', 'shelters', 'staff', 'enterprises')
    and area <> '';

-- 截至某日各数据表各单位有效的是哪个月的清单；数据表为空是不限。
create or replace temp macro standing_inventories(of_dataset, on_day, only_area) as table
select dataset, area, max(month) as month
from inventories
where
    (of_dataset is null or dataset = of_dataset)
    and month <= month_of(on_day)
    and is_chosen(area, only_area)
    and area not in (select area from area_register where until <= month_of(on_day))
group by dataset, area;

-- 应当列出的单位：当月应报送的，以及有清单的。
create or replace temp macro inventory_areas(on_day, only_area) as table
select area
from reporting_areas(month_of(on_day), month_of(on_day), only_area)
union
select area
from standing_inventories(null, on_day, only_area);

-- 各数据表有效清单里的行。队伍的负责人和电话不在其中。
create or replace temp macro standing_teams(on_day, only_area) as table
select
    teams.month,
    teams.name,
    teams.team_count,
    teams.kind,
    teams.level,
    teams.nature,
    teams.area,
    teams.members,
    teams.longitude,
    teams.latitude,
    teams.note,
    teams.upload_id,
    teams.source_sheet,
    teams.source_row,
    teams.row_key,
    teams.marks
from teams
join
    standing_inventories('teams', on_day, only_area) as standing
    on standing.area = teams.area
    and standing.month = teams.month;

create or replace temp macro standing_warehouses(on_day, only_area) as table
select warehouses.*
from warehouses
join
    standing_inventories('warehouses', on_day, only_area) as standing
    on standing.area = warehouses.area
    and standing.month = warehouses.month;

create or replace temp macro standing_supplies(on_day, only_area) as table
select supplies.*
from supplies
join
    standing_inventories('supplies', on_day, only_area) as standing
    on standing.area = supplies.area
    and standing.month = supplies.month;

create or replace temp macro standing_shelters(on_day, only_area) as table
select shelters.*
from shelters
join
    standing_inventories('shelters', on_day, only_area) as standing
    on standing.area = shelters.area
    and standing.month = shelters.month;

create or replace temp macro standing_staff(on_day, only_area) as table
select staff.*
from staff
join
    standing_inventories('staff', on_day, only_area) as standing
    on standing.area = staff.area
    and standing.month = staff.month;

create or replace temp macro standing_enterprises(on_day, only_area) as table
select enterprises.*
from enterprises
join
    standing_inventories('enterprises', on_day, only_area) as standing
    on standing.area = enterprises.area
    and standing.month = enterprises.month;

-- 有清单的单位一行（of_area）；清单里没有行的各数是 0，有行而全部未填的是空。没有写队伍数的行是一支队伍。
create or replace temp macro teams_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    coalesce(
        sum(coalesce(rows_of.team_count, 1)) filter (rows_of.row_key is not null), 0
    )::bigint as teams,
    case
        when count(rows_of.row_key) = 0 then 0 else sum(rows_of.members)::bigint
    end as team_members
from standing_inventories('teams', on_day, only_area) as standing
left join standing_teams(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;

create or replace temp macro warehouses_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    count(rows_of.row_key) as warehouses,
    case when count(rows_of.row_key) = 0 then 0 else sum(rows_of.usable_area_m2) end as usable_area_m2
from standing_inventories('warehouses', on_day, only_area) as standing
left join standing_warehouses(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;

create or replace temp macro supplies_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    case when count(rows_of.row_key) = 0 then 0 else sum(rows_of.kinds)::bigint end as supply_kinds
from standing_inventories('supplies', on_day, only_area) as standing
left join standing_supplies(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;

create or replace temp macro shelters_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    count(rows_of.row_key) as shelters,
    case
        when count(rows_of.row_key) = 0 then 0 else sum(rows_of.capacity)::bigint
    end as shelter_capacity
from standing_inventories('shelters', on_day, only_area) as standing
left join standing_shelters(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;

create or replace temp macro staff_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    case when count(rows_of.row_key) = 0 then 0 else sum(rows_of.people)::bigint end as staff_people
from standing_inventories('staff', on_day, only_area) as standing
left join standing_staff(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;

create or replace temp macro enterprises_by_area(on_day, only_area) as table
select
    standing.area as of_area,
    count(rows_of.row_key) as enterprises,
    case
        when count(rows_of.row_key) > 0 and count(rows_of.risk) = 0
        then null
        else count(*) filter (rows_of.risk = '红')
    end as red_enterprises
from standing_inventories('enterprises', on_day, only_area) as standing
left join standing_enterprises(on_day, only_area) as rows_of on rows_of.area = standing.area
group by standing.area;
