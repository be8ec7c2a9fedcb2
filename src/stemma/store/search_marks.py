"""Where a query's words stand in an article that was found: the sentence to show, and its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import NamedTuple

from stemma.model import Span
from stemma.store.search_match import Part, Wanted
from stemma.store.search_record import Findable

__all__ = ["Place", "best_sentence", "marks_in", "places"]


class Place(NamedTuple):
    """Where one of the things that are looked for stands; `what` tells them apart."""

    start: int
    end: int
    what: int


class _Words:
    """The words of an article as one line, in which a few are found fast."""

    def __init__(self, record: Findable) -> None:
        self.record = record
        self._line = f" {record.terms} "

    def places(self, row: Sequence[str], *, begins: bool = False) -> list[int]:
        """Return the numbers of the words at which a row of terms starts.

        Where `begins`, the last of them may go on.
        """
        wanted = " ".join(("", *row)) if begins else " ".join(("", *row, ""))
        line = self._line
        found: list[int] = []
        place = last = 0
        at = line.find(wanted)
        while at >= 0:
            place += line.count(" ", last, at)
            found.append(place)
            last = at
            at = line.find(wanted, at + 1)
        return found

    def _beginning(self, wanted: str) -> list[str]:
        """Return the different words that begin so (a blank first), in order."""
        line = self._line
        found: dict[str, None] = {}
        at = line.find(wanted)
        while at >= 0:
            behind = line.index(" ", at + 1)
            found[line[at + 1 : behind]] = None
            at = line.find(wanted, behind)
        return list(found)

    @cached_property
    def stems(self) -> dict[str, int | str]:
        """The stem of every word as the record keeps it."""
        words = dict.fromkeys(self.record.terms.split(" "))
        return dict(zip(words, self.record.stems, strict=bool(self.record.stems)))

    def of_stem(self, stem: str, language: str) -> list[str]:
        """Return the words that have a stem of the article's language."""
        if language != self.record.language:
            return []
        size = len(stem)
        found = [w for w in self._beginning(f" {stem}") if self.stems[w] == len(w) - size]
        if stem in self.record.stems:
            found += [w for w, k in self.stems.items() if k == stem]
        return found


def places(record: Findable, parts: Sequence[Part]) -> list[Place]:
    """Return where the words of a query stand in an article's text, in order."""
    words = _Words(record)
    ends = list(accumulate(map(add, record.gaps, record.lengths)))
    seen: list[Place] = []
    for what, part in enumerate(p for p in parts if not p.negative):
        runs = [run for w in part.wanted if w.leaf.field is None for run in _runs(words, w)]
        for name in part.names:
            runs += _pairs(record.more.get(name, ()))
        for first, size in runs:
            last = first + size - 1
            seen.append(Place(ends[first] - record.lengths[first], ends[last], what))
    return sorted(seen)


def _runs(words: _Words, wanted: Wanted) -> list[tuple[int, int]]:
    """Return where a leaf or one of its forms stands: the first term and the number of terms.

    A name's key counts where none of its words is found as it is written.
    """
    row, size = wanted.leaf.row, len(wanted.leaf.row)
    more = words.record.more
    found = [(first, size) for first in words.places(row, begins=wanted.leaf.begins)]
    forms = {form for stem in (*wanted.stems, *wanted.whole) for form in words.of_stem(*stem)}
    forms.update(wanted.forms)
    if size == 1:
        forms.discard(row[0])
    for form in sorted(forms):
        found += [(place, 1) for place in words.places((form,))]
    there = {first for first, _ in found}
    for form in (*row, *wanted.forms) if size == 1 else wanted.forms:
        for first, length in _pairs(more.get(form, ())):
            if there.isdisjoint(range(first, first + length)):
                found.append((first, length))
    return found


def _pairs(flat: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(flat[::2], flat[1::2], strict=True)


def best_sentence(record: Findable, seen: Sequence[Place]) -> Span:
    """Return the sentence with the most of what is looked for, of several the one with the rarest.

    Then the first below the title is taken. Where none has any (the words stand in the title alone), the first sentence.
    """
    starts = record.sentences[::2]
    held: dict[int, list[int]] = {}
    for place in seen:
        number = bisect_right(starts, place.start) - 1
        if number >= 0 and place.start < record.sentences[2 * number + 1]:
            held.setdefault(number, []).append(place.what)
    if not starts:
        return Span(0, 0)
    often = Counter(place.what for place in seen)

    def worth(number: int) -> tuple[int, ...]:
        there = held[number]
        rarest = min(often[what] for what in there)
        return len(set(there)), -rarest, len(there), int(number >= record.headlines), -number

    best = max(held, key=worth, default=0)
    return Span(*record.sentences[2 * best : 2 * best + 2])


def marks_in(span: Span, seen: Sequence[Place]) -> tuple[Span, ...]:
    """Return the stretches of a span that hold what is looked for, without overlaps."""
    inside = [
        Span(max(p.start, span.start), min(p.end, span.end))
        for p in seen
        if p.start < span.end and p.end > span.start
    ]
    merged: list[Span] = []
    for mark in inside:
        if merged and mark.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, mark.end))
        else:
            merged.append(mark)
    return tuple(merged)
