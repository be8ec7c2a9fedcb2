"""Rows read straight out of the pages of an SQLite file, whatever is broken around them.

The form of the pages is that of https://www.sqlite.org/fileformat2.html: a leaf of a table holds
rows, and what does not fit onto it goes on over a chain of pages. Nothing here trusts a number
that it reads; whether a row is what was written is for its checksum to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Carved", "Pages", "page_size"]

Value = int | float | str | bytes | None

_HEADER = 100
_LEAF = 0x0D
_SIZES = (4096, 8192, 16384, 32768, 65536, 2048, 1024, 512)
# Serial types of a record and the bytes of their whole numbers.
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS = 64


class Carved(NamedTuple):
    """A row of some table: the number of its page, its rowid and the values of its columns."""

    page: int
    rowid: int
    values: tuple[Value, ...]


class _BrokenError(ValueError):
    """The bytes at hand are no cell or record."""


def page_size(data: Sequence[int]) -> int | None:
    """Return the size of pages that a file's header tells, or None where it tells none."""
    told = data[16] << 8 | data[17] if len(data) >= _HEADER else 0
    size = 65536 if told == 1 else told
    return size if size in _SIZES else None


class Pages:
    """The pages of a file as bytes; `size` is that of a page."""

    def __init__(self, data: memoryview, size: int) -> None:
        self._data = data
        self._size = size
        self.count = -(-len(data) // size)

    def rows(self) -> Iterator[Carved]:
        """Yield every row that lies on a leaf and can be read to its end."""
        for page in range(1, self.count + 1):
            yield from self.rows_of(page)

    def rows_of(self, page: int) -> Iterator[Carved]:
        """Yield the rows of one page; pages that are no leaf of a table have none."""
        data = self._page(page)
        head = _HEADER if page == 1 else 0
        if len(data) < head + 8 or data[head] != _LEAF:
            return
        for cell in range(data[head + 3] << 8 | data[head + 4]):
            at = head + 8 + 2 * cell
            if at + 2 > len(data):
                return
            try:
                yield self._cell(page, data, data[at] << 8 | data[at + 1])
            except _BrokenError:
                continue

    def _page(self, page: int) -> memoryview:
        return self._data[(page - 1) * self._size : page * self._size]

    def _cell(self, page: int, data: memoryview, start: int) -> Carved:
        length, at = _varint(data, start)
        rowid, at = _varint(data, at)
        if not 0 < length <= len(self._data):
            raise _BrokenError
        local = self._local(length)
        payload = bytes(data[at : at + local])
        if local < length:
            payload += self._overflow(data[at + local : at + local + 4], length - local)
        if len(payload) != length:
            raise _BrokenError
        return Carved(page, _signed(rowid, 64), tuple(_values(payload)))

    def _local(self, length: int) -> int:
        """Return how much of a payload lies on the leaf itself."""
        most = self._size - 35
        if length <= most:
            return length
        least = (self._size - 12) * 32 // 255 - 23
        some = least + (length - least) % (self._size - 4)
        return some if some <= most else least

    def _overflow(self, pointer: memoryview, missing: int) -> bytes:
        parts: list[bytes] = []
        while missing > 0:
            page = int.from_bytes(pointer, "big")
            if not 1 <= page <= self.count:
                raise _BrokenError
            data = self._page(page)
            part = bytes(data[4 : 4 + min(missing, self._size - 4)])
            if not part:
                raise _BrokenError
            parts.append(part)
            missing -= len(part)
            pointer = data[:4]
        return b"".join(parts)


def _values(payload: bytes) -> Iterator[Value]:
    end, at = _varint(payload, 0)
    types: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
        if len(types) > _MOST_COLUMNS:
            raise _BrokenError
    at = end
    for kind in types:
        value, at = _value(payload, kind, at)
        yield value


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in {8, 9}:
        return kind - 8, at
    if kind >= 12:
        size = (kind - 12) // 2
    elif kind in _INTEGERS:
        size = _INTEGERS[kind]
    else:
        # No table of a desk holds other numbers, and the rest is not in use.
        raise _BrokenError
    part = payload[at : at + size]
    if len(part) != size:
        raise _BrokenError
    if kind < 12:
        return int.from_bytes(part, "big", signed=True), at + size
    if kind % 2 == 0:
        return part, at + size
    try:
        return part.decode(), at + size
    except UnicodeDecodeError as error:
        raise _BrokenError from error


def _varint(data: Sequence[int], at: int) -> tuple[int, int]:
    """Return a number of 1 to 9 bytes, seven bits each, and where it ends."""
    value = 0
    for index in range(8):
        if at + index >= len(data):
            raise _BrokenError
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    if at + 8 >= len(data):
        raise _BrokenError
    return value << 8 | data[at + 8], at + 9


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >= 1 << bits - 1 else value
