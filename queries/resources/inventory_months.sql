-- 问题：截至某日各单位的队伍、储备库、物资等清单是哪个月的？
-- 粒度：一行 = 一张数据表 × 一个单位
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：dataset 数据表；area 乡镇；month 清单月份；months_old 已过月数（个月）；
-- is_overdue 是否过期未更新；missed 该报未报（个月）
-- 来源：teams；warehouses；supplies；shelters；staff；enterprises
-- 公式：取不晚于该日所在月的最近一次清单；从没报过清单的为空；报送任务到期而没有更新的是过期未更新，看近二十四个月
with
    datasets(dataset, dataset_place) as (
        values
            ('teams', 1),
            ('warehouses', 2),
            ('supplies', 3),
            ('shelters', 4),
            ('staff', 5),
            ('enterprises', 6)
    ),
    due as (
        select dataset, area, month
        from
            report_states(
                month_of($on::date - interval 23 month), month_of($on::date), $on::date, $area, null
            )
        where state = '未报'
    )
select
    datasets.dataset,
    areas.area,
    standing.month,
    count_months(standing.month, month_of($on::date)) - 1 as months_old,
    count(due.month) > 0 as is_overdue,
    count(due.month) as missed
from datasets
cross join inventory_areas($on::date, $area) as areas
left join
    standing_inventories(null, $on::date, $area) as standing
    on standing.dataset = datasets.dataset
    and standing.area = areas.area
left join
    due
    on due.dataset = datasets.dataset
    and due.area = areas.area
    and (standing.month is null or due.month > standing.month)
left join area_register on area_register.area = areas.area
group by datasets.dataset, datasets.dataset_place, areas.area, standing.month, area_register.place
order by datasets.dataset_place, area_register.place nulls last, areas.area
