-- 定义：一组来源行里每列没有填的单元格和带标记的单元格，各题共用。
-- 公式：空而没有标记的是未填（missing）；有行而所有来表都没有的列不计，那里没有单元格
create or replace temp macro empty_and_marked(source_rows) as table
with
    empty_cells as (
        unpivot (select count(*) - count(columns(* exclude (upload_id, marks))) from query_table(source_rows))
        on columns(*)
        into name "column" value cells
    ),
    marked_cells as (
        select
            mark.key as "column",
            mark.value as state,
            mark.value not in ('approximate', 'at_least') as is_empty,
            count(*) as cells
        from (select unnest(map_entries(marks)) as mark from query_table(source_rows) where cardinality(marks) > 0)
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
        from (select distinct upload_id from query_table(source_rows)) as sent
        left join uploads on uploads.upload_id = sent.upload_id
    )
select "column", 'missing' as state, cells::bigint as cells
from unmarked_cells
where
    cells > 0
    and (
        cells < (select count(*) from query_table(source_rows))
        or exists (
            select 1
            from sheets
            where mapping = '{}' or list_contains(json_keys(mapping), unmarked_cells."column")
        )
    )
union all
select "column", state, cells
from marked_cells;
