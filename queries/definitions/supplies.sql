-- 定义：物资的大类、有效期和储备状态，各题共用。
-- 公式：大类按 GB/T 38565-2020 分类码的首位；没有分类码的看类别是否写明，看不出的为空
create or replace temp macro major_class_of(code, class) as
    case
        when regexp_matches(coalesce(code, ''), '^1\d{6}$') then '基本生活保障物资'
        when regexp_matches(coalesce(code, ''), '^2\d{6}$') then '应急装备及配套物资'
        when regexp_matches(coalesce(code, ''), '^3\d{6}$') then '工程材料与机械加工设备'
        when regexp_matches(coalesce(class, ''), '生活|安置|被服|食品|饮用水|救灾') then '基本生活保障物资'
        when regexp_matches(coalesce(class, ''), '装备|救援器材|防护|通信') then '应急装备及配套物资'
        when regexp_matches(coalesce(class, ''), '工程|材料|机械') then '工程材料与机械加工设备'
    end;

-- 到某日的有效期状态；没有写有效期的为空，不算长期有效。
create or replace temp macro expiry_state(expires_on, on_day) as
    case
        when expires_on < on_day then '已过期'
        when expires_on - on_day <= 30 then '30 天内到期'
        when expires_on - on_day <= 90 then '90 天内到期'
        when expires_on - on_day <= 180 then '180 天内到期'
        when expires_on is not null then '有效'
    end;

-- 与最低储备量相比；没有写最低储备量或数量的为空。
create or replace temp macro stock_state(quantity, min_quantity) as
    case when quantity < min_quantity then '低于最低储备' when quantity >= min_quantity then '达到' end;
