"""The one rule for what counts, as SQL over the log. Owns the rule; never writes to the log.

A row counts at a time if its upload is live then (uploaded by then, not withdrawn by then) and
no later live upload (a) holds its key or (b) replaces a scope that contains it.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

import duckdb

from data.contract import Contract, contracts
from data.tables import PROVENANCE, contract_columns, current_columns, log_table, quoted

END_OF_TIME = datetime.max
"""As of this time everything in the log is in force: the current state."""

LIVE = """live as (
        select
            u.*, u.mode = 'replace' and not u.is_partial as is_replacing
        from uploads as u
        where
            u.dataset = $dataset
            and u.action <> 'withdraw'
            and u.uploaded_at <= $at
            and not exists (
                select 1
                from uploads as w
                where w.withdraws = u.upload_id and w.uploaded_at <= $at
            )
    ),
    replacing as (
        select scopes.*
        from scopes
        join live on live.sequence = scopes.sequence
        where live.is_replacing
    )"""
"""Uploads of one dataset that are in force, and the scopes that they replace."""

CURRENT = """
with
    {live},
    versions as (
        select log.* from {log} as log where log.sequence in (select sequence from live)
    ),
    newest as (
        select row_key, max(sequence) as sequence from versions group by row_key
    ),
    places as (
        select distinct scope_area, scope_from, scope_to from versions
    ),
    replaced as (
        select places.*, max(replacing.sequence) as until_sequence
        from places
        join replacing
            on (replacing.area = '*' or replacing.area = places.scope_area)
            and replacing.month_from <= places.scope_from
            and places.scope_to <= replacing.month_to
        group by all
    )
select {columns}
from versions
join newest on newest.row_key = versions.row_key and newest.sequence = versions.sequence
left join replaced
    on replaced.scope_area = versions.scope_area
    and replaced.scope_from = versions.scope_from
    and replaced.scope_to = versions.scope_to
where versions.sequence >= coalesce(replaced.until_sequence, 0)
order by versions.sequence, versions.source_row, versions.row_key
"""
"""Rows of one dataset that count. Replacement is judged once per place, not once per row."""

FATES = """
with
    {live},
    versions as (
        select * from {log} where row_key = $row_key
    ),
    ends as (
        select v.sequence, v.source_row, later.sequence as by_sequence
        from versions as v
        join versions as later on later.sequence > v.sequence
        join live on live.sequence = later.sequence
        union all
        select v.sequence, v.source_row, replacing.sequence
        from versions as v
        join replacing
            on replacing.sequence > v.sequence
            and (replacing.area = '*' or replacing.area = v.scope_area)
            and replacing.month_from <= v.scope_from
            and v.scope_to <= replacing.month_to
    ),
    first_ends as (
        select sequence, source_row, min(by_sequence) as by_sequence from ends group by all
    )
select
    {columns},
    u.file, u.mapping, u.corrections, u.uploaded_by, u.uploaded_at,
    v.sequence in (select sequence from live) as is_live,
    successor.upload_id as superseded_by
from versions as v
join uploads as u on u.sequence = v.sequence
left join first_ends as e on e.sequence = v.sequence and e.source_row = v.source_row
left join uploads as successor on successor.sequence = e.by_sequence
order by v.sequence, v.source_row
"""
"""Every version of one row, oldest first, and the first live upload that took its place."""

REPORTS = """
with
    {live},
    places as (
        select distinct
            sequence, scope_area as area, {says_something} as is_filled,
            try_cast(scope_from || '-01' as date) as first_day,
            try_cast(scope_to || '-01' as date) as last_day
        from {log}
        where scope_area <> '' and sequence in (select sequence from live)
    ),
    months as (
        select
            sequence, area, is_filled,
            unnest(generate_series(first_day, last_day, interval 1 month)) as month
        from places
    ),
    row_months as (
        select sequence, area, month, bool_or(is_filled) as is_filled from months group by all
    ),
    row_areas as (
        select sequence, area, bool_or(is_filled) as is_filled from places group by all
    ),
    declared as (
        select
            sequence, area,
            unnest(
                generate_series(
                    try_cast(period_from || '-01' as date),
                    try_cast(period_to || '-01' as date),
                    interval 1 month
                )
            ) as month
        from live
        where area <> ''
    ),
    answers as (
        select sequence, area, month from row_months where is_filled
        union
        select declared.sequence, declared.area, declared.month
        from declared
        left join row_months using (sequence, area, month)
        left join row_areas using (sequence, area)
        where coalesce(row_months.is_filled, row_areas.is_filled, true)
    )
select
    $dataset as dataset, answers.area, strftime(answers.month, '%Y-%m') as month,
    live.upload_id, live.uploaded_at, live.uploaded_by, live.action = 'zero' as is_zero
from answers
join live on live.sequence = answers.sequence
order by answers.sequence, answers.area, answers.month
"""
"""The (area, month) pairs that live uploads of one dataset report on.

A month is reported by a row that says something, or by declaration unless the area's rows for
it (or, where there are none for it, all of the area's rows) are blank.
"""


def _filled(sql: str, contract: Contract, names: Iterable[str] = ()) -> str:
    """The rule with this dataset's table and columns, with their aliases, in it."""
    columns = ", ".join(names or (f"versions.{quoted(one)}" for one in current_columns(contract)))
    figures = ", ".join(quoted(column.name) for column in contract.figures)
    is_stated = contract.kind == "measure" and figures
    return (
        sql.replace("{live}", LIVE)
        .replace("{log}", quoted(log_table(contract.name)))
        .replace("{columns}", columns)
        .replace("{says_something}", f"coalesce({figures}) is not null" if is_stated else "true")
    )


def current_sql(contract: Contract) -> str:
    """SQL of the rows that count; parameters $dataset and $at."""
    return _filled(CURRENT, contract)


def fates_sql(contract: Contract) -> str:
    """SQL of every version of a row, all its columns; parameters $dataset, $at and $row_key."""
    names = contract_columns(contract) | PROVENANCE
    return _filled(FATES, contract, [f"v.{quoted(name)}" for name in names])


def reports_sql(contract: Contract, is_of_one: bool = False) -> str | None:
    """SQL of what is reported; parameters $dataset and $at. None for reference data.

    is_of_one: by the upload of one $sequence only.
    """
    if contract.kind == "reference":
        return None
    of_dataset = "u.dataset = $dataset"
    sql = _filled(REPORTS, contract)
    return sql.replace(of_dataset, f"{of_dataset} and u.sequence = $sequence") if is_of_one else sql


def derive(con: duckdb.DuckDBPyConnection, datasets: set[str]) -> None:
    """Make the current tables of these datasets, and what they report, anew from the log."""
    for name, contract in contracts().items():
        if name not in datasets:
            continue
        parameters = {"dataset": name, "at": END_OF_TIME}
        made = f"create or replace table {quoted(name)} as "
        con.execute(made + current_sql(contract), parameters)
        con.execute("delete from reported where dataset = $dataset", {"dataset": name})
        if reports := reports_sql(contract):
            con.execute("insert into reported " + reports, parameters)


def shadow(con: duckdb.DuckDBPyConnection, at: datetime, datasets: Collection[str]) -> None:
    """Put temporary tables of these datasets, as they were at that time, before the current ones of
    those names.
    """
    kept = [name for name in contracts() if name not in datasets]
    con.execute(
        "create temp table reported as from reported where list_contains($kept, dataset)",
        {"kept": kept},
    )
    for name in datasets:
        contract, parameters = contracts()[name], {"dataset": name, "at": at}
        con.execute(f"create temp table {quoted(name)} as " + current_sql(contract), parameters)
        if reports := reports_sql(contract):
            con.execute("insert into reported " + reports, parameters)


def shadow_all(con: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """The same for every dataset, and for the log's entries and the settings up to that time: what
    questions read of uploads is then of that time too.
    """
    shadow(con, at, contracts())
    for name, time in (("uploads", "uploaded_at"), ("settings", "set_at")):
        con.execute(
            f'create temp table {name} as from {name} where "{time}" <= $at order by rowid',
            {"at": at},
        )
