"""What a number without a noun counts: what numbers before it counted."""

from __future__ import annotations

from math import log10
from typing import NamedTuple

import msgspec

from stemma.model import Quantity

__all__ = ["Recall", "completed"]

# So many sentences back a number of another size can still be what is gone on with.
_NEAR = 5
# Sizes of one series differ by less than this factor (as a power of ten).
_SAME_SIZE = 1.0
# Below this, equal values are chance.
_TELLING = 10


class _Kept(NamedTuple):
    sentence: int
    quantity: Quantity


class Recall:
    """Remembers quantities with what they counted, in the order of the text."""

    def __init__(self) -> None:
        self._things: list[_Kept] = []
        self._money: list[_Kept] = []

    def keep(self, quantity: Quantity, sentence: int) -> None:
        """Remember a quantity of money or of things and persons; measures are left out."""
        unit = quantity.unit
        if unit is not None and unit.isupper() and len(unit) == 3:
            self._money.append(_Kept(sentence, quantity))
        elif quantity.modifier == "vague" and quantity.high < _TELLING:
            return
        elif quantity.concept is not None and unit in (None, "people", quantity.concept):
            self._things.append(_Kept(sentence, quantity))

    def money(self, sentence: int) -> Quantity | None:
        """Return the last sum of money of the sentences just before."""
        if self._money and sentence - self._money[-1].sentence <= _NEAR:
            return self._money[-1].quantity
        return None

    def things(self, value: float, sentence: int) -> Quantity | None:
        """Return what a bare number goes on with: an equal one before, else the last of its size.

        Any earlier equal value will do from ten on; others stand in the sentences just before.
        """
        for kept in reversed(self._things):
            near = sentence - kept.sentence <= _NEAR
            if kept.quantity.low == value and (near or value >= _TELLING):
                return kept.quantity
        for kept in reversed(self._things):
            if sentence - kept.sentence > _NEAR:
                return None
            if kept.sentence == sentence or _alike(kept.quantity.low, value):
                return kept.quantity
        return None


def _alike(one: float, other: float) -> bool:
    if one <= 0 or other <= 0:
        return True
    return abs(log10(one / other)) <= _SAME_SIZE


def completed(found: list[Quantity]) -> tuple[Quantity, ...]:
    """Let a bare number count what an equal number further on counts (`35,000` in a headline)."""
    known: dict[tuple[float, float], Quantity] = {}
    for quantity in reversed(found):
        if quantity.concept is not None and quantity.low >= _TELLING:
            known[quantity.low, quantity.high] = quantity
    return tuple(
        msgspec.structs.replace(q, unit=same.unit, concept=same.concept)
        if q.unit is q.concept is None and (same := known.get((q.low, q.high))) is not None
        else q
        for q in found
    )
