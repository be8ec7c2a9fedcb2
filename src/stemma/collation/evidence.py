"""What the words around a number prove: what it counts, of whom, and of which time."""

from __future__ import annotations

import re
from functools import cache

from stemma.collation.counted import PEOPLE, is_fate, is_measure, one_state
from stemma.collation.places import within
from stemma.collation.sightings import Sighting, once
from stemma.languages import language
from stemma.languages.concepts import concept_table
from stemma.model import Concept, Sentence, Span
from stemma.text import fold, stem_words

__all__ = [
    "counted_group",
    "counts_victims",
    "names_person",
    "past_times",
    "states",
    "tells",
    "tells_otherwise",
    "treated",
    "within_sentence",
]

# A state farther from its number than this may be told of something else, in code points.
_CLAUSE = 60
_MEASURE = 40
_BARE = 30
_JOINED = 6
_BESIDE = 14
_CUT = re.compile(r"[;()–—|]")
_COMMA = re.compile(r"[;()–—|,]")
_AGE_GAP = re.compile(r"[\s,(]{1,3}")
_COMPOUND = re.compile(r" ?- ?\w")
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,]?\d)")
_FULL_YEAR = 4
_MONTH = 7
# Two months back is another time, not the slow telling of one event.
_SOME_MONTHS = 2
_HOSPITAL = frozenset({"hospital", "hospitalised", "treated"})
# Words for people at large, of whom any other word names a part.
_AT_LARGE = frozenset({PEOPLE, "victim"})


@once
def within_sentence(sighting: Sighting) -> Sentence:
    """Return the sentence of a sighting."""
    return sighting.witness.analysis.sentences[sighting.sentence]


@once
def tells(sighting: Sighting) -> bool:
    """Tell whether the clause of a number says itself what it counts or measures.

    A concept that a bare number takes up from a sentence before is not told by it, and a unit
    that it takes up from another number neither.
    """
    quantity, concept = sighting.quantity, sighting.quantity.concept
    if concept is None or sighting.thing.taken_up:
        return False
    if concept in {"age", quantity.unit}:
        return True
    bare = quantity.number == (quantity.start, quantity.end)
    after = sighting.witness.article.text[quantity.end : quantity.end + 4]
    if bare and (is_measure(quantity.unit) or _COMPOUND.match(after)):
        return False
    if ":" in concept:
        return True
    reach = _BARE if bare else _MEASURE if is_measure(quantity.unit) else _CLAUSE
    if quantity.unit != PEOPLE and not is_measure(quantity.unit):
        reach = 0
    cut = _COMMA if bare else _CUT
    return any(
        one_state(c.id) == one_state(concept) and _in_reach(sighting, c, reach, cut)
        for c in _concepts(sighting)
    )


@once
def counts_victims(sighting: Sighting) -> bool:
    """Tell whether the counted noun is 'victims', of whatever befell them."""
    span = sighting.quantity
    return any(c.id == "victim" and span.start <= c.start < span.end for c in _concepts(sighting))


@once
def states(sighting: Sighting) -> frozenset[str]:
    """Return the fates that one count takes together ('dead and missing')."""
    text, found = sighting.witness.article.text, _concepts(sighting)
    own = [c for c in found if one_state(c.id) == one_state(sighting.quantity.concept)]
    return frozenset(
        c.id
        for c in found
        for o in own
        if c.id != o.id
        and is_fate(c.id)
        and _in_reach(sighting, o, _CLAUSE, _CUT)
        and 0 < max(c.start - o.end, o.start - c.end) <= _JOINED
        and not any(x.isdigit() for x in text[min(c.end, o.end) : max(c.start, o.start)])
    )


@once
def tells_otherwise(sighting: Sighting) -> bool:
    """Tell whether the sentence of a number names other fates of people, and not its own."""
    found = {one_state(c.id) for c in _concepts(sighting) if is_fate(c.id)}
    return bool(found) and one_state(sighting.quantity.concept) not in found


@once
def treated(sighting: Sighting) -> bool:
    """Tell whether the clause of a number takes the people to a hospital."""
    return any(
        c.id in _HOSPITAL and _in_reach(sighting, c, _CLAUSE, _CUT) for c in _concepts(sighting)
    )


@once
def _concepts(sighting: Sighting) -> list[Concept]:
    sentence = within_sentence(sighting)
    return list(within(sighting.witness.analysis.concepts, sentence.start, sentence.end))


def _stems_within(sighting: Sighting, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words that begin in a stretch of the text."""
    return frozenset(t.stem for t in within(sighting.witness.analysis.tokens, start, end))


def _in_reach(sighting: Sighting, concept: Concept, reach: int, cut: re.Pattern[str]) -> bool:
    """Tell whether a concept stands in the clause of the number, no cut between them."""
    quantity = sighting.quantity
    if concept.start < quantity.end and quantity.start < concept.end:
        return True
    low, high = sorted((Span(quantity.start, quantity.end), Span(concept.start, concept.end)))
    between = sighting.witness.article.text[low.end : high.start]
    return len(between) <= reach and not cut.search(between)


@once
def counted_group(sighting: Sighting) -> tuple[frozenset[str], frozenset[str]]:
    """Return the roles and the stems of the words that narrow down who or what is counted."""
    quantity = sighting.quantity
    own = one_state(quantity.concept)
    inside = [c for c in _concepts(sighting) if quantity.start <= c.start < quantity.end]
    roles = frozenset(
        c.id
        for c in inside
        if one_state(c.id) != own and c.id not in _AT_LARGE and concept_table()[c.id].counts
    )
    named = frozenset[str]().union(
        *(_stems_within(sighting, c.start, c.end) for c in inside if one_state(c.id) == own)
    )
    return roles, head_words(sighting) - named - _general_stems(sighting.witness.analysis.language)


@once
def head_words(sighting: Sighting) -> frozenset[str]:
    """Return the stems of the words of a quantity behind its number."""
    quantity = sighting.quantity
    return sighting.head - _stems_within(sighting, quantity.start, quantity.number[0])


@cache
def _general_stems(code: str) -> frozenset[str]:
    spoken = language(code)
    general = spoken.numbers.general_people if spoken.numbers else ()
    said = [w.strip("*") for w in general]
    added = [w.strip("*") for w in spoken.comparing.added] if spoken.comparing else []
    return frozenset(stem_words([fold(w) for w in (*said, *added)], spoken.general.stemmer))


@once
def is_portion(sighting: Sighting) -> bool:
    """Tell whether a number is told out of a known whole ('three of the crew')."""
    words = language(sighting.witness.analysis.language).numbers
    if words is None:
        return False
    start = sighting.quantity.number[1]
    sentence = within_sentence(sighting)
    after = sighting.witness.article.text[start : min(start + _BESIDE, sentence.end)]
    said = fold(after).replace("-", " ").split()[:2]
    return len(said) == 2 and said[0] in words.partitive and said[1] in words.definite


@once
def names_person(sighting: Sighting) -> bool:
    """Tell whether the person whose age a number gives stands right before or behind it."""
    quantity, text = sighting.quantity, sighting.witness.article.text
    people = [n for n in sighting.witness.analysis.names if n.kind == "person"]
    before = [n for n in people if _AGE_GAP.fullmatch(text, n.end, quantity.start)]
    behind = [n for n in people if 0 <= n.start - quantity.end <= 1]
    return any(n.key == sighting.person for n in before or behind)


def past_times(sighting: Sighting, today: str | None) -> frozenset[str]:
    """Return the years and months before `today` of which the sentence of a number tells."""
    return frozenset(f for f in _times_told(sighting) if _is_past(f, today))


@once
def _times_told(sighting: Sighting) -> frozenset[str]:
    """Return the years and months of which the sentence of a number tells, outside the number."""
    sentence = within_sentence(sighting)
    text = sighting.witness.article.text
    quantity = sighting.quantity
    found = {
        m.group()
        for m in _YEAR.finditer(text, sentence.start, sentence.end)
        if not quantity.start <= m.start() < quantity.end
    }
    for time in sighting.witness.times.about(sentence.start, sentence.end):
        if sentence.start <= time.start < sentence.end and time.type == "DATE":
            found.add(time.value[:_MONTH] if time.value[:_FULL_YEAR].isdigit() else "")
    return frozenset(f for f in found if f)


def _is_past(value: str, today: str | None) -> bool:
    """Tell whether a year or a month lies clearly before a day; without a day it may."""
    if today is None or len(today) < _MONTH:
        return True
    if len(value) < _MONTH or not value[5:_MONTH].isdigit():
        return value[:_FULL_YEAR] < today[:_FULL_YEAR]
    return _months(today) - _months(value) >= _SOME_MONTHS


def _months(value: str) -> int:
    return 12 * int(value[:_FULL_YEAR]) + int(value[5:_MONTH])
