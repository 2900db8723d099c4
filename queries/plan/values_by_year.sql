-- 问题：规划各指标每年实际是多少，应达到多少？
-- 粒度：一行 = 一项指标 × 规划期内的一年；未到的年份也列出
-- 参数：$plan 规划（可空）；$on 截至日期
-- 默认：$on 今天
-- 结果：plan 规划编码；code 指标编码；name 指标名称；unit 单位；year 年份；actual 实际值；path_value 应达到值；
-- source 数据来源；computed 台账算得；stated 填报值；numerator 分子；denominator 分母；question 计算问题；note 说明
-- 来源：plan_values（value=stated）
-- 公式：实际值取台账算得的，没有时取填报的；应达到值从基期值到目标值按年份直线推算，没有基期值时为空；
-- 年份过完才有实际值；台账不足全年、缺分母时为空并说明要上传什么
select
    plan,
    code,
    name,
    unit,
    year,
    coalesce(computed, stated) as actual,
    path_value,
    case
        when computed is not null
        then dataset_label || if(item is null, '', '、基础数据')
        when stated is not null
        then coalesce(stated_source, '指标填报')
    end as source,
    computed,
    stated,
    numerator,
    denominator,
    question,
    note
from plan_years($plan, $on::date)
order by first_year, plan, source_row, year
