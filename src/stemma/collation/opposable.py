"""Whether two different values may be opposed: told of one thing, place and time, with evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal

from stemma.collation.company import PASSAGE
from stemma.collation.counted import (
    PEOPLE,
    is_fate,
    is_harm,
    is_measure,
    is_money,
    one_state,
    one_sum,
)
from stemma.collation.evidence import (
    counted_group,
    counts_victims,
    head_words,
    is_portion,
    names_person,
    past_times,
    states,
    tells,
    tells_otherwise,
    treated,
)
from stemma.collation.pieces import is_pair
from stemma.collation.rounding import explained
from stemma.collation.sightings import Sighting, once

__all__ = ["Obstacle", "Opposable"]

# What is measured or counted: a unit of measure and the concept of a state, where there are any.
Kind = tuple[str | None, str | None]
Obstacle = Literal["thing", "group", "person", "place", "time", "part", "several"]

# A place that so many of a hundred articles name is where the story happens.
_SETTING = 50
# Sentences between a whole and its parts.
_SUM_REACH = 2
# Two counts of people further apart than so many times are two counts.
_FAR = 2.2
_GROWN = 6.0
# What is measured is measured once more with nearly the same result.
_MEASURED = 1.5
# A count over so many more places covers more.
_MANY_PLACES = 2
# Of so few things a text has many counts.
_HANDFUL = 30
# Outlets and languages do not keep these apart.
_ARREST = frozenset({"arrested", "detained"})
# Victims may be more than those hurt: the dead with them.
_HURT = frozenset({"injured", "hospitalised", "treated", "missing"})


class Opposable:
    """What a story's sightings say of which values may be set against each other."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._by_article: dict[str, list[Sighting]] = {}
        self._alike: dict[tuple[str, Kind], list[Sighting]] = {}
        for sighting in sightings:
            self._by_article.setdefault(sighting.article, []).append(sighting)
            self._alike.setdefault((sighting.article, _kind(sighting)), []).append(sighting)
        self._setting = _setting(self._by_article)
        self._today = max((s.witness.article.day or "" for s in sightings), default="") or None
        self._parts = frozenset(pair for here in self._by_article.values() for pair in _parts(here))
        self._known: dict[tuple[int, int], Obstacle | None] = {}

    def allows(self, one: Sighting, other: Sighting) -> bool:
        """Tell whether nothing stands against opposing two sightings."""
        return self.obstacle(one, other) is None

    def obstacle(self, one: Sighting, other: Sighting) -> Obstacle | None:
        """Return the first thing that stands against opposing two sightings, None for nothing."""
        key = (min(one.index, other.index), max(one.index, other.index))
        if key not in self._known:
            self._known[key] = self._find(one, other)
        return self._known[key]

    def _find(self, one: Sighting, other: Sighting) -> Obstacle | None:
        contrast = _in_one_passage(one, other)
        if not _one_kind(one, other, contrast=contrast):
            return "thing"
        if one.thing.concept == "age" and not _one_age(one, other):
            return "person"
        if not _one_group(one, other, contrast=contrast):
            return "group"
        if not contrast and _is_loose(one, other):
            return "thing"
        if _far_apart(one, other, contrast=contrast):
            return "thing"
        if self._is_part(one, other):
            return "part"
        if not self._one_time(one, other) or (not contrast and _foretold(one) != _foretold(other)):
            return "time"
        if not self._one_place(one, other):
            return "place"
        return None if contrast or not self._tells_both(one, other) else "several"

    def _is_part(self, one: Sighting, other: Sighting) -> bool:
        if "part" in one.cues | other.cues:
            return True
        if is_portion(one) != is_portion(other):
            return True
        if self._beside_more(one) or self._beside_more(other):
            return True
        small, big = sorted((one.value.high, other.value.high))
        return (_kind(one), small, big) in self._parts

    def _beside_more(self, part: Sighting) -> bool:
        """Tell whether one sentence gives the number with a larger one, or with what is added.

        A bare number that is a part ('38 hurt, nine of them badly') is one of the number itself.
        """
        if not is_fate(part.thing.concept) or "earlier" in part.cues:
            return False
        return any(
            s.sentence == part.sentence
            and s is not part
            and "earlier" not in s.cues
            and s.speaker == part.speaker
            and explained(s.value, part.value) is None
            and (s.value.high > part.value.high or ("part" in s.cues and not _is_bare(s)))
            and 0 not in (s.value.high, part.value.high)
            for s in self._alike[part.article, _kind(part)]
        )

    def _one_time(self, one: Sighting, other: Sighting) -> bool:
        left = past_times(one, one.witness.article.day or self._today)
        right = past_times(other, other.witness.article.day or self._today)
        if not left and not right:
            return True
        return any(a.startswith(b) or b.startswith(a) for a in left for b in right)

    def _one_place(self, one: Sighting, other: Sighting) -> bool:
        left, right = one.places - self._setting, other.places - self._setting
        if max(len(left - right), len(right - left)) >= _MANY_PLACES:
            return False
        return not left or not right or bool(left & right)

    def _tells_both(self, one: Sighting, other: Sighting) -> bool:
        """Tell whether one of both articles gives several values of which any may be meant."""
        if one.article == other.article:
            return not self._headline_alone(one, other)
        return self._rivals(one, other) or self._rivals(other, one)

    def _headline_alone(self, one: Sighting, other: Sighting) -> bool:
        """Tell whether a headline gives a value that its text does not give, or two speakers do."""
        if one.day != other.day or ("earlier" in one.cues) != ("earlier" in other.cues):
            return True
        if (one.block == "title") == (other.block == "title"):
            return bool(one.speaker and other.speaker) and _set_apart(one, other)
        title = one if one.block == "title" else other
        return not any(
            s.block != "title" and explained(s.value, title.value)
            for s in self._alike[title.article, _kind(title)]
        )

    def _rivals(self, mine: Sighting, theirs: Sighting) -> bool:
        sourced = bool(mine.speaker and theirs.speaker) and is_money(mine.thing.unit)
        free = not is_fate(mine.thing.concept) and not sourced
        for rival in self._alike[mine.article, _kind(mine)]:
            if rival is mine:
                continue
            if not free and not tells(rival):
                continue
            if explained(rival.value, mine.value) or "earlier" in rival.cues | mine.cues:
                continue
            if _set_apart(rival, mine):
                continue
            if free or explained(rival.value, theirs.value):
                return True
        return False


def _set_apart(one: Sighting, other: Sighting) -> bool:
    """Tell whether two values of one article are told by two, or one sentence sources only one."""
    if one.speaker and other.speaker:
        return not one.speaker.is_one_with(other.speaker)
    return one.sentence == other.sentence and one.speaker != other.speaker


def _setting(by_article: dict[str, list[Sighting]]) -> frozenset[str]:
    """Return the places that so many articles name that they say nothing of a single number."""
    named: Counter[str] = Counter()
    for here in by_article.values():
        witness = here[0].witness
        named.update({n.key for n in witness.analysis.names if n.kind == "place"})
    return frozenset(p for p, n in named.items() if 100 * n >= _SETTING * len(by_article))


@once
def _kind(sighting: Sighting) -> Kind:
    unit = sighting.thing.unit
    return (unit if is_measure(unit) else None, one_state(sighting.thing.concept))


def _parts(here: Sequence[Sighting]) -> set[tuple[Kind, float, float]]:
    """Return parts with their whole: neighbours of one kind of which two make up a third."""
    found: set[tuple[Kind, float, float]] = set()
    of_kind: dict[Kind, list[Sighting]] = {}
    for sighting in sorted(here, key=_sentence):
        of_kind.setdefault(_kind(sighting), []).append(sighting)
    for kind, alike in of_kind.items():
        for whole in alike:
            low = bisect_left(alike, whole.sentence - _SUM_REACH, key=_sentence)
            high = bisect_right(alike, whole.sentence + _SUM_REACH, key=_sentence)
            top = whole.value.high
            near = {s.value.high for s in alike[low:high] if 0 < s.value.high < top}
            found.update((kind, part, top) for part in near if top - part in near)
    return found


_sentence = attrgetter("sentence")


def _in_one_passage(one: Sighting, other: Sighting) -> bool:
    """Tell whether one passage gives the values to two speakers."""
    return (
        one.article == other.article
        and abs(one.sentence - other.sentence) <= PASSAGE
        and one.speaker is not None
        and other.speaker is not None
        and not one.speaker.is_one_with(other.speaker)
        and not (one.setting and other.setting and not one.setting & other.setting)
    )


def _is_bare(sighting: Sighting) -> bool:
    """Tell whether a number stands without a noun of its own ('nine of them')."""
    return sighting.quantity.number[1] == sighting.quantity.end


def _one_kind(one: Sighting, other: Sighting, *, contrast: bool) -> bool:
    """Tell whether both say what they count, and the same; set against each other, one may."""
    if tells(one) and tells(other):
        return _named(one) == _named(other) and states(one) == states(other)
    if not contrast or "title" in {one.block, other.block}:
        return False
    if one.sentence == other.sentence and is_measure(one.thing.unit):
        return one.thing.unit == other.thing.unit
    if not (tells(one) or tells(other)):
        return False
    told, bare = (one, other) if tells(one) else (other, one)
    if tells_otherwise(bare):
        return False
    return told.thing.unit == PEOPLE or is_measure(told.thing.unit)


@once
def _named(sighting: Sighting) -> Kind:
    """Return unit and concept as told; whoever is hurt need not lie in hospital."""
    unit, concept = _kind(sighting)
    told = sighting.thing.concept
    if told == "injured" and treated(sighting):
        told = "hospitalised"
    if told in _HURT and counts_victims(sighting):
        told = "victim"
    if is_money(unit):
        told = one_sum(told)
    return unit, concept if told in _ARREST else told


def _foretold(sighting: Sighting) -> bool:
    return "forecast" in sighting.cues


def _is_loose(one: Sighting, other: Sighting) -> bool:
    """Tell whether the values may be of two owners: scores, or counts beside other names."""
    if any(is_pair(s.witness.article.text, s.quantity) for s in (one, other)):
        return not is_measure(one.quantity.unit) and "vote" not in one.concepts & other.concepts
    if is_fate(one.thing.concept):
        return False
    if not is_measure(one.thing.unit) and max(one.value.high, other.value.high) > _HANDFUL:
        return False
    if one.person and other.person and one.person != other.person:
        return not {one.person, other.person} & (one.names & other.names)
    return not _common(one, other)


def _common(one: Sighting, other: Sighting) -> bool:
    """Tell whether the surroundings share a name, another concept or a word."""
    own = {one.quantity.concept, other.quantity.concept}
    if one.names & other.names or (one.concepts & other.concepts) - own:
        return True
    if one.speaker and other.speaker and one.speaker.is_one_with(other.speaker):
        return True
    same_language = one.witness.analysis.language == other.witness.analysis.language
    return bool(one.places & other.places) or (same_language and bool(one.stems & other.stems))


def _far_apart(one: Sighting, other: Sighting, *, contrast: bool) -> bool:
    """Tell whether two values differ too far to be one count, unless both lead."""
    if contrast and (one.thing.unit == PEOPLE or ":" not in (one.thing.concept or "")):
        return False
    small, big = sorted((one.value.high, other.value.high))
    if small == 0:
        return not one.places & other.places
    leading = is_harm(one.thing.concept) and all(s.block in {"title", "lede"} for s in (one, other))
    if is_measure(one.thing.unit) and not is_money(one.thing.unit):
        return big > _MEASURED * small
    return not leading and big > (_GROWN if one.day != other.day else _FAR) * small


def _one_age(one: Sighting, other: Sighting) -> bool:
    return names_person(one) and names_person(other) and one.person == other.person


def _one_group(one: Sighting, other: Sighting, *, contrast: bool) -> bool:
    """Tell whether the words of both narrow the count down to one group, or neither does."""
    roles, stems = counted_group(one)
    their_roles, their_stems = counted_group(other)
    if roles or their_roles:
        return bool(roles & their_roles)
    if contrast or one.witness.analysis.language != other.witness.analysis.language:
        return True
    if not is_harm(one.thing.concept):
        stems, their_stems = head_words(one), head_words(other)
    if is_harm(one.thing.concept) or not is_fate(one.thing.concept):
        return not stems or not their_stems or bool(stems & their_stems)
    return bool(stems & their_stems) or stems == their_stems
