-- 定义：规划指标的进展和评定，截至某日（不晚于规划最后一天）。
-- 实际值按口径取：年值是最近一个过完的年份，年均是起始年以来各年的平均，同期是起始年以来的合计（率取各年平均），
-- 单次上限是起始年以来各次中最大的。台账算得的和填报的不混在一个数里：台账各年齐了取台账，否则取填报各年齐的。
create or replace temp macro way_of(kind, base_policy) as
case
    when kind = 'mean_ceiling'
    then 'mean'
    when kind = 'event_ceiling'
    then 'event'
    when kind = 'decline' and base_policy like '%年均'
    then 'mean'
    when kind = 'decline' and base_policy like '%同期'
    then 'span'
    else 'year'
end;

-- 比较方式：没有写的，上限和下降率是 ≤，其余是 ≥；“下降 ≥10%”说的是降幅，比的是不高于。
create or replace temp macro operator_of(kind, written) as
case
    when kind = 'decline'
    then if(written in ('<', '>'), '<', '<=')
    else
        coalesce(written, if(kind in ('ceiling', 'mean_ceiling', 'event_ceiling'), '<=', '>='))
end;

-- 是否达到。比到小数点后第九位：除法的尾差不改变结论，“<”不含等于。
create or replace temp macro meets(figure, sign, bound) as
case
    sign
    when '<'
    then round(figure, 9) < round(bound, 9)
    when '<='
    then round(figure, 9) <= round(bound, 9)
    when '>'
    then round(figure, 9) > round(bound, 9)
    when '>='
    then round(figure, 9) >= round(bound, 9)
    when '='
    then round(figure, 9) = round(bound, 9)
end;

-- 不违反上限时最多还能有几（整数）。
create or replace temp macro most_within(room, sign) as
    if(sign = '<', ceil(round(room, 9)) - 1, floor(round(room, 9)));

-- 各年能否相加：率、比重和用时不能。
create or replace temp macro is_additive(item, unit, name) as
    item is null and not regexp_matches(coalesce(unit, ''), '[/%‰]|小时') and not regexp_matches(name, '率|比重|占比|比例|时间');

-- 上一个五年规划期的名称：2021 年起的是十三五。不是五年一期的没有名称。
create or replace temp macro period_before(first_year, last_year) as
case
    when last_year - first_year = 4 and first_year % 5 = 1 and first_year between 2011 and 2041
    then '十' || ['一', '二', '三', '四', '五', '六', '七'][((first_year - 2001) / 5)::integer - 1] || '五'
end;

-- 没有指明规划时不评定只作对照的规划。
create or replace temp macro plan_terms(of_plan, on_day) as table
select
    plans.code as plan,
    plans.first_year,
    plans.last_year,
    plans.last_year - plans.first_year + 1 as count_years,
    least(on_day, make_date(plans.last_year, 12, 31)) as day,
    on_day >= make_date(plans.last_year, 12, 31) as is_closed,
    date_part('year', least(on_day, make_date(plans.last_year, 12, 31)) + 1)::integer - 1 as full_year,
    plans.base_year as stated_base_year,
    coalesce(period_before(plans.first_year, plans.last_year), '上一规划期') as before
from plans
where plans.code = of_plan or (of_plan is null and plans.is_reference is distinct from true);

-- 一项指标在规划期已过完的年份里的合计、平均和最大值；latest_ 是最近一个过完的年份的。
create or replace temp macro plan_elapsed(of_plan, on_day, plan_years) as table
select
    years.plan,
    years.code,
    count(*) as years_over,
    max(years.year) as latest_year,
    any_value(years.unit order by years.year desc) as value_unit,
    max(computed) filter (years.year = terms.full_year) as latest_computed,
    max(stated) filter (years.year = terms.full_year) as latest_stated,
    max(numerator) filter (years.year = terms.full_year) as latest_numerator,
    max(denominator) filter (years.year = terms.full_year) as latest_denominator,
    coalesce(max(unknown) filter (years.year = terms.full_year), 0) as latest_unknown,
    count(computed) = count(*) as is_computed,
    count(stated) = count(*) as is_stated,
    sum(computed) as sum_computed,
    sum(stated) as sum_stated,
    avg(computed) as mean_computed,
    avg(stated) as mean_stated,
    max(computed) as max_computed,
    max(stated) as max_stated,
    sum(numerator) as sum_numerator,
    case when count(denominator) = count(*) then sum(denominator) end as sum_denominator,
    coalesce(sum(unknown), 0) as sum_unknown,
    coalesce(bool_and(is_held), false) as is_held,
    coalesce(bool_or(has_rows), false) as has_rows,
    arg_max(denominator, years.year) as known_denominator,
    arg_max(years.year, years.year) filter (denominator is not null) as known_year,
    any_value(scale) as scale,
    max(note) filter (years.year = terms.full_year and note <> '本期无灾害事件') as latest_note,
    string_agg(years.year || ' 年', '、' order by years.year) filter (
        kind = 'ceiling'
        and years.year < terms.full_year
        and not meets(coalesce(computed, stated), operator_of(kind, operator), target)
    ) as breached_years
from query_table(plan_years) as years
join plan_terms(of_plan, on_day) as terms on terms.plan = years.plan
where years.is_over
group by years.plan, years.code;

-- 各年说明合成一句：同样的话只说一次，缺数的年份列在一起。
create or replace temp macro plan_notes(plan_years) as table
with
    pieces as (
        select plan, code, year, unnest(string_split(note, '；')) as piece
        from query_table(plan_years)
        where is_over
    ),
    grouped as (
        select
            plan,
            code,
            regexp_replace(piece, '^(缺少 )?\d{4} 年', '\1{years} 年') as words,
            string_agg(year::varchar, '、' order by year) as years,
            min(year) as first_said
        from pieces
        where piece <> '本期无灾害事件'
        group by plan, code, words
    )
select
    plan,
    code,
    string_agg(replace(words, '{years}', years), '；' order by first_said, words) as every_note
from grouped
group by plan, code;

-- 按 cases 给的基期（plan、code、base_policy、base_value、base_source、base_years）评定每项指标；
-- 同一指标可以有几种基期，各评各的。cases 是一张表或公用表达式的名字。
create or replace temp macro plan_measured(of_plan, on_day, cases) as table
with
    asked as (from query_table(cases)),
    months_measured as materialized (from monthly_figures),
    years_measured as materialized (
        from plan_years_counted(of_plan, on_day, 'months_measured')
        where not is_before
    ),
    so_far as (
        select
            terms.plan,
            counted.*
        from plan_terms(of_plan, on_day) as terms
        join computed_so_far(on_day, 'months_measured') as counted on true
        where
            terms.full_year < date_part('year', terms.day)
            and date_part('year', terms.day) >= terms.first_year
    ),
    joined as (
        select
            indicators.plan,
            indicators.code,
            indicators.name,
            indicators.attribute,
            indicators.kind,
            operator_of(indicators.kind, indicators.operator) as sign,
            indicators.operator,
            indicators.target,
            indicators.unit,
            indicators.wording,
            indicators.question,
            indicators.source_row,
            asked.base_policy,
            asked.base_value,
            asked.base_source,
            asked.base_years,
            terms.first_year,
            terms.last_year,
            terms.count_years,
            terms.day,
            terms.is_closed,
            terms.before,
            path_from(asked.base_policy, terms.stated_base_year, terms.first_year) as path_year,
            elapsed.latest_year,
            coalesce(elapsed.years_over, 0) as years_over,
            elapsed.* exclude (plan, code, latest_year, years_over, value_unit, scale),
            notes.every_note,
            known.figure,
            known.item,
            known.scale,
            known.figure_label,
            known.dataset_label,
            coalesce(
                elapsed.value_unit,
                known.unit,
                case when indicators.kind <> 'decline' then indicators.unit end
            ) as value_unit,
            way_of(indicators.kind, asked.base_policy) as way,
            is_additive(
                known.item,
                coalesce(elapsed.value_unit, known.unit, indicators.unit),
                indicators.name
            ) as is_additive,
            is_base_missing(indicators.kind, asked.base_policy, asked.base_value) as lacks_base,
            so_far.so_far as numerator_so_far,
            coalesce(so_far.so_far_unknown, 0) as unknown_so_far,
            coalesce(so_far.month_from, filled.month_from) as so_far_from,
            coalesce(so_far.month_to, filled.month_to) as so_far_to,
            if(so_far.month_to is not null, so_far.so_far, filled.value) as so_far,
            if(
                so_far.month_to is not null, so_far.so_far_last_year, filled.value_last_year
            ) as so_far_last_year,
            if(so_far.month_to is not null, so_far.so_far_unit, filled.unit) as so_far_unit,
            so_far.annualised,
            so_far.annualised_low,
            so_far.annualised_high
        from asked
        join indicators on indicators.plan = asked.plan and indicators.code = asked.code
        join plan_terms(of_plan, on_day) as terms on terms.plan = asked.plan
        left join computed_questions as known on known.question = indicators.question
        left join
            plan_elapsed(of_plan, on_day, 'years_measured') as elapsed
            on elapsed.plan = asked.plan
            and elapsed.code = asked.code
        left join
            plan_notes('years_measured') as notes
            on notes.plan = asked.plan
            and notes.code = asked.code
        left join
            so_far on so_far.plan = asked.plan and so_far.question = indicators.question
        left join
            stated_so_far(of_plan, on_day) as filled
            on filled.plan = asked.plan
            and filled.of_code = asked.code
            and terms.full_year < date_part('year', terms.day)
    ),
    valued as (
        select
            *,
            case
                way
                when 'year'
                then latest_computed
                when 'event'
                then case when is_held then greatest(max_computed, numerator_so_far) end
                when 'mean'
                then case when is_computed then mean_computed end
                when 'span'
                then case when is_computed then if(is_additive, sum_computed, mean_computed) end
            end as computed,
            case
                way
                when 'year'
                then latest_stated
                when 'event'
                then max_stated
                when 'mean'
                then case when is_stated then mean_stated end
                when 'span'
                then case when is_stated then if(is_additive, sum_stated, mean_stated) end
            end as stated
        from joined
    )
select
    *,
    if(way = 'year', path_year, first_year - 1) as base_year,
    coalesce(computed, stated) as actual,
    way = 'event' and is_held and not has_rows and numerator_so_far is null as has_no_event,
    if(way = 'year', latest_numerator, if(way = 'event', computed, sum_numerator)) as numerator,
    if(way = 'year', latest_denominator, sum_denominator) as denominator,
    case
        when way in ('mean', 'span') and item is not null and is_computed
        then scale * sum_numerator / nullif(sum_denominator, 0)
    end as actual_of_sums,
    case
        when computed is null
        then 0
        when way = 'year'
        then latest_unknown
        else sum_unknown + if(way = 'event', unknown_so_far, 0)
    end as unknown,
    case
        when kind = 'decline'
        then path_value('decline', base_policy, base_value, target, 0, 1, 1)
        else target
    end as goal,
    case
        when item is null and figure <> 'hours_to_relief' then numerator_so_far
    end as counted_so_far,
    case when figure = 'hours_to_relief' then numerator_so_far end as hours_so_far
from valued;

-- 路径、余量、是否已不可挽回。余量：上限是目标与实际之差；年均是剩余年度在不超过上限时最多还能有多少
-- （人数取整数，按最近一年的分母折算，今年已发生的扣除）。
create or replace temp macro plan_weighed(of_plan, on_day, cases) as table
with
    measured as (from plan_measured(of_plan, on_day, cases)),
    pathed as (
        select
            *,
            sign in ('<', '<=') as is_lower_better,
            case
                when latest_year is null
                then null
                when kind in ('decline', 'coverage', 'count')
                and sign in ('<', '<=')
                and kind <> 'decline'
                and base_value is null
                then target
                else path_value(kind, base_policy, base_value, target, base_year, last_year, latest_year)
            end as path_value,
            last_year - coalesce(latest_year, first_year - 1) as years_left,
            coalesce(sum_computed, sum_stated, 0)
            + if(computed is not null or sum_computed is not null, coalesce(counted_so_far, 0), 0) as sum_known,
            if(item is null, 1, known_denominator / scale) as per_value
        from measured
    )
select
    *,
    case
        when not is_lower_better or goal is null
        then false
        when way = 'event'
        then not meets(greatest(max_computed, max_stated, hours_so_far), sign, goal)
        when is_closed
        then false
        when way = 'mean'
        then not meets(sum_known / count_years, sign, goal)
        when way = 'year' and years_left = 1 and kind in ('decline', 'ceiling')
        then not meets(counted_so_far, sign, goal)
        else false
    end as is_lost,
    case
        when not is_lower_better or goal is null or actual is null
        then null
        when way = 'mean' and is_people(figure) and years_left > 0
        then
            most_within((goal * count_years - coalesce(sum_computed, sum_stated)) * per_value, sign)
            - coalesce(numerator_so_far, 0)
        when way = 'mean' and years_left > 0 and computed is not null
        then (goal * count_years - sum_computed) * per_value - coalesce(numerator_so_far, 0)
        when way = 'mean' and years_left > 0
        then goal * count_years - sum_stated
        when kind in ('ceiling', 'mean_ceiling', 'event_ceiling')
        then goal - actual
    end as headroom,
    case
        when headroom is null
        then null
        when way = 'mean' and years_left > 0 and computed is not null
        then
            case figure when 'loss' then '万元' when 'damaged_forest_ha' then '公顷' else '人' end
        else value_unit
    end as headroom_unit
from pathed;

-- 评定。只知道下限的，已超过的照说，没有超过的不能说达到。
create or replace temp macro plan_verdicts(of_plan, on_day, cases) as table
with
    weighed as (from plan_weighed(of_plan, on_day, cases)),
    judged as (
        select
            *,
            coalesce(way = 'span' and base_years <> years_over, false) as is_other_span,
            case
                when lacks_base
                then '基期待确认'
                when target is null or coalesce(way = 'span' and base_years <> years_over, false)
                then '数据不足'
                when coalesce(is_lost, false)
                then '未达标'
                when latest_year is null
                then '未到统计期'
                when has_no_event and stated is null
                then if(is_closed, '已完成', '按期')
                when actual is null
                then '数据不足'
                when is_closed and not meets(actual, sign, goal)
                then '未达标'
                when unknown > 0 and is_lower_better
                then if(is_closed or meets(actual, sign, coalesce(path_value, goal)), '数据不足', '滞后')
                when is_closed or (kind in ('coverage', 'count') and meets(actual, sign, goal))
                then '已完成'
                when meets(actual, sign, coalesce(path_value, goal))
                then '按期'
                else '滞后'
            end as status
        from weighed
    )
select
    *,
    case when base_value <> 0 then 100 * (actual / base_value - 1) end as progress_pct,
    actual - path_value as distance,
    case
        when kind in ('coverage', 'count', 'stated') and target <> 0 then 100 * actual / target
    end as share_pct,
    replace(replace(sign, '<=', '≤'), '>=', '≥') as sign_words,
    100.0 * years_over / count_years as elapsed_pct,
    path_value(kind, base_policy, base_value, target, base_year, last_year, coalesce(latest_year, first_year - 1) + 1)
    as next_path_value,
    case when is_people(figure) and item is not null then scale / known_denominator end as per_one,
    coalesce(
        (is_people(figure) and coalesce(numerator, numerator_so_far) < 5)
        or (kind = 'decline' and is_additive and coalesce(value_unit, '人') = '人' and base_value < 5),
        false
    ) as is_small_base,
    growth_ratio(base_value, actual, goal, latest_year - base_year, last_year - base_year) as growth_ratio
from judged;

-- 增速法（可持续发展目标常用）：实际年均增速 ÷ 达到目标所需年均增速。目标为 0 时按通行做法以 0.001 代替，
-- 基期为 0 时算不出；实际已为 0 是达到。
create or replace temp macro growth_ratio(base_value, actual, goal, years, count_years) as
case
    when base_value > 0 and actual >= 0 and goal >= 0 and years > 0 and goal <> base_value
    then
        (power(greatest(actual, 0.001) / base_value, 1.0 / years) - 1)
        / nullif(power(greatest(goal, 0.001) / base_value, 1.0 / count_years) - 1, 0)
end;

create or replace temp macro growth_reading(ratio) as
case
    when ratio >= 0.95
    then '进展显著'
    when ratio >= 0.5
    then '进展一般'
    when ratio >= 0
    then '进展有限'
    when ratio < 0
    then '背离目标'
end;

create or replace temp macro plain_number(figure) as
    regexp_replace(regexp_replace(round(figure, 2)::decimal(18, 2)::varchar, '0+$', ''), '\.$', '');

-- 说明：缺什么、怎么补；余量；小心之处。
create or replace temp macro plan_told(of_plan, on_day, cases) as table
select
    *,
    nullif(
        concat_ws(
            '；',
            case when lacks_base then '请确认基期口径和基期值' end,
            case when target is null then '目标没有数值，不能自动评定' end,
            case when latest_year is null then '第一年还没有过完' end,
            case
                when is_other_span
                then
                    '基期值是'
                    || before
                    || '前 '
                    || base_years
                    || ' 年的，现已过 '
                    || years_over
                    || ' 年，请更新基期值'
                when way = 'span' and years_over > 0
                then '基期值须是' || before || '前 ' || years_over || ' 年的同口径数'
            end,
            case when has_no_event then '本期无灾害事件' end,
            case
                when actual is null or unknown > 0
                then if(way = 'year', latest_note, every_note)
                when computed is null
                and question is not null
                then
                    '台账算不出，取填报值：' || if(way = 'year', latest_note, every_note)
                when computed is null
                then if(way = 'year', latest_note, every_note)
            end,
            case when base_value = 0 then '基期为 0，按直线距离评定，不算升降幅度' end,
            case
                when is_lost and way = 'event'
                then '有一次没有达到“' || sign_words || plain_number(goal) || '”，不能挽回'
                when is_lost and way = 'mean'
                then '剩余年度即使为 0，年均也达不到“' || sign_words || plain_number(goal) || '”'
                when is_lost
                then '末年累计已达不到“' || sign_words || plain_number(goal) || '”'
            end,
            case
                when not coalesce(is_lost, false)
                and way = 'mean'
                and years_left > 0
                and headroom < 0
                then '今年已发生的计入后，按最近一年分母折算已超出 ' || plain_number(-headroom) || ' ' || headroom_unit
                when not coalesce(is_lost, false) and way = 'mean' and years_left > 0
                then
                    '剩余年度最多再发生 '
                    || plain_number(headroom)
                    || ' '
                    || headroom_unit
                    || if(
                        item is null or computed is null,
                        '',
                        '（按 ' || known_year || ' 年' || item || '折算）'
                    )
            end,
            breached_years || '曾超过上限'
        ),
        ''
    ) as verdict_note
from plan_verdicts(of_plan, on_day, cases);

-- 指标目录里写的基期，每项指标一行。
create or replace temp macro stated_bases(of_plan) as table
select plan, code, base_policy, base_value, base_source, base_years
from indicators
where of_plan is null or plan = of_plan;

-- 约束性在前，预期性在后，其余最后。
create or replace temp macro attribute_place(attribute) as
case attribute when '约束性' then 1 when '预期性' then 2 else 3 end;

-- 下降率指标各种基期口径在上一规划期的值：台账各年齐了取台账，否则取填报各年齐的；同期是与已过年数一样多的头几年，
-- 能相加的取合计，率取平均。
create or replace temp macro base_candidates(of_plan, on_day) as table
with
    spans as (
        select
            plan,
            first_year,
            count_years,
            greatest(full_year - first_year + 1, 0) as years_over,
            coalesce(stated_base_year, first_year - 1) as base_year,
            before,
            unnest(['year', 'mean', 'span']) as way
        from plan_terms(of_plan, on_day)
    ),
    named as (
        select
            *,
            case way when 'year' then base_year || '年值' when 'mean' then before || '年均' else before || '同期' end
            as policy,
            if(way = 'year', base_year, first_year - count_years) as base_from,
            case
                way
                when 'year'
                then base_year
                when 'mean'
                then first_year - 1
                else first_year - count_years + years_over - 1
            end as base_to
        from spans
    ),
    summed as (
        select
            named.plan,
            years.code,
            named.policy,
            named.way,
            named.base_from,
            named.base_to,
            is_additive(any_value(years.item), any_value(years.unit), any_value(years.name)) as is_additive,
            case when count(computed) = count(*) then avg(computed) end as mean_computed,
            case when count(stated) = count(*) then avg(stated) end as mean_stated,
            count(*) as years
        from named
        join
            plan_years_with_before(of_plan, on_day) as years
            on years.plan = named.plan
            and years.is_before
            and years.kind = 'decline'
            and years.year between named.base_from and named.base_to
        group by named.plan, years.code, named.policy, named.way, named.base_from, named.base_to
    )
select
    named.plan,
    indicators.code,
    named.policy,
    named.base_from,
    named.base_to,
    named.base_to - named.base_from + 1 as base_years,
    coalesce(summed.mean_computed, summed.mean_stated)
    * if(named.way = 'span' and summed.is_additive, summed.years, 1) as value,
    case
        when summed.mean_computed is not null
        then '台账'
        when summed.mean_stated is not null
        then '填报'
    end as origin
from named
join indicators on indicators.plan = named.plan and indicators.kind = 'decline'
left join summed on summed.plan = named.plan and summed.code = indicators.code and summed.policy = named.policy;
