-- 问题：截至某日各类应急人员一共有多少，专职、兼职各多少？
-- 粒度：一行 = 一类岗位
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：role 岗位；people 人数（人）；full_time 专职（人）；part_time 兼职（人）；a_side A 角（人）；b_side B 角（人）；other
-- 其他（人）；unstated 未填性质（人）；areas
-- 填报单位（个）
-- 来源：staff（people）
-- 公式：各单位有效清单之和，任一行未填的为空；专职含专业，兼职含志愿；A 角、B 角按性质一栏
select
    role,
    case when count(*) = count(people) then sum(people)::bigint end as people,
    coalesce(sum(people) filter (nature_kind(nature) = '专职'), 0)::bigint as full_time,
    coalesce(sum(people) filter (nature_kind(nature) = '兼职'), 0)::bigint as part_time,
    coalesce(sum(people) filter (nature_kind(nature) = 'A角'), 0)::bigint as a_side,
    coalesce(sum(people) filter (nature_kind(nature) = 'B角'), 0)::bigint as b_side,
    coalesce(sum(people) filter (nature_kind(nature) = '其他'), 0)::bigint as other,
    coalesce(sum(people) filter (nature is null), 0)::bigint as unstated,
    count(distinct area) as areas
from standing_staff($on::date, $area)
group by role
order by min(source_row), role
