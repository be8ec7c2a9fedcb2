"""Which values belong to one series: told of one thing, though they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.collation.align import DIGIT, Weigher, average_linkage, digits
from stemma.collation.company import CONTRAST, PART, told_together
from stemma.collation.counted import (
    VETO,
    Thing,
    grows,
    is_fate,
    is_measure,
    is_measure_concept,
    same_series,
)
from stemma.collation.opposable import Opposable
from stemma.collation.rounding import Value, explained, same_value
from stemma.collation.sightings import Sighting

__all__ = ["relate"]

# Evidence in points, as for equal values; a series needs JOIN of them.
JOIN = 41
SAME_PLACE = 12
OTHER_PLACE = -24
OTHER_YEAR = -60
OTHER_TENSE = -15
ROUNDED = {"rounding": 14, "hedge": 8, "range": 20, "vague": 14}
SAME_SPEAKER = 16
RISEN = 8
# Points by the ratio of two values, up to the ratio that is named.
DISTANCES = ((1.1, 16), (1.6, 8), (2.5, -4), (5.0, -20), (10.0, -28))
FARTHEST = -40
_WHOLE = 0.02
SHARE = -36
# Each text gives one value only of a measure that both name: the one that the story turns on.
ONLY_ONE = 12
HANDFUL = -16
NONE_AT_ALL = -16
_NO_MEASURE = frozenset({None, "share", "vote_share", "age"})
# So many sightings of a group speak for all.
_SPOKESMEN = 12


@dataclass(frozen=True, eq=False)
class Group:
    """Sightings of one value with what they have in common."""

    sightings: tuple[Sighting, ...]
    values: tuple[Value, ...]
    things: tuple[Thing, ...]
    units: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    year: str | None
    forecast: bool
    part: bool
    measure: str | None = None


def relate(
    groups: Sequence[Sequence[Sighting]], weigher: Weigher, opposable: Opposable
) -> list[list[Sighting]]:
    """Return the groups, those of one series joined; values that differ only where they may."""
    only = _only_measures(groups)
    found = [_group(g, only) for g in groups]
    pairs: dict[tuple[int, int], int] = {}
    for j, other in enumerate(found):
        for i in range(j):
            if found[i].units.isdisjoint(other.units):
                continue
            points = _kinship(found[i], other, weigher)
            if points > VETO and _may_join(found[i], other, opposable):
                pairs[i, j] = points
    return _joined(found, pairs)


def _may_join(one: Group, other: Group, opposable: Opposable) -> bool:
    """Tell whether both can be said of one number, or any two sightings may be opposed.

    A vague word, a bound or a range covers many numbers: no word may tell another group,
    place or time.
    """
    rules = {explained(a, b) for a in one.values for b in other.values}
    if "rounding" in rules or any(same_value(a, b) for a in one.values for b in other.values):
        return True
    left, right = one.sightings[:_SPOKESMEN], other.sightings[:_SPOKESMEN]
    found = {opposable.obstacle(a, b) for a in left for b in right}
    return None in found or (rules != {None} and bool(found & {"several", "thing"}))


def _only_measures(groups: Sequence[Sequence[Sighting]]) -> frozenset[tuple[str, str]]:
    """Return (article, measure) where an article gives one value of a measure, however rounded."""
    values: dict[tuple[str, str], list[Value]] = {}
    for sighting in (s for g in groups for s in g):
        measure = _measure(sighting)
        if measure is not None:
            values.setdefault((sighting.article, measure), []).append(sighting.value)
    return frozenset(
        key for key, told in values.items() if all(explained(told[0], v) for v in told)
    )


def _measure(sighting: Sighting) -> str | None:
    """Return the measure that a sighting names, None for a bare share or a count."""
    concept = sighting.thing.concept
    return concept if concept not in _NO_MEASURE and is_measure_concept(concept) else None


def _group(sightings: Sequence[Sighting], only: frozenset[tuple[str, str]]) -> Group:
    places = Counter(p for s in sightings for p in _places(s))
    years = Counter(s.year for s in sightings)
    return Group(
        tuple(sightings),
        tuple(dict.fromkeys(s.value for s in sightings)),
        tuple(dict.fromkeys(s.thing for s in sightings)),
        frozenset(_dimension(s.thing.unit) for s in sightings),
        frozenset(p for p, n in places.items() if 2 * n >= len(sightings)),
        frozenset(places) | frozenset(p for s in sightings for p in s.places),
        min(years, key=lambda y: (-years[y], y or "")),
        2 * sum("forecast" in s.cues for s in sightings) > len(sightings),
        2 * sum("part" in s.cues for s in sightings) > len(sightings),
        _one_measure(sightings, only),
    )


def _one_measure(sightings: Sequence[Sighting], only: frozenset[tuple[str, str]]) -> str | None:
    """Return the measure that all sightings name, each article once."""
    named = {_measure(s) for s in sightings}
    measure = named.pop() if len(named) == 1 else None
    alone = measure is not None and all((s.article, measure) in only for s in sightings)
    return measure if alone else None


def _dimension(unit: str | None) -> str:
    return unit if unit is not None and is_measure(unit) else ""


def _places(sighting: Sighting) -> frozenset[str]:
    place = sighting.quantity.scope.place
    return frozenset([place]) if place else sighting.places


def _kinship(one: Group, other: Group, weigher: Weigher) -> int:
    """Return the points for two values being told of one thing."""
    points = _thing(one, other)
    if points < 0:
        return VETO
    left, right = one.sightings[:_SPOKESMEN], other.sightings[:_SPOKESMEN]
    if _complements(left[0], right[0]):
        return VETO
    company = told_together(one.sightings, other.sightings)
    alike = any(explained(a, b) for a in one.values for b in other.values)
    sequel = _sequel(left, right)
    if points == 0 and company <= 0 and not alike and sequel < SAME_SPEAKER:
        return VETO
    if not alike and "vague" in {left[0].value.modifier, right[0].value.modifier}:
        return VETO
    if any(same_value(a, b) for a in one.values for b in other.values):
        points += DIGIT * digits(left[0].value.high) // 2
    elif alike:
        points += _rounding_points(one, other)
    else:
        distance = _distance(left[0], right[0])
        known = points > 0
        # Over one thing two speakers may differ as far as they like.
        free = known and company >= CONTRAST and distance not in {NONE_AT_ALL, FARTHEST}
        points += max(0, distance) if free else distance
        only = one.measure is not None and one.measure == other.measure
        points += ONLY_ONE if only else SHARE if left[0].thing.unit == "%" else 0
        points += _handful(left[0], right[0]) if company <= 0 else 0
    if one.places and other.places:
        points += _place_points(one, other)
    if one.year != other.year:
        points += OTHER_YEAR
    if one.part != other.part:
        points += PART
    if one.forecast != other.forecast:
        points += OTHER_TENSE
    points += max(weigher.shared(a, b) for a in left for b in right)
    return points + company + sequel


def _rounding_points(one: Group, other: Group) -> int:
    """Return what it says that digits or a hedge explain both: digits in common say more."""
    return max(
        ROUNDED[rule] + _common_digits(a, b)
        for a in one.values
        for b in other.values
        if (rule := explained(a, b))
    )


def _common_digits(one: Value, other: Value) -> int:
    """Return the points for the digits of the shorter number, none where none is shorter."""
    left, right = digits(one.high), digits(other.high)
    plain = one.low == one.high and other.low == other.high
    return DIGIT * min(left, right) // 2 if plain and left != right else 0


def _place_points(one: Group, other: Group) -> int:
    """Return what the places say; one that the other's sentences name too settles nothing."""
    if one.places & other.places:
        return SAME_PLACE
    return 0 if one.places & other.around or other.places & one.around else OTHER_PLACE


def _distance(one: Sighting, other: Sighting) -> int:
    """Return what the size of two values says: far values stand apart, but for rising counts."""
    small, big = sorted((max(one.value.high, 1e-9), max(other.value.high, 1e-9)))
    if min(one.value.high, other.value.high) == 0:
        return NONE_AT_ALL
    rising = grows(one.thing.concept) and grows(other.thing.concept) and one.day != other.day
    for ratio, weight in DISTANCES:
        if big <= ratio * small:
            return max(0, weight) if rising else weight
    return 0 if rising else FARTHEST


def _handful(one: Sighting, other: Sighting) -> int:
    """Return what it says that both are small counts of things, of which a text has many."""
    measured = is_measure(one.thing.unit) or is_fate(one.thing.concept)
    return HANDFUL if not measured and max(one.value.high, other.value.high) <= 12 else 0


def _complements(one: Sighting, other: Sighting) -> bool:
    """Tell whether two shares make up the whole."""
    shares = one.thing.unit == other.thing.unit == "%"
    return shares and abs(one.value.high + other.value.high - 100) < _WHOLE


def _sequel(left: Sequence[Sighting], right: Sequence[Sighting]) -> int:
    """Return what it says that a count has risen by a later day, or that one speaker goes on."""
    points = 0
    for a in left:
        for b in right:
            first, second = sorted((a, b), key=lambda s: (s.moment, s.index))
            if not first.day or not second.day or first.day >= second.day:
                continue
            if a.speaker and b.speaker and a.speaker.is_one_with(b.speaker):
                return SAME_SPEAKER
            if grows(a.thing.concept) and second.value.high > first.value.high:
                points = RISEN
    return points


def _thing(one: Group, other: Group) -> int:
    """Return what the concepts say: the best pair of sightings, VETO where most cannot be one."""
    points = [same_series(a, b) for a in one.things for b in other.things]
    if 2 * sum(p == VETO for p in points) > len(points):
        return VETO
    if one.things[0].concept == "age" and not _one_person(one, other):
        return VETO
    # One pair of nouns that differ outweighs the pairs of which one names nothing.
    return max(points) if max(points) > 0 else min(points)


def _one_person(one: Group, other: Group) -> bool:
    return any(s.person == t.person is not None for s in one.sightings for t in other.sightings)


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
