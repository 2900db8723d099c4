-- 问题：每条建设标准有多少单位达标、多少没有达标，一共差多少？
-- 粒度：一行 = 一条建设标准
-- 参数：$on 截至日期；$area 乡镇（可空）；$plan 规划（可空）；$standards 标准范围（可空）
-- 结果：standard 标准编码；object 对象；level 级别；measure 项目；operator 比较方式；value 标准值；unit 单位；source
-- 依据文件；wording 原文；
-- selected 是否采用；areas 适用单位（个）；met 达标（个）；unmet 未达标（个）；unknown 无数据（个）；lacking 合计缺口；checklist
-- 清单；row_key 标准行标识
-- 来源：standards；teams（members=lacking）；warehouses（usable_area_m2=lacking）；shelters（capacity=lacking）；staff（people=lacking）；
-- supplies（kinds=lacking）；base_figures；activities
-- 公式：合计缺口是没有达标的各单位缺口之和，没有一个未达标的是 0；默认只看采用的标准，standards=全部 时都看
select
    standard,
    object,
    level,
    measure,
    operator,
    value,
    unit,
    source,
    wording,
    selected,
    count(*) as areas,
    count(*) filter (met) as met,
    count(*) filter (not met) as unmet,
    count(*) filter (met is null) as unknown,
    case
        when count(*) filter (met is not null) > 0 then coalesce(sum(gap) filter (not met), 0)
    end as lacking,
    checklist,
    row_key
from gaps($on::date, $plan, $standards, null, $area)
group by
    standard,
    object,
    level,
    measure,
    operator,
    value,
    unit,
    source,
    wording,
    selected,
    checklist,
    row_key,
    standard_place
order by standard_place, standard
