"""Where a query's words stand in an article that was found: the sentence to show, and its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.model import Span
from stemma.store.search_match import Part, Wanted
from stemma.store.search_record import Findable, stem_form, stems_of, term_places

__all__ = ["Place", "best_sentence", "marks_in", "places"]


class Place(NamedTuple):
    """Where one of the things that are looked for stands; `what` tells them apart."""

    start: int
    end: int
    what: int


def places(record: Findable, parts: Sequence[Part]) -> list[Place]:
    """Return where the words of a query stand in an article's text, in order."""
    found = record.terms.split(" ")
    where: dict[str, list[int]] = {}
    spans = term_places(record)
    seen: list[Place] = []
    for what, part in enumerate(p for p in parts if not p.negative):
        for wanted in part.wanted:
            if wanted.leaf.field is not None:
                continue
            if not where:
                where = _by_term(record, found)
            for first, size in _runs(record, found, where, wanted):
                seen.append(Place(spans[first].start, spans[first + size - 1].end, what))
        for name in part.names:
            for first, size in _pairs(record.more.get(name, ())):
                seen.append(Place(spans[first].start, spans[first + size - 1].end, what))
    return sorted(seen)


def _by_term(record: Findable, found: list[str]) -> dict[str, list[int]]:
    """Return the places of terms and of the stems that they have."""
    where: dict[str, list[int]] = {}
    for place, term in enumerate(found):
        where.setdefault(term, []).append(place)
    for term, stem in stems_of(record).items():
        where.setdefault(stem, []).extend(where[term])
    return where


def _runs(
    record: Findable, found: list[str], where: dict[str, list[int]], wanted: Wanted
) -> Iterator[tuple[int, int]]:
    """Yield where a leaf or one of its forms stands: the first term and the number of terms."""
    row, size = wanted.leaf.row, len(wanted.leaf.row)
    if wanted.leaf.begins:
        firsts = [p for t in where if t.startswith(row[-1]) for p in where[t]]
        firsts = [p - size + 1 for p in firsts if p >= size - 1]
        rest = row[:-1]
    else:
        firsts, rest = where.get(row[0], []), row
    for first in firsts:
        if size == 1 or tuple(found[first : first + len(rest)]) == rest:
            yield first, size
    for stem, language in wanted.stems:
        for place in where.get(stem_form(stem, language), ()):
            yield place, 1
        if language == record.language:
            yield from ((place, 1) for place in where.get(stem, ()))
    for form in wanted.forms:
        for place in where.get(form, ()):
            yield place, 1
        yield from _pairs(record.more.get(form, ()))


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
