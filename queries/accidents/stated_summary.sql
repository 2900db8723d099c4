-- 问题：各乡镇报来的事故起数和死亡人数，全县合计是多少？
-- 粒度：一行 = 所选时段
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$sector 行业领域（可空）
-- 结果：accidents 事故起数（起）；deaths 死亡人数（人）；major_accidents 较大及以上事故起数（起）；
-- major_deaths 较大及以上死亡人数（人）；accidents_last_year 上年同期事故起数（起）；deaths_last_year 上年同期死亡人数（人）；
-- major_accidents_last_year 上年同期较大及以上事故起数（起）；major_deaths_last_year 上年同期较大及以上死亡人数（人）；
-- accidents_change 事故起数增减（起）；accidents_change_pct 事故起数同比（%）；deaths_change 死亡人数增减（人）；
-- deaths_change_pct 死亡人数同比（%）；areas_stated 有数的单位数（个）；areas_unknown 缺数的单位数（个）
-- 来源：accident_stats（accidents，deaths，major_accidents，major_deaths，accidents_last_year，deaths_last_year，
-- major_accidents_last_year，major_deaths_last_year）
-- 公式：各单位的数按报表规则取得后相加，缺数的单位不计并列出个数；有单位只报了本期或只报了上年同期时，增减和同比为空
with
    stated as (from accident_stats_stated($from, $to, $area, $sector, false)),
    whole as (
        select
            sum(accidents)::bigint as accidents,
            sum(deaths)::bigint as deaths,
            sum(major_accidents)::bigint as major_accidents,
            sum(major_deaths)::bigint as major_deaths,
            sum(accidents_last_year)::bigint as accidents_last_year,
            sum(deaths_last_year)::bigint as deaths_last_year,
            sum(major_accidents_last_year)::bigint as major_accidents_last_year,
            sum(major_deaths_last_year)::bigint as major_deaths_last_year,
            bool_and((accidents is null) = (accidents_last_year is null)) as has_both_accidents,
            bool_and((deaths is null) = (deaths_last_year is null)) as has_both_deaths,
            count(accidents) as areas_stated,
            count(*) filter (not is_known) as areas_unknown
        from stated
    )
select
    accidents,
    deaths,
    major_accidents,
    major_deaths,
    accidents_last_year,
    deaths_last_year,
    major_accidents_last_year,
    major_deaths_last_year,
    case when has_both_accidents then accidents - accidents_last_year end as accidents_change,
    case
        when has_both_accidents then change_pct(accidents, accidents_last_year)
    end as accidents_change_pct,
    case when has_both_deaths then deaths - deaths_last_year end as deaths_change,
    case when has_both_deaths then change_pct(deaths, deaths_last_year) end as deaths_change_pct,
    areas_stated,
    areas_unknown
from whole
order by all
