"""What a command does without: DuckDB and Arrow import pandas wherever they find it, only to know
its types, and that takes longer than reading a short sheet.

Owns keeping it out of a process that is a command's alone.
"""

import sys


class _WithoutPandas:
    """Says that there is no pandas; of everything else nothing."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)


def leave_out_pandas() -> None:
    """From now on this process finds no pandas."""
    sys.meta_path.insert(0, _WithoutPandas())
