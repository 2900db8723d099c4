-- 问题：下降率指标换一种基期口径，评定会怎样？
-- 粒度：一行 = 一项下降率指标 × 一种基期口径
-- 参数：$plan 规划（可空）；$indicator 指标编码（可空）；$policy 试算口径（可空）；$base_value 试算基期值（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：plan 规划编码；code 指标编码；name 指标名称；policy 基期口径；is_chosen 是否采用；base_value 基期值；base_origin
-- 基期值来自；base_from 基期起始年；base_to 基期截止年；base_years 基期年数；actual 实际值；actual_unit 实际值单位；progress_pct
-- 较基期（%）；path_value 应达到值；distance 与应达到值之差；status 评定；note 说明
-- 来源：indicators
-- 公式：给了试算值的口径用试算值，采用的口径用已确认的值，其余用台账或填报在上一规划期的值；没有值的是基期待确认
with
    candidates as materialized(from base_candidates($plan, $on::date)),
    cases as (
        select
            indicators.plan,
            indicators.code,
            coalesce(candidates.policy, indicators.base_policy) as base_policy,
            coalesce(candidates.policy, indicators.base_policy) = indicators.base_policy
            and indicators.base_value is not null as is_chosen,
            coalesce(candidates.policy, indicators.base_policy) = $policy
            and $base_value::double is not null as is_tried,
            case
                when is_tried
                then $base_value::double
                when is_chosen
                then indicators.base_value
                else candidates.value
            end as base_value,
            case
                when is_tried then '试算' when is_chosen then '已确认' else candidates.origin
            end as base_origin,
            indicators.base_source,
            if(
                is_chosen and not is_tried, indicators.base_years, candidates.base_years
            ) as base_years,
            candidates.base_from,
            candidates.base_to
        from indicators
        full join
            candidates on candidates.plan = indicators.plan and candidates.code = indicators.code
        where indicators.kind = 'decline' and ($indicator is null or indicators.code = $indicator)
        union all
        select
            plan,
            code,
            base_policy,
            true,
            false,
            base_value,
            '已确认',
            base_source,
            base_years,
            null,
            null
        from indicators
        where
            kind = 'decline'
            and base_value is not null
            and ($indicator is null or code = $indicator)
            and ($plan is null or plan = $plan)
            and (plan, code, base_policy) not in (select (plan, code, policy) from candidates)
    ),
    verdicts as (from plan_told($plan, $on::date, 'cases'))
select
    verdicts.plan,
    verdicts.code,
    verdicts.name,
    verdicts.base_policy as policy,
    coalesce(cases.is_chosen, false) as is_chosen,
    verdicts.base_value,
    cases.base_origin,
    cases.base_from,
    cases.base_to,
    verdicts.base_years,
    verdicts.actual,
    verdicts.value_unit as actual_unit,
    verdicts.progress_pct,
    verdicts.path_value,
    verdicts.distance,
    verdicts.status,
    verdict_note as note
from verdicts
join
    cases
    on cases.plan = verdicts.plan
    and cases.code = verdicts.code
    and cases.base_policy = verdicts.base_policy
order by first_year, verdicts.plan, source_row, way <> 'year', way, verdicts.base_policy
