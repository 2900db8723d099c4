-- 问题：各乡镇到最近一处力量有多远，多设一处以后近多少，能不能在半径之内？
-- 粒度：一行 = 一个报送单位
-- 参数：$object 对象；$radius_km 半径（公里）；$on 截至日期；$area 乡镇（可空）；$longitude 新设点经度（可空）；$latitude 新设点纬度（可空）
-- 结果：area 乡镇；nearest 最近的一处；distance_km 直线距离（公里）；is_within 是否在半径内；distance_after_km 新设后直线距离（公里）；
-- is_within_after 新设后是否在半径内；population 常住人口（人）；area_longitude 驻地经度（度）；area_latitude 驻地纬度（度）；
-- dataset 数据表；row_key 最近一处的行标识
-- 来源：teams（longitude=distance_km）；warehouses（longitude=distance_km）；shelters（longitude=distance_km）；areas；base_figures
-- 公式：驻地到最近一处的大圆距离，不超过半径的是在半径内；没有给新设点时新设后与现在相同；距离算不出的，是否在内为空
with
    nearest as (
        select
            seats.area,
            arg_min(
                means.name,
                great_circle_km(seats.longitude, seats.latitude, means.longitude, means.latitude)
            ) as nearest,
            arg_min(
                means.row_key,
                great_circle_km(seats.longitude, seats.latitude, means.longitude, means.latitude)
            ) as row_key,
            any_value(means.dataset) as dataset,
            min(
                great_circle_km(seats.longitude, seats.latitude, means.longitude, means.latitude)
            ) as distance_km
        from seats($on::date, $area) as seats
        left join standing_means($on::date) as means on means.object = $object
        group by seats.area
    ),
    compared as (
        select
            seats.area,
            seats.longitude,
            seats.latitude,
            nearest.nearest,
            nearest.dataset,
            nearest.row_key,
            nearest.distance_km,
            least(
                nearest.distance_km,
                great_circle_km(
                    seats.longitude, seats.latitude, $longitude::double, $latitude::double
                )
            ) as distance_after_km
        from seats($on::date, $area) as seats
        join nearest on nearest.area = seats.area
    )
select
    compared.area,
    compared.nearest,
    compared.distance_km,
    compared.distance_km <= $radius_km::double as is_within,
    compared.distance_after_km,
    compared.distance_after_km <= $radius_km::double as is_within_after,
    in_usual_unit(people.item, people.value, people.unit) as population,
    compared.longitude as area_longitude,
    compared.latitude as area_latitude,
    compared.dataset,
    compared.row_key
from compared
left join latest_base_figures($on::date, $area, '常住人口') as people on people.area = compared.area
left join area_register on area_register.area = compared.area
order by area_register.place nulls last, compared.area
