"""Fractions: `two thirds`, `a twenty-first`, `three and a quarter million`, `1 3/4`, `⅔`.

The parts stand as the language has them: the number above, then a word for the number below; a
whole number before them is tied to them by a link (`and`) or by nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.cardinals import Numeral, accepts, hyphen, spelled, whole_number
from stemma.analysis.digits import Habit
from stemma.analysis.numberwords import VULGAR, Atom, Tables

__all__ = ["slashed", "with_fraction"]

# A fraction after a number of millions is a part of a million.
_LARGE = 1e6


class _Part(NamedTuple):
    """A fraction that ends before `row[last]`, after a whole number or none."""

    last: int
    above: float
    below: float
    whole: float = 0.0
    scale: float = 1.0


def with_fraction(row: list[Atom], number: Numeral, known: Tables, own: Habit) -> Numeral:
    """Return the fraction or mixed number that begins with a number, else the number itself.

    An ordinal of several words (`twenty-first`) comes back as one, of kind `ordinal`.
    """
    k = number.last
    if k >= len(row):
        return number
    after = row[k].text
    follows = after in known.fraction_follows or row[k].kind == "n"
    if not follows and not after.endswith(known.part_endings or "\0"):
        return number
    part = _own(row, number, known)
    if part is None:
        part = _linked(row, number, known, own)
    if part is None:
        last = _ordinal(row, number, known)
        return number if last is None else number._replace(last=last, kind="ordinal")
    return _valued(row, number, part, known)


def _valued(row: list[Atom], number: Numeral, part: _Part, known: Tables) -> Numeral:
    """Return the numeral of a fraction, the scale words after it taken in."""
    last, scale = part.last, 1.0
    after = known.numerals.at(row, last)
    while after is not None and after[1].scale:
        last, scale = last + after[0], scale * after[1].value
        after = known.numerals.at(row, last)
    value = part.above / part.below
    if part.scale >= _LARGE:
        low = part.whole + value * (scale if scale > 1 else part.scale)
    else:
        low = (part.whole + value) * scale
    if part.whole or scale > 1 or value >= 1:
        scale = max(scale, part.scale)
        kind = "words" if number.kind == "one" else number.kind
        told = None if part.whole or scale > 1 else number
        return Numeral(number.first, last, low, low, kind, scale, told=told)
    return Numeral(number.first, last, 100 * low, 100 * low, "share", told=number)


def _own(row: list[Atom], number: Numeral, known: Tables) -> _Part | None:
    """Return the fraction whose numerator is the number or the end of it."""
    if number.scale != 1.0 and number.kind != "words":
        return None
    k = number.last
    sign = row[k - 1].text
    if sign in VULGAR and k == number.first + 1:
        return _Part(k, *VULGAR[sign])
    at = k + (k < len(row) and hyphen(row, k))
    if at == k:
        split = _compound(row, k, known, number.low)
        if split is not None:
            return _Part(split[0], number.low, split[1])
    below = _below(row, at, known, number.low)
    if number.kind == "words":
        found = _joined(row, number, known, at) or _divided(row, number, known, at)
        if found is not None:
            return found
        if below is not None and _is_ordinal(number, below[1], known):
            return None
    if below is None or number.low == 0:
        return None
    return _Part(at + below[0], number.low, below[1])


def _below(row: list[Atom], k: int, known: Tables, above: float) -> tuple[int, float] | None:
    """Return how many words the denominator at `row[k]` takes, and its value."""
    found = known.fractions.at(row, k) or (known.one_parts.at(row, k) if above == 1 else None)
    if found is None and known.parts is not None and k < len(row) and row[k].kind == "w":
        value = known.parts.below(row[k].text)
        found = (1, value) if value is not None else None
    return found


def _compound(row: list[Atom], k: int, known: Tables, above: float) -> tuple[int, float] | None:
    """Return where a denominator of several words ends, and its value: `thirty fifths`."""
    words = known.words
    head = spelled(row, k, known) if k < len(row) else None
    if head is None or head.kind != "words":
        return None
    at = head.last
    if at < len(row) and row[at].text in words.part_words:
        return at + 1, head.low
    while at < len(row) and (hyphen(row, at) or row[at].text in known.joiners):
        at += 1
    tail = _below(row, at, known, above) or known.ordinals.at(row, at)
    if tail is None:
        return None
    at, value = at + tail[0], tail[1]
    if value in (100, 1000, 1e6, 1e9, 1e12) and head.low < value:
        return at, head.low * value
    fits = words.compound_parts and accepts(_last_addend(head.low), value, known)
    return (at, head.low + value) if fits else None


def _last_addend(value: float) -> float:
    """Return the smallest addend of a number: 20 of 120, 1000 of 1000."""
    for size in (10, 100, 1000):
        if value % size:
            return value % size
    return 1000.0


def _joined(row: list[Atom], number: Numeral, known: Tables, at: int) -> _Part | None:
    """Return a mixed number whose link was read as part of a numeral: `twenty and | two fifths`."""
    if known.words.links_inside:
        return None
    for j in range(number.last - 2, number.first, -1):
        if row[j].text not in known.links:
            continue
        whole, above = (
            spelled(row[:j], number.first, known),
            spelled(row[: number.last], j + 1, known),
        )
        if whole is None or whole.last != j or above is None or above.last != number.last:
            return None
        below = _below(row, at, known, above.low)
        if below is None or above.low >= below[1]:
            return None
        return _Part(at + below[0], above.low, below[1], whole.low, whole.scale)
    return None


def _divided(row: list[Atom], number: Numeral, known: Tables, at: int) -> _Part | None:
    """Return a fraction of which the number's own end is the denominator's beginning."""
    if not known.words.compound_parts:
        return None
    for s in range(number.first + 1, number.last):
        if row[s - 1].text == "-" or row[s - 1].text in known.joiners or row[s].kind != "w":
            continue
        found = known.numerals.at(row, s)
        starts = row[s].text in known.inner_ones or (
            found is not None and (known.words.bare_scales or not found[1].scale)
        )
        if not starts:
            continue
        above = spelled(row[:s], number.first, known)
        if above is None or above.last != s:
            continue
        below = _compound(row, s, known, above.low)
        if below is not None and below[0] > at:
            return _Part(below[0], above.low, below[1])
    return None


def _is_ordinal(number: Numeral, below: float, known: Tables) -> bool:
    """Say whether number and denominator are one ordinal (`vingt-cinquième`)."""
    return known.words.compound_parts and accepts(_last_addend(number.low), below, known)


def _ordinal(row: list[Atom], number: Numeral, known: Tables) -> int | None:
    """Return where an ordinal ends that begins with the number, or None."""
    if number.kind != "words" or not known.words.compound_parts:
        return None
    k = number.last
    tied = k < len(row) and (hyphen(row, k) or row[k].text in known.joiners)
    found = known.ordinals.at(row, k + tied) or known.fractions.at(row, k + tied)
    if found is None or not (row[k].text == "-" or number.low >= 100):
        return None
    fits = accepts(_last_addend(number.low), found[1], known)
    return k + tied + found[0] if fits else None


def _linked(row: list[Atom], number: Numeral, known: Tables, own: Habit) -> _Part | None:
    """Return a mixed number whose fraction follows it: `five and a quarter`, `5 1/4`, `5½`."""
    k = number.last
    if k >= len(row) or number.kind == "share" or number.low != int(number.low):
        return None
    whole = (number.low, number.scale)
    if row[k].text in VULGAR:
        return _Part(k + 1, *VULGAR[row[k].text], *whole)
    slash = slashed(row, k)
    if slash is not None and number.kind == "digits":
        return _Part(k + 3, *slash, *whole)
    link = known.links_at.at(row, k)
    if link is None or link[0] + k >= len(row):
        return None
    above = whole_number(row, k + link[0], known, own)
    if above is None or above.kind not in ("words", "one", "digits") or above.low == 0:
        return None
    at = above.last + (above.last < len(row) and hyphen(row, above.last))
    below = _below(row, at, known, above.low)
    if below is None or above.low >= below[1]:
        return None
    return _Part(at + below[0], above.low, below[1], *whole)


def slashed(row: list[Atom], k: int) -> tuple[float, float] | None:
    """Return `1/4` at `row[k]`: one digit on each side, no piece more."""
    if k + 2 >= len(row) or row[k].kind != "n" or row[k + 1].text != "/":
        return None
    tight = row[k + 2].kind == "n" and row[k + 2].start - row[k].end == 1
    if not tight or len(row[k].text) > 1 or len(row[k + 2].text) > 1:
        return None
    if k + 3 < len(row) and row[k + 3].text == "/":
        return None
    above, below = float(row[k].text), float(row[k + 2].text)
    return (above, below) if 1 <= above < below else None
