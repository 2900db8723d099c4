-- 问题：距上一起亡人事故、上一起较大及以上事故多少天了？
-- 粒度：一行 = 一种事故（亡人事故、较大及以上事故）
-- 参数：$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；$type 事故类型（可空）；$scope 口径（可空）
-- 结果：kind 事故；occurred_at 发生时间；days_since 距今天数（天）；area 乡镇；unit_name 事故单位；deaths 死亡人数（人）；
-- severity 事故等级；row_key 行标识；undetermined_since 其后要素未填起数（起）；first_held 台账最早月份
-- 来源：accidents
-- 公式：截至该日已有数据中没有这种事故时为空；其后死亡人数未填（等级要素全部未填）的事故可能也是，单列起数
with
    kinds(kind, place) as (values ('亡人事故', 1), ('较大及以上事故', 2)),
    counted as (
        select
            accidents.*,
            deaths > 0 as is_fatal,
            case
                when severity <> '一般' then true when not is_graded_incompletely then false
            end as is_serious
        from
            counted_accidents(
                null, month_of($on::date), $area, $sector, null, $type, only_scope := $scope
            ) as accidents
        where occurred_at < $on::date + 1
    ),
    of_kind as (
        select '亡人事故' as kind, is_fatal as is_it, *
        from counted
        union all
        select '较大及以上事故' as kind, is_serious as is_it, *
        from counted
    ),
    last_of_kind as (
        select *
        from of_kind
        where is_it
        qualify row_number() over (partition by kind order by occurred_at desc, row_key) = 1
    )
select
    kinds.kind,
    last_of_kind.occurred_at,
    date_diff('day', last_of_kind.occurred_at::date, $on::date) as days_since,
    last_of_kind.area,
    last_of_kind.unit_name,
    last_of_kind.deaths,
    last_of_kind.severity,
    last_of_kind.row_key,
    (
        select count(*)
        from of_kind
        where
            of_kind.kind = kinds.kind
            and of_kind.is_it is null
            and of_kind.occurred_at > coalesce(last_of_kind.occurred_at, '0001-01-01'::timestamp)
    ) as undetermined_since,
    (select min(first_held) from months_held where dataset = 'accidents') as first_held
from kinds
left join last_of_kind on last_of_kind.kind = kinds.kind
order by kinds.place
