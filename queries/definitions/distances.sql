-- 定义：两点之间的直线距离（公里），以及救援力量所在的点；各题共用。
-- 公式：大圆距离（haversine），平均半径 6371.0088 公里（IUGG）；与椭球面测地线相差不到 0.5%
-- 半弦长的平方：hav(a) = (1 − cos a) / 2，差值到几米以内仍准到厘米。
create or replace temp macro half_chord_squared(from_longitude, from_latitude, to_longitude, to_latitude) as
    (
        1
        - cos(radians(to_latitude - from_latitude))
        + cos(radians(from_latitude))
        * cos(radians(to_latitude))
        * (1 - cos(radians(to_longitude - from_longitude)))
    )
    / 2;

create or replace temp macro great_circle_km(from_longitude, from_latitude, to_longitude, to_latitude) as
    2 * 6371.0088
    * asin(sqrt(half_chord_squared(from_longitude, from_latitude, to_longitude, to_latitude)));

-- 写明不能用的避难场所不算力量；没有写的算。
create or replace temp macro is_out_of_use(written) as
    coalesce(regexp_matches(written, '停用|维修|关闭|撤销|拆除|未启用|不可用|未建成|在建|^否$'), false);

-- 消防站（队）：类型或名称写明的；森林消防队不是。
create or replace temp macro is_fire_station(kind, name) as
    coalesce(
        regexp_matches(coalesce(kind, '') || ' ' || coalesce(name, ''), '消防救援站|消防站|消防救援(大|中)?队|专职消防|消防(大|中)队')
        and not regexp_matches(coalesce(kind, '') || coalesce(name, ''), '森林'),
        false
    );

-- 有效清单里的队伍、消防站、储备库、避难场所，一处一行；一支队伍既算救援队伍，也算它那一类的队伍。
create or replace temp macro standing_means(on_day) as table
with
    listed as (
        select '救援队伍' as object, 1 as object_place, area, name, kind, longitude, latitude, 'teams' as dataset, row_key
        from standing_teams(on_day, null)
        union all
        select '救援队伍·' || kind, 2, area, name, kind, longitude, latitude, 'teams', row_key
        from standing_teams(on_day, null)
        where kind is not null
        union all
        select '消防站', 3, area, name, kind, longitude, latitude, 'teams', row_key
        from standing_teams(on_day, null)
        where is_fire_station(kind, name)
        union all
        select '储备库', 4, area, name, level, longitude, latitude, 'warehouses', row_key
        from standing_warehouses(on_day, null)
        union all
        select '避难场所', 5, area, name, kind, longitude, latitude, 'shelters', row_key
        from standing_shelters(on_day, null)
        where not is_out_of_use(in_use)
    )
select *
from listed;

-- 可以问远近的对象：四样总在，队伍的类型有哪些列哪些。
create or replace temp macro objects_of_means(on_day) as table
select object, object_place
from (values ('救援队伍', 1), ('消防站', 3), ('储备库', 4), ('避难场所', 5)) as always(object, object_place)
union
select object, object_place
from standing_means(on_day);

-- 各单位的驻地：报送单位，坐标取区划名录。
create or replace temp macro seats(on_day, only_area) as table
select areas.area, named.longitude, named.latitude, named.row_key
from reporting_areas(month_of(on_day), month_of(on_day), only_area) as areas
join areas as named on named.name = areas.area;
