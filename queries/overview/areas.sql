-- 问题：名录里有哪些单位，哪些应当报送？
-- 粒度：一行 = 一个单位
-- 参数：无
-- 结果：area 乡镇；level 级别；is_reporting 是否报送；until 停用月份；aliases 别名
-- 来源：areas
select
    area_register.area,
    area_register.level,
    area_register.is_reporting,
    area_register.until,
    areas.aliases
from area_register
inner join areas on areas.name = area_register.area
order by area_register.place
