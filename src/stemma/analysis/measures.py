"""What a number is measured in: currencies before and after it, units, percent."""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.counted import noun_after
from stemma.analysis.numberwords import Atom, Tables
from stemma.analysis.numerals import Numeral

__all__ = ["Measure", "joined", "measure"]


_MILLION = 1e6


class Measure(NamedTuple):
    """A number with its unit over `row[first:last]`; the factor brings it to the unit's base."""

    first: int
    last: int
    unit: str | None
    factor: float
    scale: float = 1.0


def measure(row: list[Atom], number: Numeral, known: Tables, text: str) -> Measure:
    """Return the unit of a number; without one the unit is None and the span the number's."""
    first, last = number.first, number.last
    if number.kind == "share":
        return _share_of(row, number, known) or Measure(first, last, "%", 1.0)
    sign = _currency_before(row, first, known, text)
    if sign is not None and not (row[first - 1].text == "ps" and number.plain):
        first -= sign[0]
        after = _currency_after(row, last, known, text)
        return Measure(
            first, last + (after[0] if after and after[1] == sign[1] else 0), sign[1], 1.0
        )
    percent_sign = known.percent_before.before(row, first)
    if percent_sign is not None:
        return Measure(first - percent_sign[0], last, "%", 1.0)
    k = last
    if k + 1 < len(row) and row[k].text == "," and row[k + 1].text in "-–—":
        # `35,- Euro`
        k += 2
    loose = number.kind in ("vague", "round") and k < len(row)
    if joined(row, k) or (loose and row[k].text in known.partitive):
        # `80-yard`, `thousands of dollars`
        k += 1
    percent = known.percent.at(row, k)
    if percent is not None:
        return Measure(first, k + percent[0], percent[1], 1.0)
    after = _currency_after(row, k, known, text)
    if after is not None:
        return Measure(first, k + after[0], after[1], 1.0)
    if number.kind == "mixed" and _metres(row, number, known, text):
        return Measure(first, last, "m", 1.0 / number.scale)
    unit = known.unit.at(row, k)
    if unit is not None and _is_unit(row, k, number, known.units.units[unit[1]].symbols, text):
        factor, told = known.units.told(unit[1])
        return Measure(first, k + unit[0], told, factor)
    return Measure(first, last, None, 1.0)


def _share_of(row: list[Atom], number: Numeral, known: Tables) -> Measure | None:
    """Return the share of one unit as so much of it: `a quarter of a percent`, `of a million`."""
    k = number.last
    for table in (known.of, known.partitives):
        found = table.at(row, k)
        k += found[0] if found is not None else 0
    k += k < len(row) and row[k].text in known.ones
    percent = known.percent.at(row, k)
    if percent is not None:
        return Measure(number.first, k + percent[0], percent[1], 0.01)
    scale = known.numerals.at(row, k)
    if scale is not None and scale[1].scale and scale[1].value >= _MILLION:
        last, size = k + scale[0], scale[1].value
        money = known.currency_words.at(row, last)
        return Measure(
            number.first, last + (money[0] if money else 0), money[1] if money else None, size / 100
        )
    unit = known.unit.at(row, k) if k > number.last else None
    if unit is None or row[k - 1].text not in known.ones or len(row[k].text) == 1:
        return None
    factor, told = known.units.told(unit[1])
    return Measure(number.first, k + unit[0], told, factor / 100)


def _metres(row: list[Atom], number: Numeral, known: Tables, text: str) -> bool:
    """Say whether the `m` of `12.89m` means metres: no currency stands by it and nothing to count."""
    k = number.last
    word = row[k - 1]
    if word.text not in known.glued_scales or known.unit.at(row, k - 1) is None:
        return False
    if text[word.start].isupper() or (k < len(row) and known.unit.at(row, k) is not None):
        return False
    if k < len(row) and (row[k].text in known.partitive or row[k].text in known.skip):
        return False
    return noun_after(row, k, known, text) is None


def joined(row: list[Atom], k: int) -> bool:
    """Say whether a hyphen ties the piece before `row[k]` to a word after it (`80-yard`)."""
    return (
        0 < k < len(row) - 1
        and row[k].text == "-"
        and row[k].start == row[k - 1].end
        and row[k + 1].start == row[k].end
        and row[k + 1].kind == "w"
    )


def _is_unit(row: list[Atom], k: int, number: Numeral, symbols: tuple[str, ...], text: str) -> bool:
    """Keep a lone letter from being a unit where it is written otherwise or begins a name."""
    word = row[k]
    if len(word.text) > 1 or not word.text.isalpha():
        return True
    if number.kind not in ("digits", "mixed") or text[word.start : word.end] not in symbols:
        return False
    after = k + 1
    tight = after < len(row) and row[after].start == word.end
    return not (tight and row[after].text in ("-", "'"))


def _currency_before(
    row: list[Atom], first: int, known: Tables, text: str
) -> tuple[int, str] | None:
    found = known.currency_signs.before(row, first)
    if found is None and first and row[first - 1].text == "=":
        found = known.currency_signs.before(row, first - 1)
        found = (found[0] + 1, found[1]) if found else None
    if found is not None and _lettered(row, first, found[0], text):
        return found
    if found is not None:
        found = known.currency_signs.at(row, first - 1)
        return found and (1, found[1])
    return _code(row, first - 1, known, text)


def _lettered(row: list[Atom], first: int, size: int, text: str) -> bool:
    """Say whether the letters of a sign like `A$` are letters of it, not a word before `$`."""
    letters = [a for a in row[first - size : first] if a.kind == "w"]
    if not letters:
        return True
    if not all(text[a.start : a.end].isupper() for a in letters):
        return letters[0].text in ("zł", "kč")
    return (
        len(letters[0].text) > 1
        or letters[0].text != "a"
        or (row[first - size].end == row[first - size + 1].start)
    )


def _currency_after(row: list[Atom], k: int, known: Tables, text: str) -> tuple[int, str] | None:
    if k >= len(row):
        return None
    found = known.currency_words.at(row, k)
    if found is not None:
        return found
    if row[k].text in known.partitive and k + 1 < len(row):
        # `millones de US$`
        found = known.currency_signs.at(row, k + 1)
        if found is not None and not _opens_next(row, k + 1 + found[0]):
            return found[0] + 1, found[1]
    found = known.currency_signs.at(row, k)
    if found is not None and not _opens_next(row, k + found[0]):
        return found
    return _code(row, k, known, text)


def _opens_next(row: list[Atom], k: int) -> bool:
    """Say whether a number follows the sign at once: then the sign is that number's own."""
    return k < len(row) and row[k].kind == "n" and row[k].start == row[k - 1].end


def _code(row: list[Atom], k: int, known: Tables, text: str) -> tuple[int, str] | None:
    if not 0 <= k < len(row) or row[k].kind != "w" or len(row[k].text) != 3:
        return None
    code = text[row[k].start : row[k].end]
    if code not in known.currency_codes:
        return None
    return 1, {"YEN": "JPY", "RMB": "CNY"}.get(code, code)
