-- 问题：各单位的各张表欠报几份，连续几个月没有报？
-- 粒度：一行 = 一张数据表 × 一个单位，这段时间内有报送任务的
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 默认：$on 今天
-- 结果：dataset 数据表；area 乡镇；due 已到期（份）；reported 已报（份）；zero 零报告（份）；late 迟报（份）；
-- missing 未报（份）；misses_in_a_row 连续未报（个月）；missing_since 连续未报起始月；last_reported 最近一次报的月份
-- 来源：duties
-- 公式：连续未报从最近一个已到期的月份往回数，数到报过（零报告、逾期报也算报过）的月份为止，可以数到起始月以前；
-- 迟报含逾期报和迟到的零报告；已报含逾期报，不含零报告
with
    -- 往回数到最早的任务开始的月份；没有写开始月份的，数到最早有上报的月份。
    spans as (
        select
            least(
                $from,
                coalesce(min(coalesce(duties.month_from, (select min(month) from reported))), $from)
            ) as first_month
        from duties
        where $dataset is null or duties.dataset = $dataset
    ),
    owed as (
        select dataset, area, month, state, days_late
        from report_states((select first_month from spans), $to, $on::date, $area, $dataset)
        where due_on is not null and state <> '未到期'
    ),
    arrived as (
        select dataset, area, max(month) as last_reported
        from owed
        where state <> '未报'
        group by dataset, area
    ),
    counted as (
        select
            owed.dataset,
            owed.area,
            count(*) filter (where owed.month >= $from) as due,
            count(*) filter (where owed.month >= $from and owed.state in ('已报', '逾期报')) as reported,
            count(*) filter (where owed.month >= $from and owed.state = '零报告') as zero,
            count(*) filter (
                where owed.month >= $from and owed.state <> '未报' and owed.days_late > 0
            ) as late,
            count(*) filter (where owed.month >= $from and owed.state = '未报') as missing,
            count(*) filter (
                where owed.month > coalesce(arrived.last_reported, '')
            ) as misses_in_a_row,
            min(owed.month) filter (
                where owed.month > coalesce(arrived.last_reported, '')
            ) as missing_since,
            any_value(arrived.last_reported) as last_reported
        from owed
        left join arrived on arrived.dataset = owed.dataset and arrived.area = owed.area
        group by owed.dataset, owed.area
    )
select
    counted.dataset,
    counted.area,
    counted.due,
    counted.reported,
    counted.zero,
    counted.late,
    counted.missing,
    counted.misses_in_a_row,
    counted.missing_since,
    counted.last_reported
from counted
left join area_register on area_register.area = counted.area
where counted.due > 0
order by counted.dataset, area_register.place nulls last, counted.area
