-- 定义：建设标准与现有力量怎样对得上，各题共用。
-- 公式：对象写队的看队伍，写库、仓的看储备库，写避难、安置的看避难场所，写消防站的看消防站，写人员、员的看人员，写物资、装备的看物资；
-- 写预案、演练、培训、宣传的看活动；其余看基础数据中同名的项目
create or replace temp macro object_kind_of(written) as
    case
        when regexp_matches(written, '消防站') then '消防站'
        when regexp_matches(written, '队') then '队伍'
        when regexp_matches(written, '库|仓') then '储备库'
        when regexp_matches(written, '避难|安置点') then '避难场所'
        when regexp_matches(written, '人员|员$|干部') then '人员'
        when regexp_matches(written, '物资|装备') then '物资'
        when regexp_matches(written, '预案|演练|培训|宣传') then '活动'
        else '基础数据'
    end;

create or replace temp macro measure_kind_of(written) as
    case
        when regexp_matches(written, '面积') then '面积'
        when regexp_matches(written, '容纳|容量') then '容量'
        when regexp_matches(written, '品种') then '品种'
        when regexp_matches(written, '人数|人员数') then '人数'
        else '数量'
    end;

-- 每多少人；不是按人口算的为空。
create or replace temp macro people_per(written) as
    case
        when regexp_matches(written, '每万人') then 10000
        when regexp_matches(written, '每千人') then 1000
        when regexp_matches(written, '每百人') then 100
        when regexp_matches(written, '人均') then 1
    end;

-- 专业的种类；没有写的，和写综合的，都是综合。
create or replace temp macro trade_of(written) as
    coalesce(
        nullif(
            regexp_extract(
                coalesce(written, ''),
                '森林|防汛|抗旱|水上|危险化学品|危化|矿山|地震|地质|电力|通信|道路|医疗|消防|民兵|社会|志愿'
            ),
            ''
        ),
        '综合'
    );

-- 岗位的种类。
create or replace temp macro post_of(written) as
    case
        when regexp_matches(written, '执法') then '执法'
        when regexp_matches(written, '信息员') then '灾害信息员'
        when regexp_matches(written, '劝导') then '劝导员'
        when regexp_matches(written, '网格') then '网格员'
        when regexp_matches(written, '协调员') then '消防协调员'
        when regexp_matches(written, '管理|监管|工作人员|专职') then '管理'
        else written
    end;

-- 人员的性质：专职含专业，兼职含志愿，A 角、B 角各算，其余是其他。
create or replace temp macro nature_kind(written) as
    case
        when regexp_matches(written, '^专') then '专职'
        when regexp_matches(written, '^(兼|志愿)') then '兼职'
        when regexp_matches(written, '^[AaＡ] ?[角岗]') then 'A角'
        when regexp_matches(written, '^[BbＢ] ?[角岗]') then 'B角'
        when written is not null then '其他'
    end;

-- 现有力量化成一条条数：单位 × 级别 × 对象 × 种类 × 项目；级别为空的按单位的级别算。
create or replace temp macro means_held(on_day) as table
with
    listed as (
        select 'teams' as dataset, '队伍' as object_kind, '人数' as measure_kind, area, level,
            trade_of(coalesce(kind, '') || coalesce(name, '')) as trade, members::double as amount
        from standing_teams(on_day, null)
        union all
        select 'teams', '队伍', '数量', area, level, trade_of(coalesce(kind, '') || coalesce(name, '')), coalesce(team_count, 1)
        from standing_teams(on_day, null)
        union all
        select 'teams', '消防站', '数量', area, level, null, coalesce(team_count, 1)
        from standing_teams(on_day, null)
        where is_fire_station(kind, name)
        union all
        select 'warehouses', '储备库', '面积', area, level, null, usable_area_m2
        from standing_warehouses(on_day, null)
        union all
        select 'warehouses', '储备库', '数量', area, level, null, 1
        from standing_warehouses(on_day, null)
        union all
        select 'shelters', '避难场所', '数量', area, level, null, 1
        from standing_shelters(on_day, null)
        where not is_out_of_use(in_use)
        union all
        select 'shelters', '避难场所', '容量', area, level, null, capacity
        from standing_shelters(on_day, null)
        where not is_out_of_use(in_use)
        union all
        select 'shelters', '避难场所', '面积', area, level, null, effective_area_m2
        from standing_shelters(on_day, null)
        where not is_out_of_use(in_use)
        union all
        select 'staff', '人员', '人数', area, if(role like '%村%', '村级', null), post_of(role), people
        from standing_staff(on_day, null)
        union all
        select 'supplies', '物资', '品种', area, null, null, kinds
        from standing_supplies(on_day, null)
        union all
        select 'activities', '活动', '数量', area, null, regexp_extract(kind, '预案|演练|培训|宣传'), coalesce("count", 1)
        from activities
        where held_on between on_day - interval 1 year and on_day and regexp_matches(kind, '预案|演练|培训|宣传')
        union all
        select 'base_figures', '基础数据', '数量', area, null, item, value
        from latest_base_figures(on_day, null, null)
    )
select
    listed.*,
    coalesce(
        listed.level,
        case area_register.level when '县直' then '县级' when '县' then '县级' when '乡镇' then '乡级' when '园区' then '园区' end
    ) as at_level
from listed
left join area_register on area_register.area = listed.area;

-- 每条标准在每个适用单位的应有、现有、缺口和结论。
create or replace temp macro gaps(on_day, only_plan, which, only_checklist, only_area) as table
with
    held as (from means_held(on_day)),
    wanted as (
        select
            *,
            object_kind_of(object) as object_kind,
            measure_kind_of(measure) as measure_kind,
            people_per(measure) as per_people,
            source_row as standard_place
        from standards
        where
            (only_plan is null or plan is null or plan = only_plan)
            and (which = '全部' or coalesce(selected, false))
            and (only_checklist is null or checklist = only_checklist)
    ),
    villages as (
        select area, max(value) as villages
        from latest_base_figures(on_day, null, null)
        where item in ('行政村数', '行政村（社区）数', '村（社区）数')
        group by area
    ),
    people as (
        select area, in_usual_unit(item, value, unit) as people
        from latest_base_figures(on_day, null, '常住人口')
    ),
    inventoried as (
        select dataset, area
        from standing_inventories(null, on_day, null)
        union
        select dataset, area
        from held
        where dataset in ('activities', 'base_figures')
        union
        select dataset, area
        from reported
        where
            dataset = 'activities'
            and month between month_of(on_day - interval 1 year) and month_of(on_day)
    ),
    -- 一条标准适用的单位；县直只在填了下级的汇总时才对下级的标准。
    applying as (
        select wanted.*, areas.area, false as is_summary
        from wanted
        join
            area_register as areas
            on areas.is_reporting
            and (areas.until is null or areas.until > month_of(on_day))
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
    compared.row_key,
    compared.standard_place,
    area_register.place as area_place
from compared
left join area_register on area_register.area = compared.area
where only_area is null or compared.area = only_area;
