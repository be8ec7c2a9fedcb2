"""What a story teaches about its words: which of two languages name one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from stemma.collation.align import Alignment, digits
from stemma.collation.counted import PEOPLE, Thing, is_fate, is_measure
from stemma.collation.sightings import Sighting

__all__ = ["learn"]

# Votes for two words naming one thing; a number of three digits, or a translation, is enough.
ENOUGH = 3
TRANSLATED = 3
LONG_NUMBER = 3
_LONG = 5
# A copy of a copy learns from the original.
_GENERATIONS = 2


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
    best = _best(votes)
    sure = [
        (one, other)
        for one, other in votes
        if votes[one, other]
        >= max(ENOUGH, best[one, _language(other)], best[other, _language(one)])
    ]
    names = _classes(sorted(sure, key=lambda p: (-votes[p], p)))
    heirs = _inherited([_taught(s, names) for s in sightings], alignment)
    passed_on = _passed_on(sightings, heirs)
    return [_taught(s, passed_on) for s in heirs]


def _inherited(sightings: Sequence[Sighting], alignment: Alignment) -> list[Sighting]:
    """Give what is counted to its counterpart in the parent or child that does not name it."""
    out = list(sightings)
    by_value: dict[tuple[str, float, float], list[int]] = {}
    for n, s in enumerate(out):
        by_value.setdefault((s.article, s.value.low, s.value.high), []).append(n)
    for _ in range(_GENERATIONS):
        for n, child in enumerate(out):
            parent = alignment.parent_of(child.article) or ""
            for m in by_value.get((parent, child.value.low, child.value.high), ()):
                if alignment.ties(child, out[m]):
                    out[n], out[m] = _shared_thing(out[n], out[m])
    return out


def _passed_on(before: Sequence[Sighting], after: Sequence[Sighting]) -> dict[str, str]:
    """Return what inheriting taught of bare words, where it taught one thing only."""
    taught: dict[str, Counter[str]] = {}
    for old, new in zip(before, after, strict=True):
        word, concept = old.thing.concept, new.thing.concept
        if word and ":" in word and concept and ":" not in concept and old.head:
            taught.setdefault(word, Counter())[concept] += 1
    return {w: next(iter(c)) for w, c in taught.items() if len(c) == 1}


def _shared_thing(one: Sighting, other: Sighting) -> tuple[Sighting, Sighting]:
    left, right = one.thing, other.thing
    if is_measure(left.unit) or is_measure(right.unit):
        return one, other
    if _vagueness(left.concept) == _vagueness(right.concept):
        return one, other
    best = min(left, right, key=lambda t: _vagueness(t.concept))
    return _counting(one, best), _counting(other, best)


def _counting(sighting: Sighting, best: Thing) -> Sighting:
    thing = sighting.thing._replace(unit=best.unit, concept=best.concept)
    return replace(sighting, thing=thing)


def _vagueness(concept: str | None) -> int:
    """Order concepts: what befalls people, a thing of the packs, a word, people, nothing."""
    if concept is None:
        return 4
    if concept == PEOPLE:
        return 3
    return 2 if ":" in concept else 0 if is_fate(concept) else 1


def _open_pair(one: Sighting, other: Sighting) -> tuple[str, str] | None:
    """Return the two concepts where at least one is a bare word and they are of two languages."""
    left, right = one.thing.concept, other.thing.concept
    if left is None or right is None or left == right or PEOPLE in {left, right}:
        return None
    if not one.head or not other.head or is_measure(one.thing.unit) or is_measure(other.thing.unit):
        return None
    if one.witness.analysis.language == other.witness.analysis.language:
        return None
    if ":" not in left and ":" not in right:
        return None
    return (min(left, right), max(left, right))


def _best(votes: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Return the most votes that a concept has with any word of a language."""
    best: Counter[tuple[str, str]] = Counter()
    for (one, other), count in votes.items():
        for concept, partner in ((one, other), (other, one)):
            key = (concept, _language(partner))
            best[key] = max(best[key], count)
    return best


def _language(concept: str) -> str:
    return concept.split(":", maxsplit=1)[0] if ":" in concept else ""


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
    thing = sighting.thing
    if thing.concept is None or thing.concept not in names:
        return sighting
    return replace(sighting, thing=thing._replace(concept=names[thing.concept]))
