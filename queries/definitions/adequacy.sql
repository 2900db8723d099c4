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
