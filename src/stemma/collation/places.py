"""Findings of a text by place, so that looking around a word costs the same in a long text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

__all__ = ["Places", "within"]

Item = TypeVar("Item")

# Code points that share a page; about three sentences.
_PAGE = 512


class Places(Generic[Item]):
    """Items that each take one stretch of a text or several; they are given in the text's order."""

    def __init__(
        self, items: Sequence[Item], stretches: Callable[[Item], Iterable[tuple[int, int]]]
    ) -> None:
        self._items = items
        self._pages: dict[int, list[int]] = {}
        for number, item in enumerate(items):
            pages = {
                page
                for start, end in stretches(item)
                for page in range(start // _PAGE, max(start, end - 1) // _PAGE + 1)
            }
            for page in pages:
                self._pages.setdefault(page, []).append(number)

    def about(self, start: int, end: int) -> Sequence[Item]:
        """Return all items that touch `[start, end)` and some near it, in their own order."""
        first, last = max(0, start) // _PAGE, max(start, end - 1, 0) // _PAGE
        if first == last:
            return [self._items[n] for n in self._pages.get(first, ())]
        found = {n for page in range(first, last + 1) for n in self._pages.get(page, ())}
        return [self._items[n] for n in sorted(found)]


_start: Callable[[Any], int] = attrgetter("start")


def within(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """Return the items that begin in `[start, end)`; they stand in the order of their starts."""
    low = bisect_left(items, start, key=_start)
    return items[low : bisect_left(items, end, low, key=_start)]
