-- 问题：台账里哪些单位名称可能是同一家？
-- 粒度：一行 = 两种写法；已经确认合并的、确认不是同一家的不再列出
-- 参数：无
-- 结果：written 写法；other 另一写法；rows 行数（行）；other_rows 另一写法行数（行）；areas 乡镇；other_areas 另一写法的乡镇；
-- reason 依据；likeness 相似度
-- 来源：hazards；inspections；accidents
-- 公式：去掉空格、标点和“有限公司”等以后相同，或只差一个字（少见的写法不到常见的五分之一，其中数字相同），或一个是另一个的开头或结尾；只是提示，不自行合并
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
    names as materialized(
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
    -- 三种像法各按一样的片段去找，不两两相比。
    pieces as materialized(
        select written, 1 as closeness, core as piece, core
        from names
        union all
        select
            written,
            2,
            unnest(
                list_transform(
                    range(1, length(core) + 1),
                    lambda place:left(core, place - 1) || '？' || substr(core, place + 1)
                )
            ),
            core
        from names
        where length(core) >= 6
    ),
    cuts as materialized(
        select
            written,
            unnest(
                list_concat(
                    list_transform(range(4, length(core)), lambda size:left(core, size)),
                    list_transform(range(4, length(core)), lambda size:right(core, size))
                )
            ) as piece
        from names
    ),
    parts as (
        select distinct cuts.written as whole, names.written as part
        from cuts
        join names on names.core = cuts.piece
    ),
    met as (
        select one.written as one, other.written as other, min(one.closeness) as closeness
        from pieces as one
        join
            pieces as other
            on other.closeness = one.closeness
            and other.piece = one.piece
            and other.written <> one.written
        where
            one.closeness = 1
            or (
                one.closeness = 2
                and regexp_extract_all(one.core, '[0-9一二三四五六七八九十]')
                = regexp_extract_all(other.core, '[0-9一二三四五六七八九十]')
            )
        group by one.written, other.written
        union all
        select whole, part, 3
        from parts
        union all
        select part, whole, 3
        from parts
    ),
    -- 先按名称接上，再看谁先谁后，否则会两两相比。
    told as materialized(
        select
            met.closeness,
            one.written,
            other.written as other,
            one.rows,
            other.rows as other_rows,
            one.areas,
            other.areas as other_areas,
            one.unit = other.unit as is_merged,
            jaro_winkler_similarity(one.core, other.core) as likeness
        from met
        join names as one on one.written = met.one
        join names as other on other.written = met.other
    ),
    pairs as (
        select *
        from told
        where
            not is_merged
            and (rows > other_rows or (rows = other_rows and written > other))
            and (closeness <> 2 or other_rows * 5 <= rows)
        qualify row_number() over (partition by written, other order by closeness) = 1
    )
select
    written,
    other,
    rows,
    other_rows,
    areas,
    other_areas,
    ['只差空格、标点或组织形式', '只差一个字', '一个是另一个的开头或结尾'][closeness] as reason,
    likeness
from pairs
where
    not exists (
        select 1
        from apart
        where
            apart.value is not null
            and apart.name in (written || '|' || other, other || '|' || written)
    )
order by closeness, likeness desc, rows desc, written, other
