-- 问题：截至某日队伍、储备库、避难场所、重点企业各在什么地方？
-- 粒度：一行 = 一处有坐标的队伍、储备库、避难场所或企业
-- 参数：$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 结果：dataset 数据表；place_kind 类别；area 乡镇；name 名称；kind 类型；level 级别；members 人数（人）；capacity 可容纳人数（人）；
-- usable_area_m2 使用面积或有效面积（㎡）；risk 风险等级；longitude 经度（度）；latitude 纬度（度）；month 清单月份；row_key 行标识
-- 来源：teams（longitude）；warehouses（longitude）；shelters（longitude）；enterprises（longitude）
-- 公式：写明是消防站、消防队的队伍是消防站，森林消防队不是；只列经纬度都有的；没有坐标的计在未填里
with
    objects as (
        select
            'teams' as dataset,
            if(is_fire_station(kind, name), '消防站', '救援队伍') as place_kind,
            1 as dataset_place,
            area,
            name,
            kind,
            level,
            members,
            null::bigint as capacity,
            null::double as usable_area_m2,
            null::varchar as risk,
            longitude,
            latitude,
            month,
            row_key
        from standing_teams($on::date, $area)
        union all
        select
            'warehouses',
            '储备库',
            2,
            area,
            name,
            ownership,
            level,
            null,
            null,
            usable_area_m2,
            null,
            longitude,
            latitude,
            month,
            row_key
        from standing_warehouses($on::date, $area)
        union all
        select
            'shelters',
            '避难场所',
            3,
            area,
            name,
            kind,
            level,
            null,
            capacity,
            effective_area_m2,
            null,
            longitude,
            latitude,
            month,
            row_key
        from standing_shelters($on::date, $area)
        union all
        select
            'enterprises',
            '重点企业',
            4,
            area,
            name,
            sector,
            null,
            null,
            null,
            null,
            risk,
            longitude,
            latitude,
            month,
            row_key
        from standing_enterprises($on::date, $area)
    )
select
    objects.dataset,
    objects.place_kind,
    objects.area,
    objects.name,
    objects.kind,
    objects.level,
    objects.members,
    objects.capacity,
    objects.usable_area_m2,
    objects.risk,
    objects.longitude,
    objects.latitude,
    objects.month,
    objects.row_key
from objects
left join area_register on area_register.area = objects.area
where
    objects.longitude is not null
    and objects.latitude is not null
    and ($dataset is null or objects.dataset = $dataset)
order by objects.dataset_place, area_register.place nulls last, objects.area, objects.name
