-- 问题：各单位各月的各张表报了没有，迟了几天？
-- 粒度：一行 = 一张数据表 × 一个单位 × 一个月
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$dataset 数据表（可空）
-- 默认：$on 今天
-- 结果：dataset 数据表；area 乡镇；month 月份；state 状态；due_on 截止日期；days_late 迟报天数（天）；
-- uploaded_at 上报时间；uploaded_by 上报人；upload_id 上报编号；reports 上报次数（次）
-- 来源：duties
-- 公式：截止日是次月的第几日；按第一次有效上报算迟报，未报的算到截至日期；迟报的零报告仍是零报告；
-- 没有任务的单位报了也列为已报，不报是不需报；已撤销的上报不算
with
    months as (select month, month_after(month) as due_month from months_between($from, $to)),
    -- 点名的任务优先于对所有单位的任务，后开始的优先于先开始的。
    duties_of_areas as (
        select
            duties.dataset,
            area_register.area,
            months.month,
            least(
                first_day(months.due_month) + (duties.due_day - 1)::integer,
                last_day(first_day(months.due_month))
            ) as due_on
        from duties
        inner join
            months
            on (duties.month_from is null or duties.month_from <= months.month)
            and (duties.month_to is null or duties.month_to >= months.month)
        inner join
            area_register
            on (area_register.until is null or area_register.until > months.month)
            and if(
                len(duties.area) > 0,
                list_contains(duties.area, area_register.area),
                area_register.is_reporting
            )
        qualify
            row_number() over (
                partition by duties.dataset, area_register.area, months.month
                order by
                    len(duties.area) > 0 desc nulls last,
                    duties.month_from desc nulls last,
                    duties.due_day
            )
            = 1
    ),
    reports as (
        select
            dataset,
            area,
            month,
            min(uploaded_at) as uploaded_at,
            arg_min(uploaded_by, uploaded_at) as uploaded_by,
            arg_min(upload_id, uploaded_at) as upload_id,
            bool_and(is_zero) as is_zero,
            count(*) as reports
        from reported
        where month between $from and $to and area <> '' and uploaded_at::date <= $on::date
        group by dataset, area, month
    ),
    datasets as (
        select dataset
        from duties
        union
        select dataset
        from reports
    ),
    units as (
        select datasets.dataset, areas.area
        from datasets
        cross join reporting_areas($from, $to, $area) as areas
        union
        select dataset, area
        from duties_of_areas
        union
        select dataset, area
        from reports
    ),
    cells as (
        select units.dataset, units.area, months.month
        from units
        cross join months
        where
            ($area is null or units.area = $area) and ($dataset is null or units.dataset = $dataset)
    ),
    judged as (
        select
            cells.dataset,
            cells.area,
            cells.month,
            duties_of_areas.due_on,
            greatest(
                coalesce(reports.uploaded_at::date, $on::date) - duties_of_areas.due_on, 0
            ) as days_late,
            reports.uploaded_at,
            reports.uploaded_by,
            reports.upload_id,
            reports.is_zero,
            coalesce(reports.reports, 0) as reports
        from cells
        left join
            duties_of_areas
            on duties_of_areas.dataset = cells.dataset
            and duties_of_areas.area = cells.area
            and duties_of_areas.month = cells.month
        left join
            reports
            on reports.dataset = cells.dataset
            and reports.area = cells.area
            and reports.month = cells.month
    )
select
    judged.dataset,
    judged.area,
    judged.month,
    case
        when judged.is_zero
        then '零报告'
        when judged.uploaded_at is not null
        then if(coalesce(judged.days_late, 0) > 0, '逾期报', '已报')
        when judged.due_on is null
        then '不需报'
        else if(judged.days_late > 0, '未报', '未到期')
    end as state,
    judged.due_on,
    case when judged.due_on is not null then judged.days_late end as days_late,
    judged.uploaded_at,
    judged.uploaded_by,
    judged.upload_id,
    judged.reports
from judged
left join area_register on area_register.area = judged.area
order by judged.dataset, area_register.place nulls last, judged.area, judged.month
