-- 问题：各级救援队伍、储备库、执法人员等应建成什么样，依据是什么，采用哪一条？
-- 粒度：一行 = 一份文件的一条建设标准
-- 参数：$plan 规划（可空）
-- 结果：plan 规划编码；code 标准编码；object 对象；level 级别；measure 项目；operator 比较方式；value 标准值；unit 单位；
-- source 依据文件；wording 原文；selected 是否采用
-- 来源：standards
-- 公式：没有写是否采用的是不采用；没有写规划的对各规划都列出
with
    applying as (
        select *, min(source_row) over (partition by object, level, measure) as place
        from standards
        where $plan is null or plan is null or plan = $plan
    )
select
    plan,
    code,
    object,
    level,
    measure,
    operator,
    value,
    unit,
    source,
    wording,
    coalesce(selected, false) as selected
from applying
order by place, selected desc, source_row
