-- 问题：这段时间应报多少份，报了多少，还有多少没有报？
-- 粒度：一行 = 这段时间
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 默认：$on 今天
-- 结果：required 应报（份）；reported 已报（份）；zero 零报告（份）；late 逾期报（份）；waiting 未到期（份）；
-- missing 逾期未报（份）；units_missing 有逾期未报的单位（个）；units 报送单位（个）
-- 来源：duties
-- 公式：应报是除不需报以外的各份；已报含逾期报，不含零报告
select
    count(*) filter (state <> '不需报') as required,
    count(*) filter (state in ('已报', '逾期报')) as reported,
    count(*) filter (state = '零报告') as zero,
    count(*) filter (state = '逾期报') as late,
    count(*) filter (state = '未到期') as waiting,
    count(*) filter (state = '未报') as missing,
    count(distinct area) filter (state = '未报') as units_missing,
    count(distinct area) filter (state <> '不需报') as units
from report_states($from, $to, $on::date, $area, $dataset)
order by required
