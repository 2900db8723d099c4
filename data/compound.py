"""The streams of a compound file, in which .xls lies. Owns following its chains of sectors; a chain
that runs in a circle or out of the file ends there.
"""

import struct
from collections.abc import Iterator

HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LISTED = 109
"""Sectors of the allocation table that the header itself lists."""


def stream(content: bytes, names: tuple[str, ...]) -> bytes:
    """The first stream of these names; empty where there is none. Raises struct.error for a file
    whose header cannot be read.
    """
    file = _File(content)
    for name, start, size in file.entries():
        if name in names:
            return file.body(start, size)[:size]
    return b""


class _File:
    def __init__(self, content: bytes) -> None:
        self.content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if not (7 <= shift <= 16 and 2 <= mini_shift <= shift):
            raise struct.error("sectors of an impossible size")
        self.sector, self.mini_sector = 1 << shift, 1 << mini_shift
        first, self.cutoff, mini_table, _, more = struct.unpack_from("<I4xIIII", content, 48)
        listed = list(struct.unpack_from(f"<{LISTED}I", content, 76))
        for _ in range(len(content) // self.sector):
            body = self._sector(more)
            if len(body) < self.sector:
                break
            *found, more = _numbers(body)
            listed += found
        table = [n for one in listed for n in _numbers(self._sector(one))]
        self.table = table[: len(content) // self.sector]
        self.directory = self._chain(first)
        self.mini_table = _numbers(self._chain(mini_table))
        root = next(self.entries(), ("", 0, 0))
        self.mini = self._chain(root[1])

    def entries(self) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of each entry of the directory."""
        for place in range(0, len(self.directory) - 127, 128):
            entry = self.directory[place : place + 128]
            length = max(int.from_bytes(entry[64:66], "little") - 2, 0)
            start, size = struct.unpack_from("<II", entry, 116)
            yield entry[: min(length, 64)].decode("utf-16-le", "replace"), start, size

    def body(self, start: int, size: int) -> bytes:
        """A stream's bytes; a short one lies among the small sectors."""
        if size >= self.cutoff:
            return self._chain(start)
        width = self.mini_sector
        places = _followed(start, self.mini_table)
        return b"".join(self.mini[place * width : (place + 1) * width] for place in places)

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self.sector
        return self.content[place : place + self.sector]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(start, self.table))


def _numbers(body: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(body) // 4}I", body[: len(body) // 4 * 4])


def _followed(start: int, table: "tuple[int, ...] | list[int]") -> Iterator[int]:
    """The sectors of a chain, no more than there are."""
    number = start
    for _ in range(len(table)):
        if number >= len(table):
            return
        yield number
        number = table[number]
