-- 问题：规划评估表上各指标每年是多少，比基期升降多少？
-- 粒度：一行 = 一项指标 × 规划期内的一年；约束性在前
-- 参数：$plan 规划（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：plan 规划编码；code 指标编码；name 指标名称；attribute 属性；kind 指标类型；operator 比较方式；target 目标值；unit
-- 单位；wording 原文；base_policy 基期口径；base_value 基期值；before 上一规划期；before_total 上一规划期合计；before_mean
-- 上一规划期年均；year 年份；actual 实际值；actual_unit 实际值单位；source 数据来源；change_pct 较基期（%）；mean_change_pct
-- 年均较基期（%）；note 说明
-- 来源：plan_values（value=actual）；indicators
-- 公式：较基期 =（该年值 ÷ 基期值 − 1）× 100%；年均较基期 =（起始年至该年的平均 ÷ 基期值 − 1）× 100%，各年都有台账数
-- 或都有填报数才算；同期口径的基期值按基期年数平均；没有基期值的是空，印作“/”
with
    all_years as materialized(from plan_years_with_before($plan, $on::date)),
    terms as (from plan_terms($plan, $on::date)),
    years as (
        select
            years.*,
            terms.before,
            [years.first_year, attribute_place(years.attribute), years.source_row] as standing,
            row_number() over so_far as place,
            count(computed) over so_far as known_computed,
            count(stated) over so_far as known_stated,
            avg(computed) over so_far as mean_computed,
            avg(stated) over so_far as mean_stated,
            case
                when way_of(kind, base_policy) = 'span'
                then
                    if(
                        is_additive(years.item, years.unit, years.name),
                        base_value / base_years,
                        base_value
                    )
                else base_value
            end as yearly_base
        from all_years as years
        join terms on terms.plan = years.plan
        where not years.is_before
        window
            so_far as (
                partition by years.plan, years.code
                order by years.year
                rows between unbounded preceding and current row
            )
    ),
    before_plan as (
        select
            plan,
            code,
            case
                when count(computed) = count(*)
                then sum(computed)
                when count(stated) = count(*)
                then sum(stated)
            end as total,
            case
                when count(computed) = count(*)
                then avg(computed)
                when count(stated) = count(*)
                then avg(stated)
            end as mean,
            is_additive(any_value(item), any_value(unit), any_value(name)) as is_additive
        from all_years
        where is_before
        group by plan, code
    )
select
    years.plan,
    years.code,
    years.name,
    years.attribute,
    years.kind,
    years.operator,
    years.target,
    years.target_unit as unit,
    years.wording,
    years.base_policy,
    years.base_value,
    years.before,
    case when before_plan.is_additive then before_plan.total end as before_total,
    before_plan.mean as before_mean,
    years.year,
    coalesce(years.computed, years.stated) as actual,
    years.unit as actual_unit,
    case
        when years.computed is not null
        then years.dataset_label || if(years.item is null, '', '、基础数据')
        when years.stated is not null
        then coalesce(years.stated_source, '指标填报')
    end as source,
    change_pct(coalesce(years.computed, years.stated), years.yearly_base) as change_pct,
    case
        when years.known_computed = years.place
        then change_pct(years.mean_computed, years.yearly_base)
        when years.known_stated = years.place
        then change_pct(years.mean_stated, years.yearly_base)
    end as mean_change_pct,
    years.note
from years
left join before_plan on before_plan.plan = years.plan and before_plan.code = years.code
order by years.standing, years.plan, years.year
