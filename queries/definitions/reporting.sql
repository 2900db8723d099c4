-- 定义：各单位各月的各张表报了没有。截止日是次月的第几日；按第一次有效上报算迟报，未报的算到 as_of。
-- 点名的任务优先于对所有单位的任务，后开始的优先于先开始的。
create or replace temp macro report_states(
    first_month, last_month, as_of, only_area, only_dataset
) as table
with
    months as (select month, month_after(month) as due_month from months_between(first_month, last_month)),
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
        where month between first_month and last_month and area <> '' and uploaded_at::date <= as_of
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
        cross join reporting_areas(first_month, last_month, only_area) as areas
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
            (only_area is null or units.area = only_area) and (only_dataset is null or units.dataset = only_dataset)
    ),
    judged as (
        select
            cells.dataset,
            cells.area,
            cells.month,
            duties_of_areas.due_on,
            greatest(
                coalesce(reports.uploaded_at::date, as_of) - duties_of_areas.due_on, 0
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
from judged;
