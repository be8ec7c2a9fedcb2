"""Which values belong to one series: told of one thing, though they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from stemma.collation.align import (
    GENERIC,
    VETO,
    Weigher,
    average_linkage,
    concepts_meet,
)
from stemma.collation.rounding import explained
from stemma.collation.sightings import Sighting

__all__ = ["relate"]

# Evidence in points, as for equal values; a series needs JOIN of them.
JOIN = 45
SAME_CONCEPT = 30
SAME_PLACE = 12
OTHER_PLACE = -24
ROUNDED = 40
NEAR_VALUE = 8
FAR_VALUE = -16
CONTRAST = 30
TOGETHER = -24
ALIGNED = 20


class Group(msgspec.Struct, frozen=True, eq=False):
    """Sightings of one value with what they have in common."""

    sightings: tuple[Sighting, ...]
    concepts: Counter[str]
    unit: str | None
    places: frozenset[str]
    articles: frozenset[str]


def relate(
    groups: Sequence[Sequence[Sighting]], weigher: Weigher
) -> list[list[Sighting]]:
    """Return the groups, those of one series joined."""
    found = [_group(g) for g in groups]
    pairs: dict[tuple[int, int], int] = {}
    for j, other in enumerate(found):
        for i in range(j):
            points = _kinship(found[i], other, weigher)
            if points > VETO:
                pairs[i, j] = points
    return _joined(found, pairs)


def _group(sightings: Sequence[Sighting]) -> Group:
    concepts = Counter(s.quantity.concept for s in sightings if s.quantity.concept)
    units = Counter(s.quantity.unit for s in sightings if s.quantity.unit)
    places = Counter(p for s in sightings for p in s.places)
    return Group(
        tuple(sightings),
        concepts,
        min(units, key=lambda u: (-units[u], u), default=None),
        frozenset(p for p, n in places.items() if 2 * n >= len(sightings)),
        frozenset(s.article for s in sightings),
    )


def _kinship(one: Group, other: Group, weigher: Weigher) -> int:
    """Return the points for two values being told of one thing."""
    if one.unit != other.unit:
        return VETO
    left, right = one.sightings[0].value, other.sightings[0].value
    points = _concept_points(one, other)
    if points == VETO or points <= 0:
        return VETO
    if any(explained(a.value, b.value) for a in one.sightings for b in other.sightings):
        points += ROUNDED
    else:
        small, big = sorted((max(left.high, 1e-9), max(right.high, 1e-9)))
        points += NEAR_VALUE if big <= 2 * small else FAR_VALUE if big > 10 * small else 0
    if one.places and other.places:
        points += SAME_PLACE if one.places & other.places else OTHER_PLACE
    points += max(weigher.shared(a, b) for a in one.sightings[:12] for b in other.sightings[:12])
    return points + _company(one, other)


def _concept_points(one: Group, other: Group) -> int:
    best = 0
    for a in one.concepts:
        for b in other.concepts:
            points = concepts_meet(a, b)
            if points == VETO:
                return VETO
            if points > 0 and a not in GENERIC:
                best = SAME_CONCEPT
            elif points > 0:
                best = max(best, SAME_CONCEPT // 2)
    return best


def _company(one: Group, other: Group) -> int:
    """Return what it says that one article gives both values.

    With two speakers they are two answers to one question; with one they are two things.
    """
    points = 0
    for article in sorted(one.articles & other.articles):
        mine = [s for s in one.sightings if s.article == article]
        theirs = [s for s in other.sightings if s.article == article]
        if any(explained(a.value, b.value) for a in mine for b in theirs):
            continue
        contrast = any(
            a.speaker
            and b.speaker
            and a.speaker.key != b.speaker.key
            and abs(a.sentence - b.sentence) <= 2
            for a in mine
            for b in theirs
        )
        dated = any(a.quantity.as_of != b.quantity.as_of for a in mine for b in theirs)
        points += CONTRAST if contrast else 0 if dated else TOGETHER
    return max(-60, min(CONTRAST, points))


def _joined(found: Sequence[Group], pairs: dict[tuple[int, int], int]) -> list[list[Sighting]]:
    """Join what is linked, within each set of groups that links connect."""
    home = list(range(len(found)))
    for i, j in sorted(p for p, points in pairs.items() if points >= JOIN):
        old, new = max(home[i], home[j]), min(home[i], home[j])
        if old != new:
            home = [new if h == old else h for h in home]
    parts: dict[int, list[int]] = {}
    for n, h in enumerate(home):
        parts.setdefault(h, []).append(n)
    series: list[list[Sighting]] = []
    for part in parts.values():
        local = {
            (x, y): pairs.get((part[x], part[y]), VETO) for y in range(len(part)) for x in range(y)
        }
        for members in average_linkage(len(part), local, JOIN):
            sightings = [s for m in members for s in found[part[m]].sightings]
            series.append(sorted(sightings, key=lambda x: x.index))
    return series
