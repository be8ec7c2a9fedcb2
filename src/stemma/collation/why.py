"""Why mentions are taken for one thing: the weights of each link, in the order of the rules.

The weights are those that the grouping itself adds up (`align.likeness`, `relate`'s kinship,
`opposition.likeness`); a test holds each sum against them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from stemma.collation import align, opposition
from stemma.collation.align import Alignment, Weigher
from stemma.collation.article_statements import find_statements
from stemma.collation.context import Context
from stemma.collation.counted import VETO, is_measure, same_count
from stemma.collation.learned import learn
from stemma.collation.sightings import Sighting, find_sightings
from stemma.collation.statements import Statement
from stemma.model import Claim, ClaimMention, Figure, FigureMention

__all__ = ["Link", "Weight", "claim_links", "figure_links", "weights_of_pair"]

M = TypeVar("M", FigureMention, ClaimMention)
S = TypeVar("S", Sighting, Statement)

_CHANNELS = {
    "c": "both tell of {}",
    "n": "both name {}",
    "q": "both give the number {}",
    "t": "both give the day {}",
    "k": "both have the word {}",
    "w": "both have the word {}",
}


class Weight(msgspec.Struct, frozen=True):
    """One piece of evidence: what it is, and its points, which may be against the link."""

    what: str
    points: int


class Link(msgspec.Struct, frozen=True):
    """Why two mentions, given by their places in the list, are taken for one thing.

    `total` is the sum of the weights; a link alone is enough where it reaches `bar`, and groups are
    joined while the mean over all their pairs does. `unit` says what is counted: points, or shares
    of all that both say in per mille.
    """

    one: int
    other: int
    weights: tuple[Weight, ...]
    total: int
    bar: int
    unit: Literal["points", "per mille"]


def figure_links(context: Context, figure: Figure) -> tuple[Link, ...]:
    """Return for each mention of a figure its best link to another mention of equal value.

    A mention that stands alone with its value has none: what joins its value to the others is
    the verdict's own rule, which the figure's reason tells.
    """
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    taught = learn(sightings, align.align(sightings, weigher, alignment), alignment)
    here = {(s.article, s.quantity.start, s.quantity.end): s for s in taught}
    found = [here.get((m.article, m.start, m.end)) for m in figure.mentions]

    def points(one: Sighting, other: Sighting) -> int:
        if one.value[:2] != other.value[:2]:
            return VETO
        return align.likeness(one, other, weigher, alignment)

    return tuple(
        Link(i, j, tuple(weights_of_pair(a, b, weigher, alignment)), total, align.LINK, "points")
        for i, j, a, b, total in _best(found, points)
        if total > VETO
    )


def weights_of_pair(
    one: Sighting, other: Sighting, weigher: Weigher, alignment: Alignment
) -> Iterator[Weight]:
    """Yield what `align.likeness` adds up for two sightings of equal value, but for zeros."""
    for what, points in _evidence(one, other, weigher, alignment):
        if points:
            yield Weight(what, points)


def _evidence(
    one: Sighting, other: Sighting, weigher: Weigher, alignment: Alignment
) -> Iterator[tuple[str, int]]:
    left, right = one.quantity, other.quantity
    yield "what is counted", same_count(one.thing, other.thing)
    yield "digits of the number", align.DIGIT * align.digits(left.high) // 2
    yield from _surroundings(one, other, weigher)
    yield "words beside the number", align.nouns(one, other)
    measured = is_measure(left.unit) and left.unit == right.unit
    yield f"the same unit, {left.unit}", align.SAME_UNIT if measured else 0
    company = min(2, len(one.company & other.company))
    yield "other numbers told beside it", align.COMPANY * company
    elsewhere = bool(one.places and other.places and not one.places & other.places)
    yield "other places", align.OTHER_PLACE if elsewhere else 0
    persons = one.thing.concept == "age" and bool(one.person and other.person)
    yield "another person", align.OTHER_PERSON if persons and one.person != other.person else 0
    yield "another year", align.OTHER_YEAR if one.year != other.year else 0
    spoken = bool(one.speaker and other.speaker and one.speaker.is_one_with(other.speaker))
    yield "the same speaker", align.SAME_SPEAKER if spoken else 0
    tied = alignment.ties(one, other)
    yield "the same place of a passage that was copied", align.ALIGNED if tied else 0


def _surroundings(one: Sighting, other: Sighting, weigher: Weigher) -> Iterator[tuple[str, int]]:
    total = 0
    for mark, points in weigher.marks_of_both(one, other):
        total += points
        kind, _, name = mark.partition(":")
        yield f"both have the {kind if kind in {'name', 'concept'} else 'word'} {name}", points
    yield f"no more than {align.SURROUNDINGS} for words around", weigher.shared(one, other) - total


def claim_links(context: Context, claim: Claim) -> tuple[Link, ...]:
    """Return for each mention of a claim its best link to a mention in another article."""
    here = {(s.article, s.span.start, s.span.end): s for s in find_statements(context)}
    found = [here.get((m.article, m.start, m.end)) for m in claim.mentions]

    def points(one: Statement, other: Statement) -> int:
        return opposition.likeness(one, other) if one.article != other.article else 0

    return tuple(
        Link(i, j, _shares(a, b, total), total, opposition.SAME, "per mille")
        for i, j, a, b, total in _best(found, points)
        if total > 0
    )


def _shares(one: Statement, other: Statement, total: int) -> tuple[Weight, ...]:
    """Return what each shared feature adds to a likeness, the largest first."""
    left, right = opposition.comparable(one, other), opposition.comparable(other, one)
    shared = {f: min(left[f], right[f]) for f in left if f in right}
    parts = _apportioned(shared, total)
    ranked = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
    return tuple(Weight(_feature(f), points) for f, points in ranked if points)


def _apportioned(shared: Mapping[str, float], total: int) -> dict[str, int]:
    """Return integers in proportion to weights whose sum is the total (largest remainders)."""
    whole = sum(shared.values())
    exact = {f: total * w / whole for f, w in sorted(shared.items())}
    parts = {f: int(x) for f, x in exact.items()}
    rest = total - sum(parts.values())
    for feature in sorted(exact, key=lambda f: (parts[f] - exact[f], f))[:rest]:
        parts[feature] += 1
    return parts


def _feature(feature: str) -> str:
    name = feature[1:].rpartition(":")[2] if feature[0] == "w" else feature[1:]
    return _CHANNELS[feature[0]].format(name)


def _best(
    found: Sequence[S | None], points: Callable[[S, S], int]
) -> Iterator[tuple[int, int, S, S, int]]:
    """Yield for each thing that is there its best partner, the first of equals, each pair once."""
    seen: set[tuple[int, int]] = set()
    for i, one in enumerate(found):
        rated = [
            (-points(one, other), j, other)
            for j, other in enumerate(found)
            if one is not None and other is not None and i != j
        ]
        if one is None or not rated:
            continue
        negated, j, other = min(rated, key=lambda r: r[:2])
        pair = (min(i, j), max(i, j))
        if pair not in seen:
            seen.add(pair)
            yield i, j, one, other, -negated
