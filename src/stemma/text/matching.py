"""Matching of many phrases at once, with word borders and open ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

__all__ = ["Hit", "PhraseMatcher"]

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `[start, end)`; with an open end the span runs to the end of the word."""

    start: int
    end: int
    value: T


# Makes a hit of its parts without a call of Python code.
_hit = partial(tuple.__new__, Hit)
_BY_PLACE = itemgetter(0)


class _Row(NamedTuple, Generic[T]):
    """A phrase of the table: its open ends, what follows its first inner `*`, its value."""

    open_left: bool
    open_right: bool
    tail: re.Pattern[str] | None
    value: T


class PhraseMatcher(Generic[T]):
    """Finds the phrases of a table in folded text (`stemma.text.fold`).

    A phrase stands between word borders. `*` at its end (its beginning) leaves that end open:
    `soldat*` finds `soldaten`, `*hochwasser` finds `donauhochwasser`; the span then covers the
    whole word. Between words `*` leaves the word before it open: `хирургич* операц*`. A phrase may
    stand in the table several times with different values.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        table: dict[str, list[_Row[T]]] = {}
        for phrase, value in phrases:
            open_left, open_right = phrase.startswith("*"), phrase.endswith("*")
            core, _, rest = phrase.strip("*").partition("*")
            if not core:
                raise ValueError(f"a phrase of a matcher is empty: {phrase!r}")
            tail = None
            if rest:
                words = r"\w*".join(re.escape(part) for part in rest.split("*"))
                tail = re.compile(r"\w*" + words)
            table.setdefault(core, []).append(_Row(open_left, open_right, tail, value))
        self._rows = list(table.values())
        self._inner = [any(row.open_left for row in rows) for rows in self._rows]
        self._engine = (
            ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.Standard)
            if table
            else None
        )

    def hits(self, folded: str) -> Iterator[Hit[T]]:
        """Yield every phrase found, overlapping ones too, in the order of their ends."""
        if self._engine is None:
            return
        size, inner, table = len(folded), self._inner, self._rows
        for index, start, end in self._engine.find_matches_as_indexes(folded, overlapping=True):
            left = start == 0 or not (folded[start - 1].isalnum() and folded[start].isalnum())
            if not left and not inner[index]:
                continue
            right = end == size or not (folded[end - 1].isalnum() and folded[end].isalnum())
            for open_left, open_right, tail, value in table[index]:
                if tail is not None:
                    stop = _with_tail(folded, tail, end, open_right) if left else None
                    if stop is not None:
                        yield _hit((start, stop, value))
                elif (left or open_left) and (right or open_right):
                    first = start if left else _word_start(folded, start)
                    yield _hit((first, end if right else _word_end(folded, end), value))

    def longest(self, folded: str) -> list[Hit[T]]:
        """Return hits that do not overlap: the earliest first, of one start the longest.

        Hits with the same span and different values are all kept.
        """
        found = sorted([((h[0], -h[1]), h) for h in self.hits(folded)], key=_BY_PLACE)
        kept: list[Hit[T]] = []
        last, stop = (-1, 0), 0
        for place, hit in found:
            if hit[0] >= stop or place == last:
                kept.append(hit)
                last, stop = place, hit[1]
        return kept


def _with_tail(folded: str, tail: re.Pattern[str], end: int, open_right: bool) -> int | None:
    """Return where the words after the first `*` end that follow at `end`, None without them."""
    found = tail.match(folded, end)
    if found is None:
        return None
    stop = found.end()
    if stop < len(folded) and folded[stop].isalnum():
        return _word_end(folded, stop) if open_right else None
    return stop


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at
