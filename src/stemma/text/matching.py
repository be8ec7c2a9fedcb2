"""Matching of many phrases at once, with word borders and open ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

__all__ = ["Hit", "PhraseMatcher"]

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `[start, end)`; with an open end the span runs to the end of the word."""

    start: int
    end: int
    value: T


class PhraseMatcher(Generic[T]):
    """Finds the phrases of a table in folded text (`stemma.text.fold`).

    A phrase stands between word borders. `*` at its end (its beginning) leaves that end open:
    `soldat*` finds `soldaten`, `*hochwasser` finds `donauhochwasser`; the span then covers the
    whole word. A phrase may stand in the table several times with different values.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        table: dict[str, list[tuple[bool, bool, T]]] = {}
        for phrase, value in phrases:
            open_left, open_right = phrase.startswith("*"), phrase.endswith("*")
            core = phrase.strip("*")
            if not core:
                raise ValueError(f"a phrase of a matcher is empty: {phrase!r}")
            table.setdefault(core, []).append((open_left, open_right, value))
        self._rows = list(table.values())
        self._engine = (
            ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.Standard)
            if table
            else None
        )

    def hits(self, folded: str) -> Iterator[Hit[T]]:
        """Yield every phrase found, overlapping ones too, in the order of their ends."""
        if self._engine is None:
            return
        size = len(folded)
        for index, start, end in self._engine.find_matches_as_indexes(folded, overlapping=True):
            left = start == 0 or not (folded[start - 1].isalnum() and folded[start].isalnum())
            right = end == size or not (folded[end - 1].isalnum() and folded[end].isalnum())
            for open_left, open_right, value in self._rows[index]:
                if (left or open_left) and (right or open_right):
                    yield Hit(
                        start if left else _word_start(folded, start),
                        end if right else _word_end(folded, end),
                        value,
                    )

    def longest(self, folded: str) -> list[Hit[T]]:
        """Return hits that do not overlap: the earliest first, of one start the longest.

        Hits with the same span and different values are all kept.
        """
        found = sorted(self.hits(folded), key=lambda h: (h.start, -h.end))
        kept: list[Hit[T]] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end or (hit.start, hit.end) == kept[-1][:2]:
                kept.append(hit)
        return kept


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at
