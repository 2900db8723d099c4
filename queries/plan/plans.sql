-- 问题：有哪些规划？
-- 粒度：一行 = 一个规划
-- 参数：无
-- 结果：code 规划编码；name 规划名称；first_year 起始年；last_year 结束年；base_year 基期年；evaluation_years 评估年；
-- issued_on 印发日期；indicators 指标数（项）；source 依据；is_reference 是否对照
-- 来源：plans
select
    plans.code,
    plans.name,
    plans.first_year,
    plans.last_year,
    plans.base_year,
    plans.evaluation_years,
    plans.issued_on,
    (select count(*) from indicators where indicators.plan = plans.code) as indicators,
    plans.source,
    coalesce(plans.is_reference, false) as is_reference
from plans
order by plans.first_year, plans.code
