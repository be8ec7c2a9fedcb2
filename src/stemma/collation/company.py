"""What it says of two values that one article gives both: two answers, or two things."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collation.counted import grows, is_fate
from stemma.collation.rounding import explained
from stemma.collation.sightings import Sighting

__all__ = ["CONTRAST", "PART", "told_together"]

# Points for one article that gives both values.
CONTRAST = 30
AGAINST = 20
RETOLD = 12
APART = 8
ONE_SPEAKER = -6
HEADLINE = -6
TOGETHER = -36
TOGETHER_RISING = -14
TOGETHER_NEAR = -30
SIDE_BY_SIDE = -48
MOST_TOGETHER = -72
# One value is a part of the other, which no other evidence outweighs.
PART = -240
# Sentences between two values that one passage sets against each other.
PASSAGE = 3
# Code points between the two numbers of a result (34 to 29).
_PAIR_GAP = 10


def told_together(one: Sequence[Sighting], other: Sequence[Sighting]) -> int:
    """Return the points for two values being told of one thing, from articles that give both.

    With two speakers they are two answers to one question; with one they are two things. A
    lineage says it once, however many copies it has.
    """
    by_lineage: dict[str, list[int]] = {}
    for article in sorted({s.article for s in one} & {s.article for s in other}):
        mine = [s for s in one if s.article == article]
        theirs = [s for s in other if s.article == article]
        if any(explained(a.value, b.value) for a in mine for b in theirs):
            continue
        points = [_beside(a, b) for a in mine for b in theirs]
        worst = min(points)
        lineage = mine[0].witness.lineage.id
        by_lineage.setdefault(lineage, []).append(
            worst if worst in {PART, SIDE_BY_SIDE} else max(points)
        )
    said = [max(points) for points in by_lineage.values()]
    against = sum(p for p in said if p < 0)
    # Where one lineage names two speakers, another that names none has left them out.
    total = sum(p for p in said if p > 0) + (against // 2 if CONTRAST in said else against)
    if min(said, default=0) == PART:
        return PART
    return max(MOST_TOGETHER, min(CONTRAST, total))


def _beside(one: Sighting, other: Sighting) -> int:
    """Return what two values in one article say of each other."""
    # A bare number is set against the number before it, not against one farther away.
    bare = one.thing.taken_up or other.thing.taken_up
    reach = 1 if bare else PASSAGE
    running = one.block == other.block or {one.block, other.block} == {"lede", "body"}
    near = running and abs(one.sentence - other.sentence) <= reach
    if near and ("part" in one.cues) != ("part" in other.cues):
        return PART
    if near and ("earlier" in one.cues) != ("earlier" in other.cues):
        return RETOLD
    if one.day != other.day:
        return RETOLD
    if near and _two_speakers(one, other):
        return CONTRAST if not _two_settings(one, other) else TOGETHER_NEAR
    if _is_pair(one, other):
        return PART
    if not near and "title" not in {one.block, other.block} and _two_speakers(one, other):
        return APART
    if near and "against" in one.cues | other.cues:
        return AGAINST
    if near and (one.speaker is None) != (other.speaker is None):
        return ONE_SPEAKER
    if one.sentence == other.sentence:
        return SIDE_BY_SIDE
    if "title" in {one.block, other.block}:
        return HEADLINE
    if near:
        return TOGETHER_NEAR
    # A long article tells earlier tolls too; of what stands still it gives one number.
    return TOGETHER_RISING if grows(one.thing.concept) else TOGETHER


def _two_speakers(one: Sighting, other: Sighting) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    return not one.speaker.is_one_with(other.speaker)


def _two_settings(one: Sighting, other: Sighting) -> bool:
    return bool(one.setting and other.setting and not one.setting & other.setting)


def _is_pair(one: Sighting, other: Sighting) -> bool:
    """Tell whether two numbers stand as closely as those of a vote or a score."""
    if is_fate(one.thing.concept) or is_fate(other.thing.concept):
        return False
    first, second = sorted((one.quantity, other.quantity), key=lambda q: q.start)
    return one.sentence == other.sentence and second.number[0] - first.number[1] <= _PAIR_GAP
