-- 定义：单位名称。人确认是同一家的（设置 unit-merge：写法 -> 并入的名称，撤销时是空）按并入的名称统计，
-- 一环接一环地并；没有确认的一律按原写法，不自行合并。
create or replace temp view unit_names as
with recursive
    merges as (
        select name as written, value ->> '$' as unit
        from settings
        where kind = 'unit-merge'
        qualify row_number() over (partition by name order by rowid desc) = 1
    ),
    merged as (
        select written, unit, [written, unit] as met
        from merges
        where unit is not null
        union all
        select merged.written, merges.unit, list_append(merged.met, merges.unit)
        from merged
        join merges on merges.written = merged.unit
        where merges.unit is not null and not list_contains(merged.met, merges.unit)
    )
select written, unit
from merged
qualify row_number() over (partition by written order by len(met) desc) = 1;

-- 名称的主干：去掉空格、标点和组织形式，用来找可能是同一家的写法。
create or replace temp macro name_core(written) as
    regexp_replace(
        regexp_replace(nfc_normalize(written), '[\s\p{P}]', '', 'g'),
        '(有限责任公司|股份有限公司|集团有限公司|有限公司|公司)',
        '',
        'g'
    );
