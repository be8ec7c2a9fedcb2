"""Agreement, precision, update or conflict: what the mentions of one thing amount to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.collation.rounding import explained, same_value
from stemma.collation.sightings import Sighting
from stemma.model import FigureVerdict

__all__ = ["Judged", "judge"]

_SAID_AS_IS = frozenset({"exact", "about"})
# Sentences between two values that one passage sets against each other.
_PASSAGE = 2


class Judged(NamedTuple):
    """A verdict, the rule that gave it, and the two sightings it compared."""

    verdict: FigureVerdict
    rule: str
    one: Sighting
    other: Sighting


def judge(sightings: Sequence[Sighting], *, grows: bool) -> Judged:
    """Return the verdict on the sightings of one thing; `grows` where its count only rises.

    The rules in order: values that one number explains, a later value of the same speaker or of
    a count that grows, values that cannot both hold.
    """
    pairs = [(a, b) for n, b in enumerate(sightings) for a in sightings[:n]]
    open_pairs = [p for p in pairs if explained(p[0].value, p[1].value) is None]
    if not open_pairs:
        return _without_opposition(pairs)
    conflicts = [p for p in open_pairs if not _later(*p, grows=grows)]
    if conflicts:
        one, other = min(conflicts, key=_clarity)
        rule = "contrast" if _set_against(one, other) else "opposed"
        return Judged("conflict", rule, one, other)
    one, other = min(open_pairs, key=_clarity)
    first, second = sorted((one, other), key=lambda s: (s.moment, s.index))
    return Judged("update", "speaker" if _one_speaker(one, other) else "growth", first, second)


def _without_opposition(pairs: Sequence[tuple[Sighting, Sighting]]) -> Judged:
    differing = [
        p
        for p in pairs
        if not same_value(p[0].value, p[1].value)
        or (
            p[0].value.modifier != p[1].value.modifier
            and not {p[0].value.modifier, p[1].value.modifier} <= _SAID_AS_IS
        )
    ]
    if differing:
        one, other = min(differing, key=_clarity)
        return Judged("precision", explained(one.value, other.value) or "hedge", one, other)
    one, other = min(pairs, key=_clarity)
    return Judged("agree", "equal", one, other)


def _clarity(pair: tuple[Sighting, Sighting]) -> tuple[int, int, int, int]:
    """Order pairs so that the one to show comes first: set against each other, then attributed."""
    one, other = pair
    return (
        0 if _set_against(one, other) else 1,
        0 if one.witness.lineage.id != other.witness.lineage.id else 1,
        -(one.speaker is not None) - (other.speaker is not None),
        one.index * 100_000 + other.index,
    )


def _set_against(one: Sighting, other: Sighting) -> bool:
    """Tell whether one passage gives both values to different speakers."""
    return (
        one.article == other.article
        and abs(one.sentence - other.sentence) <= _PASSAGE
        and one.speaker is not None
        and other.speaker is not None
        and not one.speaker.is_one_with(other.speaker)
    )


def _one_speaker(one: Sighting, other: Sighting) -> bool:
    return (
        one.speaker is not None
        and other.speaker is not None
        and one.speaker.is_one_with(other.speaker)
    )


def _retold(one: Sighting, other: Sighting) -> bool:
    """Tell whether the words say that one value held before the other."""
    return ("earlier" in one.cues) != ("earlier" in other.cues)


def _later(one: Sighting, other: Sighting, *, grows: bool) -> bool:
    """Tell whether time explains the difference."""
    if _set_against(one, other):
        return False
    first, second = sorted((one, other), key=lambda s: (s.moment, s.index))
    if _one_speaker(one, other):
        return True
    rises = second.value.high > first.value.high
    if one.article == other.article:
        return grows or _retold(one, other)
    if grows and rises:
        return first.moment != second.moment
    return rises and (first.day or "") < (second.day or "")
