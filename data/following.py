"""The derived tables after an append. A single upload that merges only adds rows and takes the
place of those with its keys, so it is followed by itself; whatever else is derived from the log.

Owns that short cut; log_rule.py owns the rule, and `verify` compares the two.
"""

from collections import Counter
from collections.abc import Sequence

import duckdb

from data.contract import contracts
from data.log_entries import append, last_sequence, rows_of
from data.log_rule import END_OF_TIME, derive, reports_sql
from data.tables import current_columns, log_table, quoted
from data.uploads import Upload


def follow(con: duckdb.DuckDBPyConnection, uploads: Sequence[Upload]) -> None:
    """Bring the tables up to the log, the last entries of which are these uploads."""
    first = last_sequence(con) - len(uploads) + 1
    count = Counter(upload.dataset for upload in uploads)
    anew = set()
    for sequence, upload in enumerate(uploads, first):
        is_merging = upload.mode == "merge" or upload.is_partial
        if is_merging and count[upload.dataset] == 1:
            _add(con, upload, sequence)
        else:
            anew.add(upload.dataset)
    derive(con, anew)


def _add(con: duckdb.DuckDBPyConnection, upload: Upload, sequence: int) -> None:
    contract = contracts()[upload.dataset]
    current, log = quoted(contract.name), quoted(log_table(contract.name))
    own = {"sequence": sequence}
    con.execute(
        f"delete from {current} where row_key in "  # noqa: S608 - names of a contract
        f"(select row_key from {log} where sequence = $sequence)",
        own,
    )
    if upload.rows:
        append(con, contract.name, rows_of(upload, sequence).select(current_columns(contract)))
    if reports := reports_sql(contract, is_of_one=True):
        parameters = {"dataset": contract.name, "at": END_OF_TIME, "sequence": sequence}
        con.execute("insert into reported " + reports, parameters)
