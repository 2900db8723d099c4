-- 问题：规划各指标按评定分，各有多少项？
-- 粒度：一行 = 一个规划的一种评定
-- 参数：$plan 规划（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：plan 规划编码；status 评定；indicators 指标（项）；binding 约束性指标（项）
-- 来源：plan_values；indicators
-- 公式：评定同 plan/progress；按未达标、滞后、基期待确认、数据不足、未到统计期、按期、已完成的次序
with
    cases as (from stated_bases($plan)), verdicts as (from plan_verdicts($plan, $on::date, 'cases'))
select plan, status, count(*) as indicators, count(*) filter (attribute = '约束性') as binding
from verdicts
group by plan, status
order by plan, list_position(['未达标', '滞后', '基期待确认', '数据不足', '未到统计期', '按期', '已完成'], status)
