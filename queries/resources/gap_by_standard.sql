-- 问题：各单位按建设标准应有多少、现有多少、差多少、是否达标？
-- 粒度：一行 = 一条建设标准 × 一个适用单位
-- 参数：$on 截至日期；$area 乡镇（可空）；$plan 规划（可空）；$standards 标准范围（可空）；$checklist 清单（可空）
-- 结果：standard 标准编码；area 乡镇；required 应有；actual 现有；gap 缺口；met 是否达标；source 依据文件；object 对象；level 级别；
-- measure 项目；operator 比较方式；value 标准值；unit 单位；units 适用个数（个）；unfilled 未填（项）；checklist 清单；wording 原文；
-- dataset 数据表；selected 是否采用；row_key 标准行标识
-- 来源：standards；teams（members=actual）；warehouses（usable_area_m2=actual）；shelters（capacity=actual）；staff（people=actual）；supplies（kinds=actual）；
-- base_figures；activities
-- 公式：县级标准看县直，乡级看各乡镇，村级看各乡镇并乘以行政村数；县直汇总填报的下级队伍按填报的队伍数乘；缺口 = 应有 − 现有；
-- 面积取最大的一座，其余相加，按人口的除以常住人口；活动看一年以内；没有清单、没有报过的为空，已填的够了才算达标，有未填而不够的为空；默认只看采用的标准，standards=全部 时都看
with
    held as (from means_held($on::date)),
    wanted as (
        select
            *,
            object_kind_of(object) as object_kind,
            measure_kind_of(measure) as measure_kind,
            people_per(measure) as per_people,
            source_row as standard_place
        from standards
        where
            ($plan is null or plan is null or plan = $plan)
            and ($standards = '全部' or coalesce(selected, false))
            and ($checklist is null or checklist = $checklist)
    ),
    villages as (
        select area, max(value) as villages
        from latest_base_figures($on::date, null, null)
        where item in ('行政村数', '行政村（社区）数', '村（社区）数')
        group by area
    ),
    people as (
        select area, in_usual_unit(item, value, unit) as people
        from latest_base_figures($on::date, null, '常住人口')
    ),
    inventoried as (
        select dataset, area
        from standing_inventories(null, $on::date, null)
        union
        select dataset, area
        from held
        where dataset in ('activities', 'base_figures')
        union
        select dataset, area
        from reported
        where
            dataset = 'activities'
            and month between month_of($on::date - interval 1 year) and month_of($on::date)
    ),
    -- 一条标准适用的单位；县直只在填了下级的汇总时才对下级的标准。
    applying as (
        select wanted.*, areas.area, false as is_summary
        from wanted
        join
            area_register as areas
            on areas.is_reporting
            and (areas.until is null or areas.until > month_of($on::date))
            and (
                (wanted.level = '县级' and areas.level = '县直')
                or (wanted.level in ('乡级', '村级') and areas.level = '乡镇')
            )
        union all
        select wanted.*, areas.area, true
        from wanted
        join area_register as areas on areas.level = '县直'
        where
            wanted.level in ('乡级', '村级')
            and wanted.object_kind = '队伍'
            and exists (
                select 1
                from held
                where
                    held.area = areas.area
                    and held.object_kind = '队伍'
                    and held.at_level = wanted.level
            )
    ),
    measured as (
        select
            applying.code,
            applying.source,
            applying.plan,
            applying.area,
            applying.standard_place,
            any_value(held.dataset) as dataset,
            sum(held.amount) as total,
            max(held.amount) as greatest_one,
            count(*) filter (held.area is not null and held.amount is null) as unfilled
        from applying
        left join
            held
            on held.area = applying.area
            and held.object_kind = applying.object_kind
            and held.measure_kind = applying.measure_kind
            and (
                held.at_level = applying.level
                or (applying.level = '乡级' and held.at_level is null)
                or (applying.object_kind in ('物资', '活动', '基础数据'))
            )
            and case
                applying.object_kind
                when '队伍'
                then
                    not regexp_matches(applying.object, '综合')
                    and trade_of(applying.object) = '综合'
                    or held.trade = trade_of(applying.object)
                when '人员'
                then held.trade = post_of(applying.object)
                when '活动'
                then contains(applying.object, held.trade)
                when '基础数据'
                then held.trade in (applying.object, applying.object || applying.measure)
                else true
            end
        group by all
    ),
    counted as (
        select
            applying.*,
            case
                applying.object_kind
                when '队伍'
                then 'teams'
                when '消防站'
                then 'teams'
                when '储备库'
                then 'warehouses'
                when '避难场所'
                then 'shelters'
                when '人员'
                then 'staff'
                when '物资'
                then 'supplies'
                when '活动'
                then 'activities'
                else 'base_figures'
            end as dataset,
            case
                when applying.measure_kind = '面积' and applying.per_people is null
                then measured.greatest_one
                else measured.total
            end as amount,
            measured.unfilled,
            case
                when applying.is_summary
                then
                    (
                        select sum(held.amount)
                        from held
                        where
                            held.area = applying.area
                            and held.object_kind = '队伍'
                            and held.measure_kind = '数量'
                            and held.at_level = applying.level
                    )
                when applying.level = '村级'
                then villages.villages
                else 1
            end as units,
            people.people
        from applying
        join
            measured
            on measured.standard_place = applying.standard_place
            and measured.area = applying.area
            and measured.code = applying.code
        left join villages on villages.area = applying.area
        left join people on people.area = applying.area
    ),
    compared as (
        select
            counted.*,
            counted.value * if(counted.per_people is null, counted.units, 1) as required,
            case
                when inventoried.area is null
                then null
                when counted.per_people is null
                then if(counted.unfilled > 0, counted.amount, coalesce(counted.amount, 0))
                else
                    counted.per_people
                    * coalesce(counted.amount, if(counted.unfilled > 0, null, 0))
                    / nullif(counted.people, 0)
            end as actual
        from counted
        left join
            inventoried on inventoried.dataset = counted.dataset and inventoried.area = counted.area
    )
select
    compared.code as standard,
    compared.area,
    compared.required,
    compared.actual,
    compared.required - compared.actual as gap,
    case
        when
            compared.unfilled > 0
            and not (compared.operator in ('>', '>=') and compared.actual >= compared.required)
        then null
        when compared.operator = '>='
        then compared.actual >= compared.required
        when compared.operator = '>'
        then compared.actual > compared.required
        when compared.operator = '<='
        then compared.actual <= compared.required
        when compared.operator = '<'
        then compared.actual < compared.required
        else compared.actual = compared.required
    end as met,
    compared.source,
    compared.object,
    compared.level,
    compared.measure,
    compared.operator,
    compared.value,
    compared.unit,
    compared.units,
    compared.unfilled,
    compared.checklist,
    compared.wording,
    compared.dataset,
    coalesce(compared.selected, false) as selected,
    compared.row_key
from compared
left join area_register on area_register.area = compared.area
where $area is null or compared.area = $area
order by compared.standard_place, area_register.place nulls last, compared.area
