"""How alike two articles are: shared weight by channel, scaled by the kind of pair and by time.

The best raw cosine for 'one event' differs by a factor of five between two texts of one language
and two of different scripts, so each kind of pair has a scale of its own, on which `BAR` means
'as likely one event as not'. All of it is counted in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.stories.features import CHANNELS
from stemma.stories.traits import Row, Traits

__all__ = ["BAR", "Likeness", "likeness"]

BAR = 1000

# How much each channel counts, in the order of `CHANNELS`; what one of the two lacks counts nothing.
_SAME = (14, 3, 2, 7, 3, 0, 7, 0)
_OTHER = (0, 13, 6, 2, 6, 0, 0, 2)
# The mean of cosines, in millionths, that means `BAR` for two texts without time between them.
_SAME_LANGUAGE = 205_000
_OTHER_LANGUAGE = 125_000
_OTHER_SCRIPT = 121_000
# Days after which likeness has halved; without a date nothing is known for or against.
_HALF_LIFE = 11
_NO_DATE = 80
# Per cent of likeness that goes where the fronts of two texts name nothing that the other has.
_CONTRADICTION = 40
# More than this says no more than that two texts are nearly the same.
_MOST = 2500

_Ints = npt.NDArray[np.int64]


class Likeness(NamedTuple):
    """How alike two articles are; `kin` leaves out time and contradiction: are they of one saga."""

    score: int
    kin: int


def likeness(one: Row, others: Sequence[Row]) -> list[Likeness]:
    """Return how alike an article is to each of the others, on the scale of `BAR`."""
    if not others:
        return []
    shared = _shared(one, others)
    return [_likeness(one, other, row) for other, row in zip(others, shared, strict=True)]


def _shared(one: Row, others: Sequence[Row]) -> list[list[int]]:
    """Return the cosines in millionths of one article with each of the others, by channel."""
    size = len(CHANNELS)
    if not len(one.codes):
        return [[0] * size for _ in others]
    codes = np.concatenate([other.codes for other in others])
    places = np.searchsorted(one.codes, codes)
    places[places == len(one.codes)] = 0
    found = np.flatnonzero(one.codes[places] == codes)
    weights = np.concatenate([other.weights for other in others])
    products = weights[found] * one.weights[places[found]]
    lengths = [len(other.codes) for other in others]
    owner = np.repeat(np.arange(len(others)), lengths)[found]
    cells = owner * size + (codes[found] >> 32)
    # Sums of whole numbers below 2**53 are exact in any order.
    sums = np.bincount(cells, products, len(others) * size).astype(np.int64)
    rows: list[list[int]] = sums.reshape(len(others), size).tolist()
    return rows


def _likeness(a: Row, b: Row, shared: list[int]) -> Likeness:
    one, other = a.traits, b.traits
    if one.language == other.language:
        shares, scale = _SAME, _SAME_LANGUAGE
    else:
        shares = _OTHER
        scale = _OTHER_LANGUAGE if one.script == other.script else _OTHER_SCRIPT
    got = total = 0
    for share, cosine, here, there in zip(shares, shared, a.channels, b.channels, strict=True):
        got += share * cosine
        total += share * (here and there)
    if not got:
        return Likeness(0, 0)
    kin = got * BAR // (total * scale)
    return Likeness(min(_in_time(one, other, kin) * _agreement(a, b) // 1000, _MOST), kin)


def _in_time(a: Traits, b: Traits, kin: int) -> int:
    """Return what time leaves of likeness."""
    if a.day is None or b.day is None:
        return kin * _NO_DATE // 100
    return kin * _HALF_LIFE // (_HALF_LIFE + abs(a.day - b.day))


def _agreement(a: Row, b: Row) -> int:
    """Return in thousandths how far two articles do not contradict each other.

    Two thefts of one kind share words, concepts and days; but each names up front a place that
    the other does not have anywhere.
    """
    return 1000 - _CONTRADICTION * min(_unknown(a, b), _unknown(b, a)) // 100


def _unknown(a: Row, b: Row) -> int:
    """Return how many thousandths of the names in the front of `a` are nowhere in `b`."""
    total = sum(rank for _, rank in a.traits.front)
    if not total or not len(b.codes):
        return 0
    places = np.minimum(np.searchsorted(b.codes, a.front), len(b.codes) - 1)
    known = (b.codes[places] == a.front).tolist()
    return 1000 * sum(r for (_, r), k in zip(a.traits.front, known, strict=True) if not k) // total
