-- 问题：哪些事故后来更正过，改了什么，是在事故后多少天改的？
-- 粒度：一行 = 一起事故一次更正的一项
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）
-- 结果：corrected_at 更正时间；occurred_at 发生时间；area 乡镇；unit_name 事故单位；item 项目；before 更正前；after 更正后；
-- change 增减；days_after 事故后天数（天）；days_allowed 更正期限（天）；is_within 在期限内；corrected_by 更正人；file 文件；
-- row_key 行标识
-- 来源：accidents
-- 公式：同一起事故前后两次上报不同的项；撤销的上报不计。国务院令第493号第十三条：事故发生之日起 30 日内
-- （道路交通、火灾 7 日内）伤亡变化的应当补报；减少也照样列出
with
    versions as (
        select log.*, uploads.uploaded_at, uploads.uploaded_by, uploads.file
        from log_accidents as log
        join uploads on uploads.upload_id = log.upload_id
        where
            not exists (
                select 1 from uploads as withdrawal where withdrawal.withdraws = log.upload_id
            )
    ),
    followed as (
        select
            *,
            lag(sequence) over by_time as sequence_before,
            lag(deaths) over by_time as deaths_before,
            lag(missing) over by_time as missing_before,
            lag(serious_injuries) over by_time as serious_injuries_before,
            lag(minor_injuries) over by_time as minor_injuries_before,
            lag(poisoned) over by_time as poisoned_before,
            lag(loss_wan_yuan) over by_time as loss_wan_yuan_before
        from versions
        window by_time as (partition by row_key order by sequence)
    ),
    items as (
        select
            followed.*,
            unnest(
                [
                    {'item':'死亡人数', 'before':deaths_before, 'after':deaths},
                    {'item':'失踪人数', 'before':missing_before, 'after':missing},
                    {'item':'重伤人数', 'before':serious_injuries_before, 'after':serious_injuries},
                    {'item':'轻伤人数', 'before':minor_injuries_before, 'after':minor_injuries},
                    {'item':'急性工业中毒人数', 'before':poisoned_before, 'after':poisoned},
                    {'item':'直接经济损失（万元）', 'before':loss_wan_yuan_before, 'after':loss_wan_yuan}
                ]
            ) as told,
            coalesce(sectors.sector, followed.sector) as counted_sector
        from followed
        left join sectors on sectors.raw = followed.sector
        where sequence_before is not null
    ),
    timed as (
        select
            *,
            date_diff('day', occurred_at::date, uploaded_at::date) as days_after,
            if(counted_sector in ('道路运输', '消防火灾'), 7, 30) as days_allowed
        from items
    )
select
    uploaded_at as corrected_at,
    occurred_at,
    area,
    unit_name,
    told.item as item,
    told.before as before,
    told.after as after,
    told.after - told.before as change,
    days_after,
    days_allowed,
    days_after <= days_allowed as is_within,
    uploaded_by as corrected_by,
    file,
    row_key
from timed
where
    told.before is distinct from told.after
    and is_within(occurred_at, $from, $to)
    and is_chosen(area, $area)
    and is_chosen(counted_sector, $sector)
order by corrected_at desc, row_key, item
