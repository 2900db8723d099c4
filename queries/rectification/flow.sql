-- 问题：这段时间排查的隐患，从发现到销号各走到了哪一步？
-- 粒度：一行 = 一个环节
-- 参数：$from 起始月；$to 截止月；$on 截至日期；$area 乡镇（可空）；$sector 行业领域（可空）；
-- $source 排查来源（可空）；$inspected_by 检查组织单位（可空）
-- 结果：stage 环节；hazards 隐患数（条）；share_pct 占排查数（%）；figure 对应的数
-- 来源：hazards
-- 公式：排查 → 已整改 → 已复查（有结论） → 复查合格 → 已销号，占比都以排查数为分母；已整改不含复查不合格退回的；
-- 有的隐患不经复查即销号，环节之间不一定逐级减少
with
    assessed as (
        from
            found_hazards(
                $from, $to, $on, $area, $sector, $source, only_inspected_by := $inspected_by
            )
    ),
    stages as (
        select
            unnest(
                [
                    {'place':1, 'stage':'排查', 'figure':'found', 'hazards':count(*)},
                    {
                        'place':2,
                        'stage':'已整改',
                        'figure':'rectified',
                        'hazards':count(*) filter (is_rectified)
                    },
                    {
                        'place':3,
                        'stage':'已复查',
                        'figure':'rechecked',
                        'hazards':count(*) filter (is_rechecked)
                    },
                    {
                        'place':4,
                        'stage':'复查合格',
                        'figure':'recheck_passed',
                        'hazards':count(*) filter (is_recheck_passed)
                    },
                    {
                        'place':5,
                        'stage':'已销号',
                        'figure':'closed',
                        'hazards':count(*) filter (is_closed)
                    }
                ],
                recursive := true
            ),
            count(*) as found
        from assessed
    )
select stage, hazards, rate_pct(hazards, found) as share_pct, figure
from stages
order by place
