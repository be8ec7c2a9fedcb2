"""Numerals: digits with separators, number words, both mixed, fractions and vague words.

Number words are put together on a stack of addends, as in the usual grammar of numerals: a scale
word takes all smaller addends before it as its factor, any other word is added where it fits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stemma.analysis.digits import Habit, read_digits
from stemma.analysis.numberwords import Atom, Numerals, Tables

__all__ = ["Numeral", "read_numeral"]

_QUARTER = 4
_SPLIT = re.compile(r"[0-9]+[.,][0-9]{3}")


class Numeral(NamedTuple):
    """A numeral over `row[first:last]` with both ends of its value.

    `kind` is digits, words, mixed (digits with a scale word), one (a word that may be an article),
    share (a fraction, in percent), round (`une dizaine`) or vague. `scale` is the last scale word's factor, else 1.
    """

    first: int
    last: int
    low: float
    high: float
    kind: str
    scale: float = 1.0
    plain: bool = False


def read_numeral(row: list[Atom], i: int, known: Tables, own: Habit) -> Numeral | None:
    """Return the numeral that starts at `row[i]`, the longest one, or None."""
    atom = row[i]
    if atom.kind == "s":
        return None
    if atom.kind == "n":
        value = read_digits(atom.text, own)
        if value is None:
            return None
        number = _suffixed(row, _digits(row, i, known, value), known)
        return _fraction(row, _half(row, number, known), known)
    vague = known.vague.at(row, i)
    if vague is not None:
        return Numeral(i, i + vague[0], vague[1][0], vague[1][1], "vague")
    about = known.rounds.at(row, i)
    if about is not None:
        return Numeral(i, i + about[0], about[1], about[1], "round")
    whole = known.wholes.at(row, i)
    if whole is not None and known.of.at(row, i + whole[0]) is not None:
        return Numeral(i, i + whole[0], whole[1], whole[1], "share")
    spelled = _words(row, i, known)
    if spelled is None:
        return None
    return _fraction(row, _half(row, spelled, known), known)


def _digits(row: list[Atom], i: int, known: Tables, value: float) -> Numeral:
    """Return digits with the scale words that follow them."""
    k, scale = i + 1, 1.0
    plain = row[i].text.isdigit()
    if plain and _slash(row, i):
        whole = read_digits(row[i + 2].text, Habit(".", ","))
        if whole is not None and 1 <= value < whole <= 10:
            return Numeral(i, i + 3, value / whole, value / whole, "digits")
    if k < len(row) and row[k].start == row[i].end and row[k].text in known.glued_scales:
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
    return Numeral(i, k, round(value, 6), round(value, 6), "mixed", scale)


def _slash(row: list[Atom], i: int) -> bool:
    """Say whether `1/2` starts here: one digit on each side, nothing but these three pieces."""
    return (
        i + 2 < len(row)
        and row[i + 1].text == "/"
        and row[i + 2].kind == "n"
        and row[i + 2].start - row[i].end == 1
        and len(row[i].text) == 1 == len(row[i + 2].text)
        and not (i + 3 < len(row) and row[i + 3].text == "/")
    )


def _abbreviates(row: list[Atom], dot: int) -> bool:
    """Say whether a period belongs to the short word before it, as in `1,2 Mio. Euro`."""
    return row[dot].start == row[dot - 1].end and len(row[dot - 1].text) <= 4 and dot + 1 < len(row)


def _words(row: list[Atom], i: int, known: Tables) -> Numeral | None:
    """Return number words, spaced, hyphenated or glued."""
    stack: list[float] = []
    k = good = i
    scale, joined, ones = 1.0, False, False
    while k < len(row):
        step = _step(row, k, known)
        if step is not None:
            n, parts = step
            tried = list(stack)
            if not all(_push(tried, p, known, joined) for p in parts):
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
        elif stack and not joined and (row[k].text in known.joiners or _hyphen(row, k)):
            joined, k = True, k + 1
        elif (
            stack
            and row[k].text in known.ones
            and _push(stack, Numerals(1.0, False), known, joined)
        ):
            k += 1
            good, joined = k, False
        else:
            break
    if not stack:
        return None
    value = sum(stack)
    return Numeral(i, good, value, value, "one" if ones else "words", scale)


def _hyphen(row: list[Atom], k: int) -> bool:
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


def _push(stack: list[float], part: Numerals, known: Tables, joined: bool) -> bool:
    """Put a part onto the stack of addends; False where it does not fit, the stack then stays."""
    if part.scale:
        factor, size = 0.0, len(stack)
        dozens = part.value % 10 != 0
        while size and (dozens or stack[size - 1] < part.value):
            size -= 1
            factor += stack[size]
        if size and stack[size - 1] < part.value * max(factor, 1):
            return False
        del stack[size:]
        stack.append((factor or 1.0) * part.value)
        return True
    if not stack:
        stack.append(part.value)
        return True
    top, value = stack[-1], part.value
    if known.words.unit_first and top < 10 <= value < 100 and value % 10 == 0:
        stack[-1] = top + value
        return True
    if not _fits(top, value, known, joined):
        return False
    stack.append(value)
    return True


def _fits(top: float, value: float, known: Tables, joined: bool) -> bool:
    if top >= 1000 and top % 1000 == 0:
        return value < 1000
    if top >= 100 and top % 100 == 0:
        return value < 100
    if known.words.vigesimal and top in (60, 80) and 10 <= value < 20:
        return True
    if 20 <= top < 100 and top % 10 == 0:
        return value < 10
    del joined
    return known.words.ten_plus and top == 10 and value < 10


def _fraction(row: list[Atom], number: Numeral, known: Tables) -> Numeral:
    """Return `two thirds`, `1/2` and `half a dozen` as what they are, any other number itself."""
    k = number.last
    tied = k < len(row) and _hyphen(row, k)
    k += tied
    part = known.fractions.at(row, k)
    fits = part is not None and number.low < part[1] and number.scale == 1.0
    if fits and part is not None and (number.kind != "digits" or number.plain):
        # One third, and quarters, which are parts of a year or a town too, are parts of something.
        alone = known.of.at(row, k + part[0]) is None
        if alone and (number.low == 1 or (part[1] == _QUARTER and not tied)):
            return number
        share = _share(number.low, part[1])
        return Numeral(number.first, k + part[0], share, share, "share")
    return number


def _suffixed(row: list[Atom], number: Numeral, known: Tables) -> Numeral:
    """Take the ending after an apostrophe into the number: `226'ya`."""
    k = number.last
    if not known.words.apostrophe_suffix or k + 1 >= len(row) or row[k].text != "'":
        return number
    tight = row[k].start == row[k - 1].end and row[k + 1].start == row[k].end
    return number._replace(last=k + 2) if tight and row[k + 1].kind == "w" else number


def _half(row: list[Atom], number: Numeral, known: Tables) -> Numeral:
    """Return a number with the half after it: `two million and a half`, `two and a half million`."""
    found = known.half.at(row, number.last)
    if found is None:
        return number
    last, scale = number.last + found[0], number.scale
    value = number.low + 0.5 * scale
    after = known.numerals.at(row, last)
    if scale == 1.0 and after is not None and after[1].scale:
        last, scale = last + after[0], after[1].value
        value *= scale
    kind = "words" if number.kind == "one" else number.kind
    return Numeral(number.first, last, value, value, kind, scale)


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)
