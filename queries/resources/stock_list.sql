-- 问题：截至某日各库有哪些物资，什么时候到期，够不够最低储备？
-- 粒度：一行 = 有效清单里的一行物资
-- 参数：$on 截至日期；$area 乡镇（可空）
-- 结果：area 乡镇；warehouse 储备库；major_class 大类；class 类别；item 物资名称；kinds 品种数（种）；quantity 数量；unit 计量单位；
-- min_quantity 最低储备量；shortfall 缺口；expires_on 有效期至；days_left 剩余天数（天）；expiry_state
-- 有效期状态；stock_state 储备状态；
-- month 清单月份；row_key 行标识
-- 来源：supplies（kinds，quantity，min_quantity，expires_on）
-- 公式：缺口 = 最低储备量 − 数量，够的是 0；没有写最低储备量、数量或有效期的各为空，不当作够或长期有效；大类按 GB/T 38565-2020
select
    supplies.area,
    supplies.warehouse,
    major_class_of(supplies.code, supplies.class) as major_class,
    supplies.class,
    supplies.item,
    supplies.kinds,
    supplies.quantity,
    supplies.unit,
    supplies.min_quantity,
    case
        stock_state(supplies.quantity, supplies.min_quantity)
        when '低于最低储备'
        then supplies.min_quantity - supplies.quantity
        when '达到'
        then 0
    end as shortfall,
    supplies.expires_on,
    supplies.expires_on - $on::date as days_left,
    expiry_state(supplies.expires_on, $on::date) as expiry_state,
    stock_state(supplies.quantity, supplies.min_quantity) as stock_state,
    supplies.month,
    supplies.row_key
from standing_supplies($on::date, $area) as supplies
left join area_register on area_register.area = supplies.area
order by supplies.expires_on nulls last, area_register.place nulls last, supplies.source_row
