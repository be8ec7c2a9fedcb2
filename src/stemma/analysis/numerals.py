"""Numerals: digits with separators, number words, both mixed, fractions, decimals, vague words."""

from __future__ import annotations

from stemma.analysis.cardinals import Numeral, hyphen, spelled, whole_number
from stemma.analysis.digits import Habit
from stemma.analysis.fractions import slashed, with_fraction
from stemma.analysis.numberwords import VULGAR, Atom, Tables

__all__ = ["Numeral", "read_numeral"]

# Of these a half is told; half an hour is a time, half a point one of a game.
_MEASURED = frozenset({"length", "area", "mass", "volume"})
# Signs of an exponent.
_RAISES = ("-", "−", "+")
# Powers beyond these are no numbers that a text means.
_GREATEST_BASE, _GREATEST_POWER = 1e4, 60


def read_numeral(row: list[Atom], i: int, known: Tables, own: Habit) -> Numeral | None:
    """Return the numeral that starts at `row[i]`, the longest one, or None."""
    atom = row[i]
    if atom.kind == "s":
        return None
    if atom.kind == "n":
        number = whole_number(row, i, known, own)
        if number is None:
            return None
        power = _power(row, number)
        if power is not None:
            return power
        half = slashed(row, i) if number.plain else None
        if half is not None:
            return number._replace(last=i + 3, low=half[0] / half[1], high=half[0] / half[1])
        return with_fraction(row, _half(row, _suffixed(row, number, known), known), known, own)
    if atom.text in VULGAR:
        above, below = VULGAR[atom.text]
        return Numeral(i, i + 1, 100 * above / below, 100 * above / below, "share")
    named = _named(row, i, known)
    if named is not None:
        return named
    number = spelled(row, i, known)
    if number is None:
        return None
    decimal = _decimal(row, number, known)
    if decimal is not None:
        return decimal
    return with_fraction(row, _half(row, number, known), known, own)


def _named(row: list[Atom], i: int, known: Tables) -> Numeral | None:
    """Return vague words (`dozens`), round ones (`une dizaine`) and shares (`half of`)."""
    vague = known.vague.at(row, i)
    if vague is not None:
        return Numeral(i, i + vague[0], vague[1][0], vague[1][1], "vague")
    about = known.rounds.at(row, i)
    if about is not None:
        return Numeral(i, i + about[0], about[1], about[1], "round")
    half = known.half_words.at(row, i)
    if half is not None and _is_measured(row, i + half[0], known):
        return Numeral(i, i + half[0], 0.5, 0.5, "words")
    whole, longer = known.wholes.at(row, i), known.numerals.at(row, i)
    if whole is None or (longer is not None and longer[0] > whole[0]):
        return None
    if known.of.at(row, i + whole[0]) is not None:
        return Numeral(i, i + whole[0], whole[1], whole[1], "share")
    return None


def _is_measured(row: list[Atom], k: int, known: Tables) -> bool:
    """Say whether percent or a unit that is no time follows a half: `einen halben Meter`."""
    k += k < len(row) and hyphen(row, k)
    if known.percent.at(row, k) is not None:
        return True
    unit = known.unit.at(row, k)
    if unit is None or len(row[k].text) == 1:
        return False
    return known.units.units[unit[1]].dimension in _MEASURED


def _power(row: list[Atom], number: Numeral) -> Numeral | None:
    """Return `1.2e9`, `2.5^-1` and `1.3x10^6`."""
    k = number.first + 1
    if k + 1 >= len(row) or row[k].start != row[k - 1].end:
        return None
    base, factor = number.low, 1.0
    if row[k].text in ("x", "×") and _tight(row, k) and row[k + 1].text == "10":
        factor, base, k = base, 10.0, k + 2
        if k < len(row) and row[k].text in _RAISES and row[k].start == row[k - 1].end:
            return _raised(row, k, number, (factor, base))
    elif row[k].text == "e":
        factor, base = base, 10.0
        return _raised(row, k + 1, number, (factor, base))
    if k + 1 >= len(row) or row[k].text != "^" or not _tight(row, k):
        return None
    return _raised(row, k + 1, number, (factor, base))


def _raised(row: list[Atom], k: int, number: Numeral, parts: tuple[float, float]) -> Numeral | None:
    sign = 1
    while k < len(row) and row[k].text in _RAISES and row[k].start == row[k - 1].end:
        sign = -sign if row[k].text in "-−" else sign
        k += 1
    if k >= len(row) or not row[k].text.isdecimal() or row[k].start != row[k - 1].end:
        return None
    power = sign * int(row[k].text)
    if abs(power) > _GREATEST_POWER or parts[1] > _GREATEST_BASE or not parts[1]:
        return None
    value = parts[0] * parts[1] ** power
    return Numeral(number.first, k + 1, value, value, "digits")


def _tight(row: list[Atom], k: int) -> bool:
    return k + 1 < len(row) and row[k + 1].start == row[k].end


def _decimal(row: list[Atom], number: Numeral, known: Tables) -> Numeral | None:
    """Return `three point one four`: the words after the point are its digits one after another."""
    link = known.decimal_words.at(row, number.last)
    if link is None or number.kind not in ("words", "one"):
        return None
    k, digits = number.last + link[0], ""
    while k < len(row) and row[k].kind == "w":
        part = spelled(row, k, known, below=1000)
        if part is None or part.low != int(part.low):
            break
        digits, k = digits + str(int(part.low)), part.last
    if not digits:
        return None
    value, scale = number.low + float(f"0.{digits}"), 1.0
    after = known.numerals.at(row, k)
    if after is not None and after[1].scale:
        value, scale, k = value * after[1].value, after[1].value, k + after[0]
    return Numeral(number.first, k, value, value, "words", scale)


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
    if after is not None and after[1].scale and scale == 1.0:
        last, scale = last + after[0], after[1].value
        value *= scale
    elif after is not None and after[1].scale and after[1].value < scale:
        # One billion and a half million.
        last, value = last + after[0], number.low + 0.5 * after[1].value
    kind = "words" if number.kind == "one" else number.kind
    return Numeral(number.first, last, value, value, kind, scale)
