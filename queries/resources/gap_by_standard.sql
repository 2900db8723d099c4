-- 问题：各单位按建设标准应有多少、现有多少、差多少、是否达标？
-- 粒度：一行 = 一条建设标准 × 一个适用单位
-- 参数：$on 截至日期；$area 乡镇（可空）；$plan 规划（可空）；$standards 标准范围（可空）；$checklist 清单（可空）
-- 结果：standard 标准编码；area 乡镇；required 应有；actual 现有；gap 缺口；met 是否达标；source 依据文件；object 对象；level 级别；
-- measure 项目；operator 比较方式；value 标准值；unit 单位；units 适用个数（个）；unfilled 未填（项）；checklist 清单；wording 原文；
-- dataset 数据表；selected 是否采用；row_key 标准行标识
-- 来源：standards；teams（members=actual）；warehouses（usable_area_m2=actual）；shelters（capacity=actual）；staff（people=actual）；supplies（kinds=actual）；
-- base_figures；activities
-- 公式：县级标准看县直，乡级看各乡镇，村级看各乡镇并乘以行政村数；县直汇总填报的下级队伍按填报的队伍数乘；缺口 = 应有 − 现有；
-- 面积取最大的一座，其余相加，按人口的除以常住人口；活动看一年以内；没有清单、没有报过的为空，已填的够了才算达标，有未填而不够的为空；默认只看采用的标准，standards=全部 时都看
select
    standard,
    area,
    required,
    actual,
    gap,
    met,
    source,
    object,
    level,
    measure,
    operator,
    value,
    unit,
    units,
    unfilled,
    checklist,
    wording,
    dataset,
    selected,
    row_key
from gaps($on::date, $plan, $standards, $checklist, $area)
order by standard_place, area_place nulls last, area
