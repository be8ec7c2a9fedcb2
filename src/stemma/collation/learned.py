"""What a story teaches about its words: which of two languages name one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import msgspec

from stemma.collation.align import Alignment, digits
from stemma.collation.counted import PEOPLE, Thing, is_measure
from stemma.collation.sightings import Sighting

__all__ = ["learn"]

# Votes for two words naming one thing; a number of three digits, or a translation, is enough.
ENOUGH = 3
TRANSLATED = 3
LONG_NUMBER = 3
_LONG = 5


def learn(
    sightings: Sequence[Sighting], groups: Sequence[Sequence[Sighting]], alignment: Alignment
) -> list[Sighting]:
    """Return the sightings with the concept that their words have in this story.

    Words of no pack that count equal values beside each other in aligned passages, or that share
    a long number, name one thing; a concept of the packs among them names it.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for group in groups:
        for one, other in combinations(group, 2):
            pair = _open_pair(one, other)
            if pair is not None:
                votes[pair] += _weight(one, other, alignment)
    names = _classes([p for p in sorted(votes, key=lambda p: (-votes[p], p)) if votes[p] >= ENOUGH])
    return [_taught(s, names) for s in sightings]


def _open_pair(one: Sighting, other: Sighting) -> tuple[str, str] | None:
    """Return the two concepts where at least one is a bare word and they are of two languages."""
    left, right = one.thing.concept, other.thing.concept
    if left is None or right is None or left == right or PEOPLE in {left, right}:
        return None
    if is_measure(one.thing.unit) or is_measure(other.thing.unit):
        return None
    if one.witness.analysis.language == other.witness.analysis.language:
        return None
    if ":" not in left and ":" not in right:
        return None
    return (min(left, right), max(left, right))


def _weight(one: Sighting, other: Sighting, alignment: Alignment) -> int:
    points = TRANSLATED if alignment.ties(one, other) else 1
    return points + LONG_NUMBER if digits(one.value.high) >= _LONG else points


def _classes(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Join words pair by pair; a class never holds two concepts of the packs."""
    home: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = home.get(one, {one}) | home.get(other, {other})
        if sum(":" not in c for c in merged) > 1:
            continue
        for concept in sorted(merged):
            home[concept] = merged
    return {c: min(group, key=lambda x: (":" in x, x)) for c, group in home.items()}


def _taught(sighting: Sighting, names: dict[str, str]) -> Sighting:
    unit, concept = sighting.thing
    if concept is None or concept not in names:
        return sighting
    return msgspec.structs.replace(sighting, thing=Thing(unit, names[concept]))
