-- 问题：规划各指标进展怎样，能不能按期完成？
-- 粒度：一行 = 一个规划的一项指标；约束性在前
-- 参数：$plan 规划（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：plan 规划编码；code 指标编码；name 指标名称；attribute 属性；kind 指标类型；operator 比较方式；target 目标值；unit
-- 单位；base_policy 基期口径；base_value 基期值；base_source 基期来源；actual 实际值；actual_unit 实际值单位；actual_from
-- 实际值起始年；actual_to 实际值截止年；computed 台账算得；stated 填报值；numerator 分子；denominator 分母；source
-- 数据来源；progress_pct 较基期（%）；path_value 应达到值；distance 与应达到值之差；goal 期末应达到值；headroom 余量；headroom_unit
-- 余量单位；share_pct 完成比例（%）；elapsed_pct 时间进度（%）；status 评定；note 说明；actual_of_sums 合计之比；so_far
-- 今年累计；so_far_last_year 上年同期；so_far_unit 累计单位；so_far_from 累计起始月；so_far_to 累计截止月；annualised
-- 按年推算（估算）；annualised_low 推算下限；annualised_high 推算上限；next_path_value 下一年底应达到值；per_one
-- 每增加一人；is_small_base 基数较小；growth_ratio 增速法比值；growth_reading 增速法结论；question 计算问题；item
-- 分母项目；figure_label 分子项目；on_day 评定日期；wording 原文
-- 来源：plan_values（value=stated）；indicators
-- 公式：实际值按基期口径取：年值是最近一个过完的年份，年均是起始年以来各年的平均（率取各年率的平均，合计之比另列），
-- 同期是起始年以来的合计，单次上限是起始年以来最长的一次；应达到值 = 基期值 ×（1 − 降幅 × 已过年数 ÷ 规划年数）；
-- 较基期 =（实际值 ÷ 基期值 − 1）× 100%；“<”不含等于；规划最后一天起只有已完成和未达标（数据不足、基期待确认除外）；
-- 按年推算 = 累计 ÷ 月数 × 12，区间是泊松分布 95% 精确区间；增速法只供对照：比值不低于 0.95 显著、0.5 一般、0 有限
with cases as (from stated_bases($plan)), verdicts as (from plan_told($plan, $on::date, 'cases'))
select
    plan,
    code,
    name,
    attribute,
    kind,
    operator,
    target,
    unit,
    base_policy,
    base_value,
    base_source,
    actual,
    value_unit as actual_unit,
    case
        when actual is null then null when way = 'year' then latest_year else first_year
    end as actual_from,
    case when actual is not null then latest_year end as actual_to,
    computed,
    stated,
    numerator,
    denominator,
    case
        when computed is not null
        then dataset_label || if(item is null, '', '、基础数据')
        when stated is not null
        then '指标填报'
        when so_far is not null
        then coalesce(dataset_label, '指标填报')
    end as source,
    progress_pct,
    path_value,
    distance,
    goal,
    headroom,
    headroom_unit,
    share_pct,
    elapsed_pct,
    status,
    verdict_note as note,
    actual_of_sums,
    so_far,
    so_far_last_year,
    so_far_unit,
    so_far_from,
    so_far_to,
    annualised,
    annualised_low,
    annualised_high,
    next_path_value,
    per_one,
    is_small_base,
    growth_ratio,
    growth_reading(growth_ratio) as growth_reading,
    question,
    item,
    figure_label,
    day as on_day,
    wording
from verdicts
order by first_year, plan, attribute_place(attribute), source_row
