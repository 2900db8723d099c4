-- 问题：哪些乡镇驻地、重点企业、避难场所、储备库离最近的一处力量超过半径？
-- 粒度：一行 = 一处在半径之外的地方
-- 参数：$object 对象；$radius_km 半径（公里）；$on 截至日期；$area 乡镇（可空）；$longitude 新设点经度（可空）；$latitude 新设点纬度（可空）
-- 结果：kind 地方；area 乡镇；name 名称；nearest 最近的一处；distance_km 直线距离（公里）；longitude 经度（度）；latitude 纬度（度）；
-- dataset 数据表；row_key 行标识
-- 来源：teams（longitude=distance_km）；warehouses（longitude=distance_km）；shelters（longitude=distance_km）；areas；
-- enterprises（longitude=distance_km）
-- 公式：到最近一处的大圆距离大于半径；给了新设点的，把它也算作一处；没有坐标的地方不列
with
    places as (
        select
            '乡镇驻地' as kind,
            1 as kind_place,
            area,
            area as name,
            longitude,
            latitude,
            'areas' as dataset,
            row_key
        from seats($on::date, $area)
        union all
        select '重点企业', 2, area, name, longitude, latitude, 'enterprises', row_key
        from standing_enterprises($on::date, $area)
        union all
        select '避难场所', 3, area, name, longitude, latitude, 'shelters', row_key
        from standing_shelters($on::date, $area)
        union all
        select '储备库', 4, area, name, longitude, latitude, 'warehouses', row_key
        from standing_warehouses($on::date, $area)
    ),
    points as (
        select name, longitude, latitude
        from standing_means($on::date)
        where object = $object and longitude + latitude is not null
        union all
        select '新设点', $longitude::double, $latitude::double
        where $longitude is not null and $latitude is not null
    ),
    measured as (
        select
            places.*,
            points.name as nearest,
            great_circle_km(
                places.longitude, places.latitude, points.longitude, points.latitude
            ) as distance_km
        from places
        cross join points
        where places.longitude + places.latitude is not null and places.kind <> $object
        qualify
            row_number() over (
                partition by places.kind, places.row_key
                order by
                    great_circle_km(
                        places.longitude, places.latitude, points.longitude, points.latitude
                    )
            )
            = 1
    )
select
    measured.kind,
    measured.area,
    measured.name,
    measured.nearest,
    measured.distance_km,
    measured.longitude,
    measured.latitude,
    measured.dataset,
    measured.row_key
from measured
left join area_register on area_register.area = measured.area
where measured.distance_km > $radius_km::double
order by measured.kind_place, measured.distance_km desc, area_register.place, measured.name
