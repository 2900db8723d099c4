-- 问题：各等级的森林火灾发生了几起？
-- 粒度：一行 = 一个森林火灾等级；受害面积、死亡、重伤都未填的列一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）
-- 结果：severity 火灾等级；fires 森林火灾起数（起）；burned_ha 过火面积（公顷）；damaged_forest_ha 受害森林面积（公顷）；
-- deaths 死亡人数（人）；serious_injuries 重伤人数（人）；fires_last_year 上年同期森林火灾起数（起）；graded_incompletely
-- 等级要素不全起数（起）
-- 来源：forest_fires（burned_ha，damaged_forest_ha，deaths，serious_injuries）
-- 公式：森林防火条例第四十条：受害森林面积 1、100、1000 公顷，死亡 3、10、30 人，重伤 10、50、100 人，取最高一级；
-- 过火面积不参与定级；缺项按已知的项定级；时段超过十二个月或早于已有数据时上年同期为空
with
    held as (select min(first_held) as first_held from months_held where dataset = 'forest_fires'),
    counted as (
        select
            severity,
            count(*) as fires,
            sum(burned_ha) as burned_ha,
            sum(damaged_forest_ha) as damaged_forest_ha,
            sum(deaths)::bigint as deaths,
            sum(serious_injuries)::bigint as serious_injuries,
            count(*) filter (is_graded_incompletely) as graded_incompletely
        from counted_forest_fires($from, $to, $area)
        group by severity
    ),
    before as (
        select last_year.severity, count(*) as fires
        from counted_forest_fires(year_before($from), year_before($to), $area) as last_year
        cross join held
        where is_comparable($from, $to, first_held)
        group by last_year.severity
    ),
    classes as (
        select unnest(['一般', '较大', '重大', '特别重大']) as severity
        union
        select severity
        from counted
        union
        select severity
        from before
    )
select
    classes.severity,
    coalesce(counted.fires, 0) as fires,
    none_if_absent(counted.fires, counted.burned_ha) as burned_ha,
    none_if_absent(counted.fires, counted.damaged_forest_ha) as damaged_forest_ha,
    none_if_absent(counted.fires, counted.deaths) as deaths,
    none_if_absent(counted.fires, counted.serious_injuries) as serious_injuries,
    case
        when is_comparable($from, $to, held.first_held) then coalesce(before.fires, 0)
    end as fires_last_year,
    coalesce(counted.graded_incompletely, 0) as graded_incompletely
from classes
cross join held
left join counted on counted.severity is not distinct from classes.severity
left join before on before.severity is not distinct from classes.severity
order by list_position(['一般', '较大', '重大', '特别重大'], classes.severity) nulls last
