"""Sums: a number that a text gives together with the parts it is made of ('121: 74 and 47')."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from stemma.collation.counted import is_measure, one_state
from stemma.collation.sightings import Sighting

__all__ = ["sum_told"]

# Sentences between a whole and its parts, and how many parts are looked for.
_REACH = 2
_PARTS = (2, 3)
_NEAREST = 8


def sum_told(
    members: Sequence[Sighting], of_article: Mapping[str, Sequence[Sighting]]
) -> tuple[Sighting, tuple[Sighting, ...]] | None:
    """Return a member with the two or three neighbours that add up to it, None where none do."""
    for whole in members:
        near = [s for s in of_article[whole.article] if _may_be_part(s, whole)][:_NEAREST]
        for size in _PARTS:
            for parts in combinations(near, size):
                if sum(p.value.high for p in parts) == whole.value.high:
                    return whole, parts
    return None


def _may_be_part(part: Sighting, whole: Sighting) -> bool:
    plain = part.value.low == part.value.high and whole.value.low == whole.value.high
    return (
        plain
        and 0 < part.value.high < whole.value.high
        and abs(part.sentence - whole.sentence) <= _REACH
        and _kind(part) == _kind(whole)
        and _kind(whole)[1] is not None
    )


def _kind(sighting: Sighting) -> tuple[str | None, str | None]:
    unit = sighting.thing.unit
    return (unit if is_measure(unit) else None, one_state(sighting.thing.concept))
