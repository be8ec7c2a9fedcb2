"""Numbers: every number that a text writes, whether it counts something or not.

Quantities are those of them that count or measure; what is a year, a rank or a part of a code is
sorted out there. Digits that touch letters (`A380`, `29km`) belong to a name or a measure and are
no numbers here, neither are vague words (`dozens`) and what stands in the address of a page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stemma.analysis.cardinals import Numeral, whole_number
from stemma.analysis.digits import Habit, habit
from stemma.analysis.document import Document
from stemma.analysis.numberwords import Atom, Tables, atoms, tables
from stemma.analysis.numerals import read_numeral

__all__ = ["Number", "addresses", "find_numbers", "signed"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SIGNS = "-−"
_PLAIN = re.compile(r"\d+")


class Number(NamedTuple):
    """A number over `text[start:end]` and its value; `share` says that it is a fraction."""

    start: int
    end: int
    value: float
    share: bool = False


def find_numbers(doc: Document) -> tuple[Number, ...]:
    """Return the numbers of the document's sentences, in the order of the text."""
    known = tables(doc.language.code)
    own = habit(doc.folded, known.decimal)
    out: list[Number] = []
    for sentence in doc.sentences:
        away = addresses(doc.folded, sentence.start, sentence.end)
        row = atoms(doc.folded, sentence.start, sentence.end)
        out += (
            n for n in _of(row, known, own) if not any(a < n.end and n.start < b for a, b in away)
        )
    return tuple(out)


def addresses(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the addresses of pages in a part of the folded text.

    A part may begin inside an address: what looks like the end of a sentence can stand in one.
    """
    while start > 0 and not folded[start - 1].isspace():
        start -= 1
    if folded.find("://", start, end) < 0 and folded.find("www.", start, end) < 0:
        return []
    return [m.span() for m in _ADDRESS.finditer(folded, start, end)]


def _of(row: list[Atom], known: Tables, own: Habit) -> list[Number]:
    """Return the numbers of one sentence."""
    out: list[Number] = []
    done = 0
    for i, atom in enumerate(row):
        if i < done or not (known.starts[atom.text] or atom.text in known.ones):
            continue
        number = read_numeral(row, i, known, own)
        if number is None:
            if atom.kind == "n" and not _in_word(row, i, i + 1):
                out += _listed(atom)
            continue
        number = _divided(row, _spaced_scale(row, number, known), known, own)
        done = number.last
        if number.kind in ("vague", "ordinal") or _in_word(row, i, number.last):
            continue
        if number.kind == "one" and not _is_one(row, i, known):
            continue
        number = signed(row, number, known, words=known.minus)
        share = number.kind == "share"
        value = number.low / 100 if share else number.low
        out.append(Number(row[number.first].start, row[number.last - 1].end, value, share))
    return out


def _is_one(row: list[Atom], i: int, known: Tables) -> bool:
    """Say whether a word for one is no article: it cannot be, or no word follows it."""
    if row[i].text in known.lone_ones:
        return i == 0 or row[i - 1].text not in known.definite
    return row[i].text in known.inner_ones and (i + 1 == len(row) or row[i + 1].kind == "s")


def _listed(atom: Atom) -> list[Number]:
    """Return the whole numbers of digits that together are none (`22,24,26,31`)."""
    return [
        Number(atom.start + m.start(), atom.start + m.end(), float(m.group()))
        for m in _PLAIN.finditer(atom.text)
    ]


def _in_word(row: list[Atom], first: int, last: int) -> bool:
    """Say whether digits touch a letter before or after them."""
    after = last < len(row) and row[last].kind == "w" and row[last].start == row[last - 1].end
    before = first > 0 and row[first - 1].kind == "w" and row[first - 1].end == row[first].start
    return (after and row[last - 1].kind == "n") or (before and row[first].kind == "n")


def _spaced_scale(row: list[Atom], number: Numeral, known: Tables) -> Numeral:
    """Return digits times the short scale word after a space: `2.33 k`."""
    k = number.last
    if number.kind != "digits" or k >= len(row) or row[k].text not in known.glued_scales:
        return number
    if k + 1 < len(row) and row[k + 1].kind == "w":
        return number
    value = number.low * known.glued_scales[row[k].text]
    return number._replace(last=k + 1, low=value, high=value, kind="mixed")


def _divided(row: list[Atom], number: Numeral, known: Tables, own: Habit) -> Numeral:
    """Return `one over three` as its value, where no noun follows."""
    link = known.over.at(row, number.last)
    if link is None or number.last + link[0] >= len(row):
        return number
    below = whole_number(row, number.last + link[0], known, own)
    if below is None or not below.low or below.low != below.high:
        return number
    after = row[below.last] if below.last < len(row) else None
    if known.unit.at(row, below.last) is not None:
        return number
    if after is not None and after.kind != "s" and after.text not in known.stops:
        return number
    value = number.low / below.low
    if value > 1 and known.ratio.at(row, number.last) is not None:
        return number
    return Numeral(number.first, below.last, value, value, number.kind if value >= 1 else "digits")


def signed(row: list[Atom], number: Numeral, known: Tables, words: frozenset[str]) -> Numeral:
    """Return a number below zero where a minus sign touches it or one of the words stands before.

    After another number sign and word take away (`10 minus 5`) or lead to the end of a range.
    """
    k = number.first - 1
    percent = known.percent_before.before(row, number.first)
    k -= percent[0] if percent is not None else 0
    if k < 0 or number.low != number.high:
        return number
    sign = row[k]
    if sign.text in _SIGNS and k > 0 and row[k - 1].text in words and row[k - 1].end == sign.start:
        k -= 1
        sign = row[k]
    below = number._replace(first=k, low=-number.low, high=-number.high)
    if sign.text in words:
        free = known.before.before(row, number.first) is None
        return below if free and (k == 0 or row[k - 1].kind != "n") else number
    alone = k == 0 and number.last == len(row)
    if sign.text not in _SIGNS or row[number.first].kind != "n":
        return number
    if sign.end != row[k + 1].start and not alone:
        return number
    if k > 0 and row[k - 1].end == sign.start and row[k - 1].text != "(":
        return number
    return below
