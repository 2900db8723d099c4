-- 问题：哪里的物资低于最低储备，从最近的哪里调多少过去，调出方仍不低于自己的最低储备？
-- 粒度：一行 = 一处缺口从一个单位调入；没有余量可调的缺口也列一行
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：area 乡镇；item 物资名称；unit 计量单位；shortfall 缺口；from_area 调出单位；quantity 调入数量；distance_km 直线距离（公里）；
-- left_after 调出后余量；still_short 仍缺
-- 来源：supplies（quantity）；areas
-- 公式：同名同计量单位的物资，一个单位内各库相加；缺口 = 最低储备量 − 数量，余量 = 数量 − 最低储备量；已过期的不能调出；
-- 没有写数量或最低储备量的单位既不算缺也不能调出；按距离从近到远逐一分配，余量调给一处后不再给别处；距离是驻地间直线距离，县直取县的坐标
with recursive
    located as (
        select
            named.name as area,
            coalesce(named.longitude, county.longitude) as longitude,
            coalesce(named.latitude, county.latitude) as latitude
        from areas as named
        left join
            (select longitude, latitude from areas where level = '县' limit 1) as county
            on named.level = '县直'
    ),
    held as (
        select
            area,
            item,
            unit,
            case
                when count(*) = count(quantity) and count(*) = count(min_quantity)
                then sum(quantity) - sum(min_quantity)
            end as over,
            case
                when count(*) = count(quantity) and count(*) = count(min_quantity)
                then
                    least(
                        sum(quantity) - sum(min_quantity),
                        coalesce(
                            sum(quantity) filter (expires_on is null or expires_on >= $on::date), 0
                        )
                    )
            end as to_give
        from standing_supplies($on::date, null)
        where item is not null
        group by area, item, unit
    ),
    pairs as (
        select
            wanting.area,
            wanting.item,
            wanting.unit,
            giving.area as from_area,
            great_circle_km(
                here.longitude, here.latitude, there.longitude, there.latitude
            ) as distance_km,
            row_number() over (
                partition by wanting.item, wanting.unit
                order by
                    great_circle_km(
                        here.longitude, here.latitude, there.longitude, there.latitude
                    ) nulls last,
                    wanting.area,
                    giving.area
            ) as turn
        from held as wanting
        join
            held as giving
            on giving.item = wanting.item
            and giving.unit is not distinct from wanting.unit
            and giving.to_give > 0
        left join located as here on here.area = wanting.area
        left join located as there on there.area = giving.area
        where wanting.over < 0
    ),
    goods as (
        select
            item,
            unit,
            map_from_entries(list((area, - over)) filter (over < 0)) as needed,
            map_from_entries(list((area, to_give)) filter (to_give > 0)) as spare
        from held
        group by item, unit
    ),
    dealt as (
        select
            item,
            unit,
            needed,
            spare,
            0 as turn,
            null::varchar as area,
            null::varchar as from_area,
            null::double as distance_km,
            0.0::double as quantity
        from goods
        union all
        select
            dealt.item,
            dealt.unit,
            map_concat(dealt.needed, map{pairs.area:dealt.needed[pairs.area] - moved.quantity}),
            map_concat(
                dealt.spare, map{pairs.from_area:dealt.spare[pairs.from_area] - moved.quantity}
            ),
            pairs.turn,
            pairs.area,
            pairs.from_area,
            pairs.distance_km,
            moved.quantity
        from dealt
        join
            pairs
            on pairs.item = dealt.item
            and pairs.unit is not distinct from dealt.unit
            and pairs.turn = dealt.turn + 1
        cross join
            lateral(
                select least(dealt.needed[pairs.area], dealt.spare[pairs.from_area]) as quantity
            ) as moved
    ),
    given as (
        select
            item, unit, area, from_area, quantity, distance_km, turn, spare[from_area] as left_after
        from dealt
        where quantity > 0
    )
select
    wanting.area,
    wanting.item,
    wanting.unit,
    - wanting.over as shortfall,
    given.from_area,
    given.quantity,
    given.distance_km,
    given.left_after,
    - wanting.over - coalesce(
        sum(given.quantity) over (partition by wanting.area, wanting.item, wanting.unit), 0
    ) as still_short
from held as wanting
left join
    given
    on given.area = wanting.area
    and given.item = wanting.item
    and given.unit is not distinct from wanting.unit
left join area_register on area_register.area = wanting.area
where wanting.over < 0 and ($area is null or wanting.area = $area)
order by area_register.place nulls last, wanting.area, wanting.item, wanting.unit, given.turn
