-- 问题：各乡镇最近的救援队伍、消防站、储备库、避难场所是哪一处，直线距离多远？
-- 粒度：一行 = 一个报送单位 × 一类对象
-- 参数：$on 截至日期；$area 乡镇（可空）；$object 对象（可空）
-- 结果：area 乡镇；object 对象；nearest 最近的一处；distance_km 直线距离（公里）；nearest_area 所在乡镇；
-- points 有坐标的（处）；unplaced 没有坐标的（处）；area_longitude 驻地经度（度）；area_latitude 驻地纬度（度）；
-- longitude 经度（度）；latitude 纬度（度）；dataset 数据表；row_key 行标识
-- 来源：teams（longitude=distance_km）；warehouses（longitude=distance_km）；shelters（longitude=distance_km）；areas
-- 公式：从乡镇驻地到有坐标的最近一处的大圆距离，是直线，不是路程；写明停用、维修的避难场所不算；
-- 没有驻地坐标或没有一处有坐标的为空
with
    means as (from standing_means($on::date)),
    counted as (
        select
            object,
            count(longitude + latitude) as points,
            count(*) - count(longitude + latitude) as unplaced
        from means
        group by object
    ),
    measured as (
        select
            seats.area,
            means.area as area_of_means,
            means.object,
            means.name,
            means.longitude,
            means.latitude,
            means.dataset,
            means.row_key,
            great_circle_km(
                seats.longitude, seats.latitude, means.longitude, means.latitude
            ) as distance_km
        from seats($on::date, $area) as seats
        cross join means
        where
            means.longitude + means.latitude is not null
            and seats.longitude + seats.latitude is not null
    ),
    nearest as (
        from measured
        qualify
            row_number() over (partition by area, object order by distance_km, name, row_key) = 1
    )
select
    seats.area,
    objects.object,
    nearest.name as nearest,
    nearest.distance_km,
    nearest.area_of_means as nearest_area,
    coalesce(counted.points, 0) as points,
    coalesce(counted.unplaced, 0) as unplaced,
    seats.longitude as area_longitude,
    seats.latitude as area_latitude,
    nearest.longitude,
    nearest.latitude,
    nearest.dataset,
    nearest.row_key
from seats($on::date, $area) as seats
cross join objects_of_means($on::date) as objects
left join counted on counted.object = objects.object
left join nearest on nearest.area = seats.area and nearest.object = objects.object
left join area_register on area_register.area = seats.area
where $object is null or objects.object = $object
order by area_register.place nulls last, seats.area, objects.object_place, objects.object
