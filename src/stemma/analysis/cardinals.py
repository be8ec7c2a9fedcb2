"""Whole numbers: digits with scale words, and number words.

Number words are put together on a stack of addends, as in the usual grammar of numerals: a scale
word takes all smaller addends before it as its factor, any other word is added where it fits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stemma.analysis.digits import Habit, read_digits
from stemma.analysis.numberwords import Atom, Tables
from stemma.analysis.wordparts import Numerals

__all__ = ["Numeral", "accepts", "hyphen", "spelled", "whole_number"]

_MONEY = frozenset("€$£")
_HALF, _TEN, _HUNDRED = 0.5, 10, 100
_SPLIT = re.compile(r"[0-9]+[.,][0-9]{3}")


class Numeral(NamedTuple):
    """A numeral over `row[first:last]` with both ends of its value.

    `kind` is digits, words, mixed (digits with a scale word), one (a word that may be an article),
    share (a fraction, in percent), round (`une dizaine`), vague or ordinal. `scale` is the last
    scale word's factor, else 1. `told` is the number with which a fraction begins.
    """

    first: int
    last: int
    low: float
    high: float
    kind: str
    scale: float = 1.0
    plain: bool = False
    told: Numeral | None = None


def whole_number(row: list[Atom], i: int, known: Tables, own: Habit) -> Numeral | None:
    """Return the digits or number words that start at `row[i]`, or None."""
    if row[i].kind == "s":
        return None
    if row[i].kind == "w":
        return spelled(row, i, known)
    value = read_digits(row[i].text, own)
    return None if value is None else _digits(row, i, known, value)


def _digits(row: list[Atom], i: int, known: Tables, value: float) -> Numeral:
    """Return digits with the scale words that follow them."""
    k, scale = i + 1, 1.0
    plain = row[i].text.isdigit()
    if k < len(row) and row[k].text in known.glued_scales and _glued_scale(row, i):
        factor = known.glued_scales[row[k].text]
        return Numeral(i, k + 1, value * factor, value * factor, "mixed", factor)
    inner = known.after.at(row, k)
    if inner is not None and k + inner[0] < len(row):
        found = known.numerals.at(row, k + inner[0])
        k += inner[0] if found is not None and found[1].scale else 0
    while k < len(row) and row[k].kind == "w":
        found = known.numerals.at(row, k)
        if found is None or not found[1].scale:
            break
        n, part = found
        money = part.value == _HUNDRED and known.currency_words.at(row, k) is not None
        if money and (value >= _TEN or value != int(value)):
            # `34 cents` is money in French, `3 cents` three hundred.
            break
        if k + n < len(row) and row[k + n].text == "." and _abbreviates(row, k + n):
            n += 1
        value, scale, k = value * part.value, scale * part.value, k + n
    if _SPLIT.fullmatch(row[i].text) and (
        scale >= 1e9 or (scale == 1e6 and not known.words.long_millions)
    ):
        # Thousands of milliards are not written with a separator: `43.885 Mrd.` has decimals.
        value = float(row[i].text.replace(",", ".")) * scale
    if scale == 1.0:
        return Numeral(i, k, value, value, "digits", 1.0, plain)
    k, value = _smaller(row, k, known, (round(value, 6), scale))
    return Numeral(i, k, value, value, "mixed", scale)


def _glued_scale(row: list[Atom], i: int) -> bool:
    """Say whether a letter for a scale touches the digits, or a sign of money it: `12 M€`."""
    if row[i + 1].start == row[i].end:
        return True
    k = i + 2
    return k < len(row) and row[k].text in _MONEY and row[k].start == row[i + 1].end


def _smaller(
    row: list[Atom], k: int, known: Tables, sofar: tuple[float, float]
) -> tuple[int, float]:
    """Add the smaller digits that go on with a number: `4 thousand 3 hundred and 21`."""
    value, scale = sofar
    joined = k < len(row) and row[k].text in known.joiners
    at = k + joined
    one = at < len(row) and joined and row[at].text in known.lone_ones
    if at >= len(row) or not (one or row[at].text.isdigit()) or scale < 100:
        return k, value
    part, after = 1.0 if one else float(row[at].text), known.numerals.at(row, at + 1)
    if after is not None and after[1].scale:
        added = part * after[1].value
        if scale == 1000 and known.words.spaced_thousands and after[1].value >= 1e6:
            # Three thousand five hundred millions: 3 mil 500 millones.
            return at + 1 + after[0], (value + part) * after[1].value
        if joined or not 0 < added < scale:
            return k, value
        return _smaller(row, at + 1 + after[0], known, (value + added, after[1].value))
    hundreds = scale == 100 and joined and 0 < part < 100
    thousands = scale == 1000 and not joined and known.words.spaced_thousands and 100 <= part < 1000
    return (at + 1, value + part) if hundreds or thousands else (k, value)


def _abbreviates(row: list[Atom], dot: int) -> bool:
    """Say whether a period belongs to the short word before it, as in `1,2 Mio. Euro`."""
    return row[dot].start == row[dot - 1].end and len(row[dot - 1].text) <= 4 and dot + 1 < len(row)


def spelled(row: list[Atom], i: int, known: Tables, below: float = 1e99) -> Numeral | None:
    """Return number words, spaced, hyphenated or glued; scale words only below a size."""
    stack: list[float] = []
    k = good = i
    scale, joined, ones = 1.0, False, False
    while k < len(row):
        step = _step(row, k, known)
        if step is not None:
            n, parts = step
            tried = list(stack)
            if any(p.scale and p.value >= below for p in parts):
                break
            if not all(_push(tried, p, known) for p in parts):
                break
            if stack and ones and not parts[0].scale:
                break
            stack = tried
            ones = False
            scale = next((p.value for p in reversed(parts) if p.scale), scale)
            k += n
            good, joined = k, False
        elif not stack and row[k].text in known.ones:
            stack, ones = [1.0], True
            k += 1
            good = k
        elif stack and _joins(row, k, known, joined=joined):
            joined, k = True, k + 1
        elif (
            stack and row[k].text in known.inner_ones and _push(stack, Numerals(1.0, False), known)
        ):
            k += 1
            good, joined = k, False
        else:
            break
    if not stack:
        return None
    value = sum(stack)
    return Numeral(i, good, value, value, "one" if ones else "words", scale)


def _joins(row: list[Atom], k: int, known: Tables, *, joined: bool) -> bool:
    """Say whether a joiner or hyphen stands at `row[k]`; both together are tied: `trente-et-un`."""
    if not joined:
        return row[k].text in known.joiners or hyphen(row, k)
    tied = row[k].start == row[k - 1].end
    after = row[k].text == "-" and row[k - 1].text in known.joiners
    return tied and (after or (row[k - 1].text == "-" and row[k].text in known.joiners))


def hyphen(row: list[Atom], k: int) -> bool:
    """Say whether a hyphen stands at `row[k]`, tied to what is before it."""
    return row[k].text == "-" and row[k].start == row[k - 1].end


def _step(row: list[Atom], k: int, known: Tables) -> tuple[int, tuple[Numerals, ...]] | None:
    if row[k].kind != "w":
        return None
    found = known.numerals.at(row, k)
    if found is not None:
        n = found[0]
        if found[1].scale and k + n < len(row) and row[k + n].text == ".":
            n += _abbreviates(row, k + n) and len(row[k].text) <= 4
        return n, (found[1],)
    if known.glued is not None:
        parts = known.glued.parts(row[k].text)
        if parts:
            return 1, parts
    return None


def _push(stack: list[float], part: Numerals, known: Tables) -> bool:
    """Put a part onto the stack of addends; False where it does not fit, the stack then stays."""
    if part.scale:
        return _multiply(stack, part.value)
    if not stack:
        stack.append(part.value)
        return True
    top, value = stack[-1], part.value
    if known.words.unit_first and top < 10 <= value < 100 and value % 10 == 0:
        stack[-1] = top + value
        return True
    if not accepts(top, value, known):
        return False
    stack.append(value)
    return True


def _multiply(stack: list[float], scale: float) -> bool:
    """Give a scale word the smaller addends before it as its factor."""
    factor, size = 0.0, len(stack)
    dozens = scale % 10 != 0
    while size and (
        stack[size - 1] < (100 if dozens else scale) or (dozens and size == len(stack))
    ):
        size -= 1
        factor += stack[size]
    if size and stack[size - 1] < scale * max(factor, 1):
        return False
    del stack[size:]
    stack.append((factor or 1.0) * scale)
    return True


def accepts(top: float, value: float, known: Tables) -> bool:
    """Say whether a number word may follow the one before it (`twenty` takes `one`)."""
    if value == _HALF:
        return True
    if top >= 1000 and top % 1000 == 0:
        return value < 1000
    if top >= 100 and top % 100 == 0:
        return value < 100
    if known.words.vigesimal and top in (60, 80) and 10 <= value < 20:
        return True
    if 20 <= top < 100 and top % 10 == 0:
        return value < 10
    return known.words.ten_plus and top == 10 and value < 10
