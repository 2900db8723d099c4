-- 问题：规划定了哪些指标，目标是多少，基期定了没有？
-- 粒度：一行 = 一个规划的一项指标
-- 参数：$plan 规划（可空）
-- 结果：plan 规划编码；code 指标编码；name 指标名称；attribute 属性；kind 指标类型；operator 比较方式；target 目标值；
-- unit 单位；wording 原文；base_policy 基期口径；base_value 基期值；base_source 基期来源；base_status 基期状态；
-- question 计算问题；source 依据
-- 来源：indicators
-- 公式：下降率指标没有基期口径或基期值时是“基期待确认”；其他指标无需基期
select
    indicators.plan,
    indicators.code,
    indicators.name,
    indicators.attribute,
    indicators.kind,
    indicators.operator,
    indicators.target,
    indicators.unit,
    indicators.wording,
    indicators.base_policy,
    indicators.base_value,
    indicators.base_source,
    case
        when is_base_missing(indicators.kind, indicators.base_policy, indicators.base_value)
        then '基期待确认'
        when indicators.kind = 'decline'
        then '已确认'
        else '无需基期'
    end as base_status,
    indicators.question,
    indicators.source
from indicators
left join plans on plans.code = indicators.plan
where $plan is null or indicators.plan = $plan
order by plans.first_year nulls last, indicators.plan, indicators.source_row
