-- 问题：各排查来源报来的隐患排查整改数是多少？
-- 粒度：一行 = 一种排查来源；只报合计的单位归入来源为空的一行
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$source 排查来源（可空）
-- 结果：source 排查来源；units 检查单位数（家）；found 排查隐患数（条）；rectified 已整改数（条）；rate_pct 整改率（%）；
-- major_found 重大隐患数（条）；major_rectified 重大隐患已整改数（条）；major_rate_pct 重大隐患整改率（%）；
-- areas_stated 有数的单位数（个）；areas_unknown 缺数的单位数（个）
-- 来源：hazard_stats（units，found，rectified，major_found，major_rectified）
-- 背后：by=source
-- 公式：整改率 = 已整改 ÷ 排查；各单位的数按报表规则取得后相加，缺数的单位不计并列出个数；
-- 有单位只报了排查数或只报了整改数时整改率为空
with
    stated as (from hazard_stats_stated($from, $to, $area, $source, true)),
    by_source as (
        select
            part as source,
            sum(units)::bigint as units,
            sum(found)::bigint as found,
            sum(rectified)::bigint as rectified,
            sum(major_found)::bigint as major_found,
            sum(major_rectified)::bigint as major_rectified,
            bool_and((found is null) = (rectified is null)) as has_both,
            bool_and((major_found is null) = (major_rectified is null)) as has_both_major,
            count(found) as areas_stated,
            count(*) filter (not is_known) as areas_unknown
        from stated
        group by part
    )
select
    source,
    units,
    found,
    rectified,
    case when has_both then rate_pct(rectified, found) end as rate_pct,
    major_found,
    major_rectified,
    case when has_both_major then rate_pct(major_rectified, major_found) end as major_rate_pct,
    areas_stated,
    areas_unknown
from by_source
order by source is null, found desc nulls last, source
