"""Which way a statement goes: negations, opposite concepts and suppositions in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from stemma.languages import concept_table, language
from stemma.text import PhraseMatcher, fold

__all__ = ["Axis", "Signal", "Signals", "axis_of", "signals_of"]

SignalKind = Literal[
    "negation", "none", "correction", "conditional", "doubt", "possible", "denial", "unconfirmed", "opener",
]  # fmt: skip


class Axis(NamedTuple):
    """A concept and its opposite share one axis; `turned` says that it is the opposite's end."""

    name: str
    turned: bool


@cache
def axis_of(concept: str) -> Axis:
    """Return the axis of a concept: open and closed are one thing, told from its two ends.

    Only states have one. Of acts and steps the opposite is another event: what was approved by
    one house can be rejected by the next.
    """
    row = concept_table().get(concept)
    if row is None or row.opposite is None or row.kind != "state":
        return Axis(concept, turned=False)
    first = min(concept, row.opposite)
    return Axis(first, turned=concept != first)


class Signal(NamedTuple):
    """A word or phrase at `[start, end)` that turns, doubts or supposes what stands around it."""

    start: int
    end: int
    kind: SignalKind


class Signals:
    """The signals of one text, found by where they begin."""

    def __init__(self, found: Sequence[Signal]) -> None:
        self._found = found
        self._starts = [s.start for s in found]

    def inside(self, start: int, end: int, kind: SignalKind) -> Iterator[Signal]:
        """Yield the signals of a kind that begin inside `[start, end)`, in order."""
        at = bisect_left(self._starts, start)
        while at < len(self._found) and self._starts[at] < end:
            if self._found[at].kind == kind:
                yield self._found[at]
            at += 1


def signals_of(code: str, text: str) -> Signals:
    """Return the signals of a text in a language; none where its pack tells none."""
    folded = fold(text)
    found = [Signal(*hit) for matcher in _matchers(code) for hit in matcher.longest(folded)]
    return Signals(sorted(found))


@cache
def _matchers(code: str) -> tuple[PhraseMatcher[SignalKind], ...]:
    """Return the matchers of a language, each of phrases that do not hide one another."""
    words = language(code).stating
    if words is None:
        return ()
    rows: list[list[tuple[SignalKind, tuple[str, ...]]]] = [
        [("negation", words.negations), ("none", words.not_negations)],
        [("correction", words.corrections)],
        [("conditional", words.conditionals), ("doubt", words.doubts)],
        [("possible", words.possible)],
        [("denial", words.denials), ("unconfirmed", words.unconfirmed)],
        [("opener", words.openers)],
    ]
    tables = ([(fold(w), kind) for kind, many in row for w in many] for row in rows)
    return tuple(PhraseMatcher(table) for table in tables if table)
