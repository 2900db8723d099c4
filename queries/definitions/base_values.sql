-- 定义：基础数据换算成各项目的常用单位：人口和就业人员用人，地区生产总值用亿元，森林面积用公顷。
-- 单位不认识的是空（不知道）；人口和就业人员没有写单位的按人。
create or replace temp macro in_usual_unit(item, figure, unit) as
case
    when item in ('常住人口', '户籍人口', '工矿商贸就业人员')
    then case coalesce(unit, '人') when '人' then figure when '万人' then figure * 10000 end
    when item = '地区生产总值'
    then case unit when '亿元' then figure when '万元' then figure / 1e4 when '元' then figure / 1e8 end
    when item = '面积'
    then
        case coalesce(unit, '平方公里')
            when '平方公里' then figure when '平方千米' then figure when 'km2' then figure when 'km²' then figure
            when '公顷' then figure / 100 when '亩' then figure / 1500
        end
    when item = '森林面积'
    then
        case
            unit
            when '公顷' then figure
            when '千公顷' then figure * 1000
            when '万公顷' then figure * 10000
            when '亩' then figure / 15
            when '万亩' then figure * 10000 / 15
            when '平方公里' then figure * 100
            when '平方千米' then figure * 100
        end
    else figure
end;

-- 全县的数；同一年份同一项目有两行时以写了县名的为准。
create or replace temp view county_values as
select year, item, in_usual_unit(item, value, unit) as figure, row_key
from base_figures
where is_whole_county(area)
qualify row_number() over (partition by year, item order by area is null, row_key) = 1;

-- 截至某日各单位各项目最近一年的行。
create or replace temp macro latest_base_figures(on_day, only_area, only_item) as table
select *
from base_figures
where
    year <= date_part('year', on_day) and is_chosen(area, only_area) and is_chosen(item, only_item)
qualify
    row_number() over (
        partition by coalesce(area, ''), item order by value is null, year desc, row_key
    )
    = 1;

create or replace temp macro usual_unit(item) as
case
    when item in ('常住人口', '户籍人口', '工矿商贸就业人员')
    then '人'
    when item = '地区生产总值'
    then '亿元'
    when item = '面积'
    then '平方公里'
    when item = '森林面积'
    then '公顷'
end;
