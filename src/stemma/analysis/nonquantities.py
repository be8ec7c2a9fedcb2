"""Numbers that are no quantities: years, ranks, numbers of things, scores, parts of names."""

from __future__ import annotations

from stemma.analysis.counted import noun_after
from stemma.analysis.numberwords import Atom, Tables
from stemma.analysis.numerals import Numeral

__all__ = ["is_age", "is_no_quantity", "risen"]

_TIGHT = frozenset("/@#§\\_~")
_OLDEST = 115
_LONGEST = 8


def is_no_quantity(
    row: list[Atom], number: Numeral, known: Tables, text: str, *, measured: bool
) -> bool:
    """Say whether a numeral is an ordinal, a label or a part of something else.

    What depends on unit and noun (years, bare numbers) is not decided here.
    """
    first, last = number.first, number.last
    if not measured and known.labels.before(row, first) is not None:
        return True
    if number.kind == "share" and first and row[first - 1].text in known.halves:
        return True
    if known.label_after.at(row, last) is not None:
        return True
    if number.kind == "vague" and last < len(row) and row[last].text in known.times_over:
        return True
    if number.kind == "digits" and not measured:
        # 5G, 49ers; and house numbers, long numbers without a separator.
        if _touches(row, last) and row[last].kind == "w":
            return True
        if number.plain and _street(row, first, known, text):
            return True
        long = number.plain and len(row[first].text) > _LONGEST
        if long and noun_after(row, last, known, text) is None:
            return True
    if row[first].kind != "n":
        return known.ordinal_after.at(row, last) is not None and _touches(row, last)
    return _part_of_word(row, number, known, text) or _part_of_code(row, first, last, text)


def risen(row: list[Atom], start: int, end: int, known: Tables) -> bool:
    """Say whether a word of rising or falling stands near `row[start:end]`."""
    reach = range(max(start - 8, 0), min(end + 6, len(row)))
    return any(known.rises.at(row, k) is not None for k in reach)


def _street(row: list[Atom], first: int, known: Tables, text: str) -> bool:
    """Say whether a number is that of a house: `Lindenallee 12`, `49 Old Mill Road`."""
    endings = known.words.street_endings
    if endings and first > 0 and row[first - 1].text.endswith(endings):
        return True
    for atom in row[first + 1 : first + 5] if known.street_words else ():
        if atom.kind != "w" or not text[atom.start].isupper():
            return False
        if atom.text in known.street_words and atom.start > row[first + 1].start:
            return True
    return False


def _touches(row: list[Atom], k: int) -> bool:
    return 0 < k < len(row) and row[k].start == row[k - 1].end


def _part_of_word(row: list[Atom], number: Numeral, known: Tables, text: str) -> bool:
    first, last = number.first, number.last
    if _touches(row, first) and row[first - 1].kind == "w":
        # A currency's letters may touch the digits: EUR50m; PS5 is none, PS2.7m is.
        if row[first - 1].text == "ps":
            return number.plain
        return (
            row[first - 1].text.upper() not in known.currency_codes
            and known.currency_signs.before(row, first) is None
        )
    if _touches(row, first) and row[first - 1].text == "-" and _touches(row, first - 1):
        before = row[first - 2]
        if (
            before.kind == "w"
            and before.text not in known.tally
            and known.numerals.at(row, first - 2) is None
        ):
            signs = known.ones | known.minus
            return before.text not in signs and len(row[first].text) < 4
    if number.kind == "digits" and _touches(row, last):
        after = row[last]
        if known.ordinal_after.at(row, last) is not None:
            return True
        if after.text in "ºª°" and known.unit.at(row, last) is None:
            return True
        if after.text == "." and number.plain and last + 1 < len(row) and known.words.ordinal_dot:
            # Where the next word begins a sentence (`kamen 14. Die Polizei …`) it is none.
            follows = row[last + 1]
            starts = text[follows.start].isupper() and follows.text in known.stops
            short = len(row[first].text) <= 2
            return short and (follows.text == "-" or (follows.kind == "w" and not starts))
    return False


def _part_of_code(row: list[Atom], first: int, last: int, text: str) -> bool:
    digits = row[first].text
    if (
        first == 0
        and len(digits) < 3
        and _touches(row, last)
        and (row[last].text in ".)" and last + 1 < len(row) and row[last + 1].kind == "w")
    ):
        # `2. Response`: the number of an item.
        return True
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        return True
    if _chain(row, first) > 2 or _dialled(row, first):
        return True
    if _touches(row, first):
        sign = row[first - 1].text
        if sign in _TIGHT and sign != "~":
            return True
        if sign in ":." and first > 1 and row[first - 2].kind != "s" and _touches(row, first - 1):
            return True
        if sign == "+" and first > 1 and _touches(row, first - 1):
            return True
        if sign == "+" and len(digits) == 2 and last < len(row) and row[last].kind == "n":
            return True
    if _touches(row, last):
        sign = row[last].text
        if sign == ":" and last + 1 < len(row) and row[last + 1].kind == "n":
            return row[last + 1].start == row[last].end
        if sign in _TIGHT and sign != "~":
            return (
                last + 1 < len(row)
                and row[last + 1].start == row[last].end
                and (row[last + 1].kind == "n")
            )
        return sign == "@" or (sign == "." and text[row[last].end : row[last].end + 1].isalpha())
    return False


def _dialled(row: list[Atom], first: int) -> bool:
    """Say whether a number is part of a telephone number: groups of digits, one with a zero first.

    Three short groups with blanks between them are one as well (`99 66 33`).
    """
    low = high = first
    while low > 0 and _grouped(row, low - 1):
        low -= 1 if row[low - 1].kind == "n" else 2
    while high + 1 < len(row) and _grouped(row, high):
        high += 1 if row[high + 1].kind == "n" else 2
    groups = [a.text for a in row[low : high + 1] if a.kind == "n"]
    if len(groups) < 2 or not all(g.replace(" ", "").isdigit() for g in groups):
        return False
    return any(g[0] == "0" and len(g) > 1 for g in groups) or (
        len(groups) > 2 and all(len(g) < 4 for g in groups)
    )


def _grouped(row: list[Atom], k: int) -> bool:
    """Say whether the pieces at `k` and after it belong to groups of digits, or lead to one."""
    one, two = row[k], row[k + 1]
    if one.kind == "n" and two.kind == "n":
        return two.start - one.end == 1
    if one.kind == "n" and two.text == "/" and k + 2 < len(row):
        return row[k + 2].kind == "n" and row[k + 2].start - one.end == 1
    if two.kind == "n" and one.text == "/" and k > 0:
        return row[k - 1].kind == "n" and two.start - row[k - 1].end == 1
    return False


def _chain(row: list[Atom], first: int) -> int:
    """Return how many numbers are tied to this one by hyphens, slashes, colons or periods."""
    count = 1
    for step in (-1, 1):
        k = first
        while 0 <= k + 2 * step < len(row) and row[k + 2 * step].kind == "n":
            near, far = sorted((k, k + 2 * step))
            tight = row[near].end == row[near + 1].start and row[near + 1].end == row[far].start
            if not tight or row[near + 1].text not in "-/:.":
                break
            count += 1
            k += 2 * step
    return count


def _aged(row: list[Atom], first: int, last: int, known: Tables, text: str) -> bool:
    """Say whether a number of years stands beside a person: `Rosa, 31 anos,`, `un homme de 34 ans`."""
    if first < 2:
        return False
    before, sign = row[first - 2], row[first - 1].text
    if sign == ",":
        end = last + 1
        closed = end >= len(row) or row[end].kind == "s"
        return closed and before.kind == "w" and text[before.start].isupper()
    return sign in known.partitive and known.people.at(row, first - 2) is not None


def is_age(row: list[Atom], number: Numeral, unit: str | None, known: Tables, text: str) -> bool:
    """Say whether a number is somebody's age: `aged 34`, `34-jähriger`, `, 71,` after a name."""
    first, last = number.first, number.last
    if number.low != number.high or not 0 < number.low <= _OLDEST or unit not in (None, "years"):
        return False
    k = last + 1 if last < len(row) and row[last].text == "-" else last
    if known.age_after.at(row, k) is not None or known.age_before.before(row, first) is not None:
        return True
    if unit == "years":
        return _aged(row, first, last, known, text)
    if unit is not None or number.kind != "digits" or not number.plain or first < 2:
        return False
    opening = row[first - 1].text
    closing = row[last].text if last < len(row) else "."
    if not ((opening == "," and closing in ",.)") or (opening == "(" and closing == ")")):
        return False
    name = row[first - 2]
    if name.text in known.weekdays or number.low < 10:
        return False
    return name.kind == "w" and text[name.start].isupper()
