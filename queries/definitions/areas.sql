-- 定义：区划名录中的单位。全县是整体，不作为一个单位列出；停用月份起不再报送。
create or replace temp view area_register as
select
    name as area,
    level,
    coalesce(reports, level <> '县') as is_reporting,
    until,
    row_number() over (order by position nulls last, source_row) as place
from areas;

-- 全县的数：没有写单位，或写在县上。
create or replace temp macro is_whole_county(written) as
    written is null or written in (select area from area_register where level = '县');

-- 一段月份内至少有一个月应报送的单位。
create or replace temp macro reporting_areas(first_month, last_month, only_area) as table
select area
from area_register
where
    is_reporting
    and (until is null or until > first_month)
    and first_month <= last_month
    and (only_area is null or area = only_area);
