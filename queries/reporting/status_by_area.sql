-- 问题：各单位各月的各张表报了没有，迟了几天？
-- 粒度：一行 = 一张数据表 × 一个单位 × 一个月
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 默认：$on 今天
-- 结果：dataset 数据表；area 乡镇；month 月份；state 状态；due_on 截止日期；days_late 迟报天数（天）；
-- uploaded_at 上报时间；uploaded_by 上报人；upload_id 上报编号；reports 上报次数（次）
-- 来源：duties
-- 公式：截止日是次月的第几日；按第一次有效上报算迟报，未报的算到截至日期；迟报的零报告仍是零报告；
-- 没有任务的单位报了也列为已报，不报是不需报；已撤销的上报不算
select
    states.dataset,
    states.area,
    states.month,
    states.state,
    states.due_on,
    states.days_late,
    states.uploaded_at,
    states.uploaded_by,
    states.upload_id,
    states.reports
from report_states($from, $to, $on::date, $area, $dataset) as states
left join area_register on area_register.area = states.area
order by states.dataset, area_register.place nulls last, states.area, states.month
