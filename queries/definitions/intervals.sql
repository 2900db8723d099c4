-- 定义：人数的区间。观察到的次数是泊松分布的一次取值时，期望值的 95% 精确区间（Garwood, 1936）：
-- 下限是使“至少这么多”的概率为 2.5% 的期望值，上限是使“至多这么多”的概率为 2.5% 的期望值；0 的下限是 0。
create or replace temp macro poisson_at_most(happened, expected) as
    list_sum(
        list_transform(
            range(0, happened::bigint + 1),
            lambda k: exp(k * ln(expected) - expected - lgamma(k + 1))
        )
    );

-- 二分法，60 次后误差小于 1e-9。
create or replace temp macro poisson_bound(happened, probability) as
    list_reduce(
        list_transform(range(0, 60), lambda step: 0.0::double),
        lambda low, step, i: low
        + case
            when
                poisson_at_most(
                    happened, low + (happened + 10 * sqrt(happened + 1) + 10) / power(2.0::double, i)
                )
                > probability
            then (happened + 10 * sqrt(happened + 1) + 10) / power(2.0::double, i)
            else 0
        end,
        0.0::double
    );

create or replace temp macro poisson_low(happened) as
case when happened = 0 then 0 when happened > 0 then poisson_bound(happened - 1, 0.975) end;

create or replace temp macro poisson_high(happened) as
case when happened >= 0 then poisson_bound(happened, 0.025) end;
