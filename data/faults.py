"""What keeps the store from being written: a full disk, a folder that is not to be written, another
writer that does not end.

Owns telling these from every other failure; what was published before stays in force.
"""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import Timeout

from data.problems import Problem, problem

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
FULL_WORDS = re.compile(
    "No space left|File too large|quota exceeded|not enough space", re.IGNORECASE
)
CLOSED_WORDS = re.compile("Permission denied|Read-only file system", re.IGNORECASE)
"""How the database says the same; its errors carry no number."""


class NotWritten(OSError):
    """Nothing was stored; `problem` says why, in Chinese, as str() does."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn a fault of the folder's disk into NotWritten; every other error goes on as it is."""
    try:
        yield
    except NotWritten:
        raise
    except Timeout as error:
        raise NotWritten(problem("store-busy", value=folder)) from error
    except (OSError, duckdb.Error) as error:
        code = _code(error)
        if code is None:
            raise
        raise NotWritten(problem(code, value=folder)) from error


def _code(error: OSError | duckdb.Error) -> str | None:
    number = error.errno if isinstance(error, OSError) else None
    words = str(error) if isinstance(error, duckdb.Error) else ""
    if number in FULL or FULL_WORDS.search(words):
        return "store-full"
    if number in CLOSED or CLOSED_WORDS.search(words):
        return "store-closed"
    return None
