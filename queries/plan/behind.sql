-- 问题：一项指标的分子、分母、填报值和基期各来自哪些行？
-- 粒度：一行 = 一行原始数据在一个数里的一份
-- 参数：$plan 规划；$indicator 指标编码；$on 截至日期
-- 默认：$on 今天
-- 结果：role 用途；dataset 数据表；year 年份；month 月份；figure 项目；part 计入的数；unit 单位；is_floor 只知道下限；
-- file 文件；sheet 工作表；row 行号；uploaded_by 上报人；uploaded_at 上报时间；upload_id 上报编号；row_key 行标识
-- 来源：plan_values；indicators
-- 公式：分子各行之和（救助时间取最大）就是该年的分子；计入的数为空是不知道；分母每年一行；规划起始年以来、该日为止的都列出
with
    asked as (
        select
            indicators.*,
            known.dataset,
            known.figure,
            known.item,
            known.figure_label,
            plans.first_year,
            least($on::date, make_date(plans.last_year, 12, 31)) as day
        from indicators
        join plans on plans.code = indicators.plan
        left join computed_questions as known on known.question = indicators.question
        where indicators.plan = $plan and indicators.code = $indicator
    ),
    places as (
        select 'accidents' as dataset, row_key, upload_id, source_sheet, source_row
        from accidents
        union all
        select 'disasters', row_key, upload_id, source_sheet, source_row
        from disasters
        union all
        select 'forest_fires', row_key, upload_id, source_sheet, source_row
        from forest_fires
        union all
        select 'base_figures', row_key, upload_id, source_sheet, source_row
        from base_figures
        union all
        select 'plan_values', row_key, upload_id, source_sheet, source_row
        from plan_values
        union all
        select 'indicators', row_key, upload_id, source_sheet, source_row
        from indicators
    ),
    listed as (
        select
            1 as place,
            '分子' as role,
            parts.dataset,
            left(parts.month, 4)::integer as year,
            parts.month,
            asked.figure_label as figure,
            parts.part,
            null::varchar as unit,
            parts.is_floor,
            parts.row_key
        from asked
        join
            figure_parts as parts
            on parts.dataset = asked.dataset
            and parts.figure = asked.figure
            and parts.month between asked.first_year || '-01' and month_of(asked.day)
        where parts.part <> 0 or parts.is_floor
        union all
        select
            2,
            '分母',
            'base_figures',
            county.year,
            null,
            county.item,
            county.figure,
            usual_unit(county.item),
            false,
            county.row_key
        from asked
        join
            county_values as county
            on county.item = asked.item
            and county.year between asked.first_year and date_part('year', asked.day)
        union all
        select
            3,
            '填报',
            'plan_values',
            behind.of_year,
            behind.month_to,
            asked.name,
            behind.value,
            behind.unit,
            false,
            behind.row_key
        from asked
        join plan_values_behind($plan, $on::date) as behind on behind.of_code = asked.code
        union all
        select 4, '基期', 'indicators', null, null, base_policy, base_value, null, false, row_key
        from asked
        where base_value is not null
    )
select
    listed.role,
    listed.dataset,
    listed.year,
    listed.month,
    listed.figure,
    listed.part,
    listed.unit,
    listed.is_floor,
    uploads.file,
    places.source_sheet as sheet,
    places.source_row as row,
    uploads.uploaded_by,
    uploads.uploaded_at,
    places.upload_id,
    listed.row_key
from listed
left join places on places.dataset = listed.dataset and places.row_key = listed.row_key
left join uploads on uploads.upload_id = places.upload_id
order by listed.place, listed.year, listed.month, places.source_row, listed.row_key
