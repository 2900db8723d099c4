-- 问题：台账里哪些单位名称可能是同一家？
-- 粒度：一行 = 两种写法；已经确认合并的、确认不是同一家的不再列出
-- 参数：无
-- 结果：written 写法；other 另一写法；rows 行数（行）；other_rows 另一写法行数（行）；areas 乡镇；other_areas 另一写法的乡镇；
-- reason 依据；likeness 相似度
-- 来源：hazards；inspections；accidents
-- 公式：去掉空格、标点和“有限公司”等以后相同，或一个含另一个，或只差一个字（少见的写法不到常见的五分之一，其中数字相同）；只是提示，不自行合并
with
    used as (
        select unit_name, area
        from hazards
        union all
        select unit_name, area
        from inspections
        union all
        select unit_name, area
        from accidents
    ),
    counted as (
        select
            unit_name as written,
            count(*) as rows,
            string_agg(distinct area, '、' order by area) as areas
        from used
        where unit_name is not null
        group by unit_name
    ),
    names as (
        select
            counted.*,
            coalesce(unit_names.unit, counted.written) as unit,
            name_core(counted.written) as core
        from counted
        left join unit_names on unit_names.written = counted.written
    ),
    apart as (
        select name, value ->> '$' as value
        from settings
        where kind = 'unit-apart'
        qualify row_number() over (partition by name order by rowid desc) = 1
    ),
    pairs as (
        select
            one.written,
            other.written as other,
            one.rows,
            other.rows as other_rows,
            one.areas,
            other.areas as other_areas,
            case
                when one.core = other.core
                then 1
                when contains(other.core, one.core) or contains(one.core, other.core)
                then 3
                when
                    regexp_extract_all(one.core, '[0-9一二三四五六七八九十]')
                    = regexp_extract_all(other.core, '[0-9一二三四五六七八九十]')
                    and length(one.core) = length(other.core)
                    and length(one.core) >= 6
                    and other.rows * 5 <= one.rows
                    and count_differing(one.core, other.core) = 1
                then 2
            end as closeness,
            jaro_winkler_similarity(one.core, other.core) as likeness
        from names as one
        join
            names as other
            on left(one.core, 2) = left(other.core, 2)
            and (one.rows, one.written) > (other.rows, other.written)
            and one.unit <> other.unit
            and length(one.core) >= 3
            and length(other.core) >= 3
    )
select
    written,
    other,
    rows,
    other_rows,
    areas,
    other_areas,
    ['只差空格、标点或组织形式', '只差一个字', '一个含另一个'][closeness] as reason,
    likeness
from pairs
where
    closeness is not null
    and not exists (
        select 1
        from apart
        where
            apart.value is not null
            and apart.name in (written || '|' || other, other || '|' || written)
    )
order by closeness, likeness desc, rows desc, written, other
