"""Whether two quantities can count one thing: units, concepts and the nouns beside them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from stemma.languages.concepts import ConceptRow, concept_table

__all__ = [
    "PEOPLE",
    "VETO",
    "Thing",
    "grows",
    "is_fate",
    "is_harm",
    "is_measure",
    "is_measure_concept",
    "is_money",
    "one_state",
    "one_sum",
    "passes",
    "same_count",
    "same_series",
]

# Two different things; no other evidence joins them.
VETO = -1000

PEOPLE = "people"
SHARE = "share"

# What befalls people is what is counted of them; any two of these are different counts.
_FATE_KINDS = frozenset({"harm", "step", "act"})
# Two words for one state of a person, which outlets and languages do not keep apart.
_ONE_STATE = {"detained": "arrested", "victim": "killed", "hospitalised": "injured"}
# Two words for one sum of money: what an event costs those whom it befalls.
_ONE_SUM = {"damage": "loss"}
# Counts of these only rise while an event is being told.
_RISING = frozenset({"harm", "step"})
# These rise and fall: a later value of them is a newer one, whatever its size.
_PASSING = frozenset({"missing", "trapped", "hostage", "hospitalised", "power_outage"})

SAME_FATE = 38
SAME_THING = 30
SAME_OPEN = 26
OTHER_THING = -12
MEASURED = 25
MEASURED_NEAR = 10
OTHER_MEASURE = -15
UNIT_NOT_SAID = -8
EQUAL_BONUS = 6
# A bare number may count something else than the sentence before.
DOUBT = 10


class Thing(NamedTuple):
    """What a quantity counts or measures: its unit and its concept, told in a language.

    `taken_up` is whether a bare number takes up what a sentence before counted.
    """

    unit: str | None
    concept: str | None
    language: str = ""
    taken_up: bool = False


@cache
def _rows() -> dict[str, ConceptRow]:
    return concept_table()


def is_measure(unit: str | None) -> bool:
    """Tell whether a unit is one of measure or money, not what is counted."""
    return unit is not None and unit != PEOPLE and unit not in _rows()


def is_measure_concept(concept: str | None) -> bool:
    """Tell whether the concept is one of what is measured (turnout, magnitude, profit)."""
    row = _rows().get(concept or "")
    return row is not None and row.kind == "measure"


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is a currency, by its code of three letters."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def is_fate(concept: str | None) -> bool:
    """Tell whether the concept is what befalls people (killed, arrested, evacuated)."""
    row = _rows().get(concept or "")
    return row is not None and row.counts == PEOPLE and row.kind in _FATE_KINDS


def is_harm(concept: str | None) -> bool:
    """Tell whether the concept is a harm to people (killed, injured, missing)."""
    row = _rows().get(concept or "")
    return row is not None and row.counts == PEOPLE and row.kind == "harm"


def grows(concept: str | None) -> bool:
    """Tell whether a count of the concept only rises while an event goes on."""
    row = _rows().get(concept or "")
    if concept in _PASSING:
        return False
    return row is not None and row.counts == PEOPLE and row.kind in _RISING


def passes(concept: str | None) -> bool:
    """Tell whether a count of the concept rises and falls while an event goes on."""
    return concept in _PASSING


def one_sum(concept: str | None) -> str | None:
    """Return the concept that stands for all words of one sum of money."""
    return _ONE_SUM.get(concept or "", concept)


def one_state(concept: str | None) -> str | None:
    """Return the concept that stands for all words of one state of a person."""
    return _ONE_STATE.get(concept or "", concept)


@lru_cache(maxsize=65536)
def same_count(one: Thing, other: Thing) -> int:
    """Return the points for two equal values counting one thing, VETO where they cannot."""
    measured = _units(one, other)
    if measured is not None:
        if measured == VETO:
            return VETO
        return measured + _measures(one.concept, other.concept)
    points = _counts(one, other)
    return points + EQUAL_BONUS - _doubt(one, other) if points > 0 else points


@lru_cache(maxsize=65536)
def same_series(one: Thing, other: Thing) -> int:
    """Return the points for two different values counting one thing, VETO where they cannot.

    Here the concept must carry: what is near a value of measure says little.
    """
    measured = _units(one, other)
    if measured is not None:
        if measured < 0:
            return VETO
        points = _measures(one.concept, other.concept)
        return points if points != MEASURED_NEAR else 0
    points = _counts(one, other)
    return points - 2 * _doubt(one, other) if points > 0 else points


def _doubt(one: Thing, other: Thing) -> int:
    return DOUBT if one.taken_up or other.taken_up else 0


def _units(one: Thing, other: Thing) -> int | None:
    """Return points where one of both is measured, None where both are counted."""
    left, right = is_measure(one.unit), is_measure(other.unit)
    if not left and not right:
        return None
    if left and right:
        return 0 if one.unit == other.unit else VETO
    return UNIT_NOT_SAID if None in {one.unit, other.unit} else VETO


def _measures(one: str | None, other: str | None) -> int:
    rows = _rows()
    one, other = one_sum(one), one_sum(other)
    kinds = [rows[c].kind if c in rows else None for c in (one, other)]
    if one == SHARE or one is None:
        return 0
    if one == other:
        return MEASURED if kinds[0] == "measure" else MEASURED_NEAR
    return OTHER_MEASURE if kinds == ["measure", "measure"] and other != SHARE else 0


def _people_and_things(one: str | None, other: str | None) -> bool:
    return PEOPLE in {one, other} and None not in {one, other} and one != other


def _counts(left: Thing, right: Thing) -> int:
    one, other = one_state(left.concept), one_state(right.concept)
    if one is None or other is None:
        return 0
    if one == other:
        if one == PEOPLE:
            return 0
        return SAME_OPEN if ":" in one else SAME_FATE if is_fate(one) else SAME_THING
    if is_fate(one) and is_fate(other):
        return VETO
    if PEOPLE in {one, other}:
        return OTHER_THING if _people_and_things(left.unit, right.unit) else 0
    # Words of two languages may name one thing; words of one language rarely do.
    open_words = ":" in one or ":" in other
    return 0 if open_words and left.language != right.language else OTHER_THING
