-- 问题：数字背后的《预警发布》里有多少单元格没有填，多少带有标记？
-- 粒度：一行 = 一列 × 一种状态
-- 参数：$from 起始月；$to 截止月；$area 乡镇（可空）；$kind 预警类型（可空）；$level 预警级别（可空）
-- 结果：column 列；state 状态；cells 单元格数（个）
-- 来源：warnings
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
with
    behind as (
        select level, area, upload_id, marks from counted_warnings($from, $to, $area, $kind, $level)
    ),
    empty_cells as (
        unpivot (select count(*) - count(columns(* exclude (upload_id, marks))) from behind)
        on columns(*)
        into name "column" value cells
    ),
    marked_cells as (
        select
            mark.key as "column",
            mark.value as state,
            mark.value not in ('approximate', 'at_least') as is_empty,
            count(*) as cells
        from (select unnest(map_entries(marks)) as mark from behind where cardinality(marks) > 0)
        group by all
    ),
    unmarked_cells as (
        select
            empty_cells."column",
            any_value(empty_cells.cells)
            - coalesce(sum(marked_cells.cells) filter (marked_cells.is_empty), 0) as cells
        from empty_cells
        left join marked_cells on marked_cells."column" = empty_cells."column"
        group by empty_cells."column"
    ),
    sheets as (
        select coalesce(uploads.mapping, '{}') as mapping
        from (select distinct upload_id from behind) as sent
        left join uploads on uploads.upload_id = sent.upload_id
    )
select "column", 'missing' as state, cells::bigint as cells
from unmarked_cells
where
    cells > 0
    and (
        cells < (select count(*) from behind)
        or exists (
            select 1
            from sheets
            where mapping = '{}' or list_contains(json_keys(mapping), unmarked_cells."column")
        )
    )
union all
select "column", state, cells
from marked_cells
order by "column", state
