-- 问题：每张数据表已有哪些月份的数据，最近一次是什么时候上报的？
-- 粒度：一行 = 一张有数据的数据表
-- 参数：无
-- 结果：dataset 数据表；first_month 最早月份；last_month 最近月份；uploaded_at 最近上报时间
-- 来源：reported
with
    last_uploads as (select dataset, max(uploaded_at) as uploaded_at from reported group by dataset)
select
    months_held.dataset,
    months_held.first_held as first_month,
    months_held.last_held as last_month,
    last_uploads.uploaded_at
from months_held
left join last_uploads on last_uploads.dataset = months_held.dataset
order by months_held.dataset
