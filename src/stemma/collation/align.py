"""Which sightings of one value are sightings of one thing, across articles and languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from heapq import heapify, heappop, heappush
from math import log2

from stemma.collation.context import Context
from stemma.collation.counted import PEOPLE, VETO, is_measure, same_count
from stemma.collation.places import Places
from stemma.collation.sightings import Sighting
from stemma.model import Span

__all__ = [
    "DIGIT",
    "Alignment",
    "Weigher",
    "align",
    "average_linkage",
    "digits",
    "likeness",
    "nouns",
]

# Evidence in points; a link needs LINK of them. One more digit of an equal value counts like a
# rare name: a number of four digits links alone, 'two' needs a common concept and more.
LINK = 28
SAME_UNIT = 10
DIGIT = 14
ALIGNED = 60
SURROUNDINGS = 30
COMPANY = 12
SAME_HEAD = 16
OTHER_HEAD = -6
OTHER_PLACE = -12
OTHER_PERSON = -30
OTHER_YEAR = -24
SAME_SPEAKER = 8
UNAMBIGUOUS = 8

# Two places in tied passages are one place within so many code points or such a share.
_CLOSE = 160
_SHARE = 0.04

# Averages are compared as integers with this many steps to a point.
_FINE = 1000


class Alignment:
    """The passages that tie an article to the one it derives from."""

    def __init__(self, context: Context) -> None:
        self._parents: dict[str, str] = {}
        self._passages: dict[str, Places[tuple[Span, Span]]] = {}
        for witness in context.witnesses:
            parent = witness.member.derived_from
            if parent in context.by_id:
                self._parents[witness.id] = parent
                pairs = [(p.span, p.parent_span) for p in witness.member.passages]
                self._passages[witness.id] = Places(pairs, lambda pair: (pair[0],))

    def ties(self, one: Sighting, other: Sighting) -> bool:
        """Tell whether both stand in two passages that tell the same."""
        return self._tied(one, other) or self._tied(other, one)

    def parent_of(self, article: str) -> str | None:
        """Return the article that an article's passages come from."""
        return self._parents.get(article)

    def _tied(self, child: Sighting, parent: Sighting) -> bool:
        if self._parents.get(child.article) != parent.article:
            return False
        at = child.quantity.start
        return any(
            _stands_alike(at, span, parent.quantity.start, above)
            for span, above in self._passages[child.article].about(at, at + 1)
        )


def _stands_alike(at: int, span: Span, above_at: int, above: Span) -> bool:
    """Tell whether two places lie at the same point of two passages, long ones read closely."""
    if not (span.start <= at < span.end and above.start <= above_at < above.end):
        return False
    length = above.end - above.start
    expected = (at - span.start) * length / (span.end - span.start)
    return abs(above_at - above.start - expected) <= max(_CLOSE, length * _SHARE)


class Weigher:
    """Weighs what two surroundings share: what is rare in the story counts more."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        size = max(1, len(sightings))
        self._marks = {s.index: _marks(s) for s in sightings}
        self._points: dict[tuple[int, int], int] = {}
        counts: Counter[str] = Counter()
        for marks in self._marks.values():
            counts.update(marks)
        self._weights = {
            mark: max(1, min(12, round(4 * log2((size + 6) / count)) - 4))
            for mark, count in counts.items()
        }

    def shared(self, one: Sighting, other: Sighting) -> int:
        """Return the weight of names, concepts and words that both surroundings have."""
        both = self._marks[one.index] & self._marks[other.index]
        return min(SURROUNDINGS, sum([self._weights[m] for m in both]))

    def whatever_is_counted(self, one: Sighting, other: Sighting, alignment: Alignment) -> int:
        """Return the points of a pair that stay when more is learned of what is counted."""
        pair = one.index, other.index
        points = self._points.get(pair)
        if points is None:
            points = self._points[pair] = _around(one, other, self, alignment)
        return points

    def marks_of_both(self, one: Sighting, other: Sighting) -> list[tuple[str, int]]:
        """Return what both surroundings have, each with its weight, the heaviest first."""
        both = self._marks[one.index] & self._marks[other.index]
        return sorted(((m, self._weights[m]) for m in both), key=lambda x: (-x[1], x[0]))


def _marks(sighting: Sighting) -> frozenset[str]:
    code = sighting.witness.analysis.language
    return frozenset(
        [f"name:{n}" for n in sighting.names]
        + [f"name:{n}" for n in sighting.places]
        + [f"concept:{c}" for c in sighting.concepts]
        + [f"{code}:{s}" for s in sighting.stems]
    )


@lru_cache(maxsize=65536)
def digits(value: float) -> int:
    """Return twice the digits of a number, a zero at the end counting half a digit."""
    text = format(Decimal(repr(round(value, 4))).normalize(), "f").lstrip("-").replace(".", "")
    text = text.lstrip("0")
    bare = text.rstrip("0")
    return 2 * len(bare) + (len(text) - len(bare))


def align(
    sightings: Sequence[Sighting], weigher: Weigher, alignment: Alignment
) -> list[list[Sighting]]:
    """Return groups of sightings with one value each that tell of one thing."""
    buckets: dict[tuple[float, float], list[Sighting]] = {}
    for sighting in sightings:
        buckets.setdefault((sighting.value.low, sighting.value.high), []).append(sighting)
    groups: list[list[Sighting]] = []
    for key in sorted(buckets):
        groups += _linked(buckets[key], weigher, alignment)
    return sorted(groups, key=lambda g: g[0].index)


def likeness(one: Sighting, other: Sighting, weigher: Weigher, alignment: Alignment) -> int:
    """Return the points for two sightings of equal value being sightings of one thing."""
    points = same_count(one.thing, other.thing)
    if points == VETO:
        return VETO
    if one.thing.concept == "age" and one.person and other.person and one.person != other.person:
        points += OTHER_PERSON
    return points + weigher.whatever_is_counted(one, other, alignment)


def _around(one: Sighting, other: Sighting, weigher: Weigher, alignment: Alignment) -> int:
    """Return the points that do not depend on what is counted."""
    left, right = one.quantity, other.quantity
    points = DIGIT * digits(left.high) // 2 + weigher.shared(one, other) + nouns(one, other)
    if is_measure(left.unit) and left.unit == right.unit:
        points += SAME_UNIT
    points += COMPANY * min(2, len(one.company & other.company))
    if one.places and other.places and not one.places & other.places:
        points += OTHER_PLACE
    if one.year != other.year:
        points += OTHER_YEAR
    if one.speaker and other.speaker and one.speaker.is_one_with(other.speaker):
        points += SAME_SPEAKER
    if alignment.ties(one, other):
        points += ALIGNED
    return points


def nouns(one: Sighting, other: Sighting) -> int:
    """Return what the words of two quantities of one language say of each other."""
    if one.witness.analysis.language != other.witness.analysis.language:
        return 0
    if one.head & other.head:
        return SAME_HEAD
    return OTHER_HEAD if one.head and other.head else 0


def _linked(
    bucket: Sequence[Sighting], weigher: Weigher, alignment: Alignment
) -> list[list[Sighting]]:
    bonus = UNAMBIGUOUS if _is_unambiguous(bucket) else 0
    pairs = {
        (i, j): likeness(bucket[i], bucket[j], weigher, alignment) + bonus
        for j in range(len(bucket))
        for i in range(j)
    }
    return [
        sorted((bucket[n] for n in group), key=_order)
        for group in average_linkage(len(bucket), pairs, LINK)
    ]


def _is_unambiguous(bucket: Sequence[Sighting]) -> bool:
    """Tell whether no language of the story counts two things with this number."""
    counted: dict[str, str] = {}
    for sighting in bucket:
        concept, code = sighting.thing.concept, sighting.thing.language
        if concept and concept != PEOPLE and counted.setdefault(code, concept) != concept:
            return False
    return True


def average_linkage(size: int, pairs: dict[tuple[int, int], int], bar: int) -> list[list[int]]:
    """Join the groups with the highest average of pairwise points until none reaches the bar.

    `pairs` holds points for every pair (i, j) with i < j; of equal averages the pair with the
    lowest numbers goes first.
    """
    sums = dict(pairs)
    groups = {i: [i] for i in range(size)}
    heap = [(-points * _FINE, i, j, 1, 1) for (i, j), points in pairs.items() if points >= bar]
    heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heappop(heap)
        if len(groups.get(i, ())) != size_i or len(groups.get(j, ())) != size_j:
            continue
        groups[i] += groups.pop(j)
        for k, members in groups.items():
            if k != i:
                mine = (min(i, k), max(i, k))
                sums[mine] += sums[min(j, k), max(j, k)]
                count = len(groups[i]) * len(members)
                if sums[mine] >= bar * count:
                    sizes = (len(groups[mine[0]]), len(groups[mine[1]]))
                    heappush(heap, (-(sums[mine] * _FINE // count), *mine, *sizes))
    return list(groups.values())


def _order(sighting: Sighting) -> int:
    return sighting.index
