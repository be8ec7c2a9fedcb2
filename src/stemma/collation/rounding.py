"""Whether two values can be one number, told with different care: rounded, hedged or vague."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import floor
from typing import Literal, NamedTuple

from stemma.model import Modifier

__all__ = ["Rule", "Value", "explained", "same_value"]

# A rounding to tens, hundreds, thousands … is explained by its digits up to this share of the
# value; beyond it the two numbers are two numbers (11,000 is not what 'about 10,000' rounds).
_ROUNDED = 0.05
_CUT = 0.025
_BARE_TENS = 0.007
_NEARLY_BELOW, _NEARLY_ABOVE = 0.9, 1.01
_OVER, _UNDER = 1.34, 0.66
# 'Thousands' is said of eleven thousand too.
_VAGUE_OVER = 1.25

Rule = Literal["rounding", "hedge", "range", "vague"]


class Value(NamedTuple):
    """What a mention says: both ends and the modifier."""

    low: float
    high: float
    modifier: Modifier


def same_value(one: Value, other: Value) -> bool:
    """Tell whether both ends are equal, but for what binary fractions lose."""
    return _equal(one.low, other.low) and _equal(one.high, other.high)


@lru_cache(maxsize=65536)
def explained(one: Value, other: Value) -> Rule | None:
    """Return the rule by which both can be said of one number, None where they cannot.

    Equal values with different modifiers are a hedge. Closeness alone explains nothing.
    """
    if same_value(one, other):
        return "hedge"
    for first, second in ((one, other), (other, one)):
        rule = _within(first, second)
        if rule:
            return rule
    return None


def _equal(one: float, other: float) -> bool:
    off = abs(one - other)
    if float(one).is_integer() and float(other).is_integer():
        return off <= 1e-9 * abs(one)
    # Thirds are told as 66.67; a difference in the second decimal is a difference.
    return off <= min(0.0051, 0.0005 * abs(one)) + 1e-9


def _within(wide: Value, narrow: Value) -> Rule | None:
    """Return how the wide statement covers the narrow one."""
    kind = wide.modifier
    if kind == "vague":
        reach = 1.0 if narrow.modifier == "vague" else _VAGUE_OVER
        fits = wide.low <= narrow.high and narrow.low <= reach * wide.high
        return "vague" if fits else None
    if narrow.modifier == "vague":
        return None
    if kind == "range" or wide.low != wide.high:
        return "range" if wide.low <= narrow.low and narrow.high <= wide.high else None
    if narrow.low != narrow.high:
        return None
    bound, number = wide.high, narrow.high
    if _bounds(kind, bound, number, loose=narrow.modifier in {"exact", "about"}):
        return "hedge"
    if kind in {"exact", "about", "nearly"} and narrow.modifier in {"exact", "about", "nearly"}:
        return "rounding" if _rounds_to(number, bound, said=kind != "exact") else None
    return None


def _bounds(kind: Modifier, bound: float, number: float, *, loose: bool) -> bool:
    if kind == "nearly":
        return _NEARLY_BELOW * bound <= number <= _NEARLY_ABOVE * bound
    reach_over, reach_under = (_OVER, _UNDER) if loose else (1 + _ROUNDED, 1 - _ROUNDED)
    if kind in {"more_than", "at_least"}:
        return bound <= number <= max(reach_over * bound, bound + (1 if loose else 0))
    if kind in {"up_to", "less_than"}:
        return reach_under * bound <= number <= bound
    return False


def _rounds_to(fine: float, coarse: float, *, said: bool) -> bool:
    """Tell whether the digits of `coarse` are those of `fine`, rounded or cut off.

    `said` is whether the words say that it is rounded; a bare '150' rounds no 152.
    """
    place = _last_place(coarse)
    if coarse == 0 or fine == 0 or _last_place(fine) >= place:
        return False
    step = 10.0**place
    cut = fine > coarse and fine - coarse < step and fine - coarse <= _CUT * fine
    rounded = abs(floor(fine / step + 0.5) * step - coarse) < 1e-6
    if place <= 0:
        return rounded or cut
    limit = _ROUNDED if said or place >= 2 else _BARE_TENS
    return (rounded or cut) and abs(fine - coarse) <= limit * fine


@lru_cache(maxsize=65536)
def _last_place(number: float) -> int:
    """Return the power of ten of the last digit that is not zero: 3 of 12,000, -2 of 11.62."""
    digits = Decimal(repr(round(number, 6))).normalize()
    exponent = digits.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
