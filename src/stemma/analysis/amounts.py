"""Numbers and ranges of a sentence, with their units, before what they count is known."""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.counted import noun_after
from stemma.analysis.counting import Counting
from stemma.analysis.digits import Habit
from stemma.analysis.document import Document
from stemma.analysis.measures import Measure
from stemma.analysis.nonquantities import risen
from stemma.analysis.numberwords import Atom, Tables
from stemma.analysis.numerals import Numeral

__all__ = ["Amount", "Amounts"]

_CENT = "cent"
_MILLION = 1e6
# What rises is not told to have become so many times as much with one word for the scale.
_APART = 20


class Amount(NamedTuple):
    """One number or range in a sentence, before its noun is known."""

    first: int
    last: int
    low: float
    high: float
    unit: str | None
    kind: str
    number: Numeral
    scale: float


class Amounts:
    """Reads the numbers and ranges of one sentence."""

    def __init__(self, doc: Document, row: list[Atom], known: Tables, own: Habit) -> None:
        self.doc = doc
        self.row = row
        self.known = known
        self.own = own

    def read(self, *, single: bool, votes: bool) -> list[Amount]:
        """Return the numbers and ranges of the sentence, without those that are no quantities.

        `single` says that a lone word for one may count (`ein Toter`), `votes` that numbers tied
        by a hyphen may be votes for and against.
        """
        found = Counting(self.doc, self.row, self.known, self.own).numbers(single=single)
        numbers = [n for n, _ in found]
        out: list[Amount] = []
        i = 0
        while i < len(numbers):
            here = found[i][1]
            if i + 1 < len(numbers):
                there = found[i + 1][1]
                both = self._range(numbers[i], here, numbers[i + 1], there)
                summed = self._sum(here, numbers[i], there, numbers[i + 1])
                if summed is not None:
                    out.append(summed)
                    i += 2
                    continue
                if (
                    both is None
                    and not votes
                    and self._score(numbers[i], here, numbers[i + 1], there)
                ):
                    i += 2
                    continue
                if both is not None and not self._tied(numbers, i + 1):
                    out.append(both)
                    i += 2
                    continue
                last = i + 2 if self._tied(numbers, i + 1) else i + 1
                numbers[i], here = self._shared(found[i], there.first, found[last])
            out.append(_single(numbers[i], here))
            i += 1
        return out

    def _range(self, one: Numeral, here: Measure, two: Numeral, there: Measure) -> Amount | None:
        row, known = self.row, self.known
        if there.first - here.last != 1 or one.low != one.high or two.low != two.high:
            return None
        if {one.kind, two.kind} & {"one", "share"} and one.kind != two.kind:
            return None
        if here.unit and there.unit and here.unit != there.unit:
            return None
        link = row[here.last].text
        opener = self._opener(here.first)
        between = opener is not None and (opener, link) in known.between
        goal = link in known.goals and not (between and here.unit)
        if goal and risen(row, here.first, there.last, known):
            return None
        tight = link in "-–—" and row[here.last].start == row[here.last - 1].end
        if not between and here.unit and not there.unit:
            return None
        if not between and not (
            (link in known.range and (link not in "-–—" or tight or link == "–"))
            or (link in known.alternative and one.low < two.low <= 1.5 * one.low + 5)
        ):
            return None
        low, high = one.low, two.low
        if one.scale == 1.0 and two.scale > 1.0 and 0 < low * two.scale < high:
            low *= two.scale
        elif (
            two.kind == "digits"
            and low < 1000 <= high < 1e6
            and (high % 1000 == 0 and low * 1000 < high and not here.unit)
        ):
            low *= 1000
        if not low < high or _years(one, two, here, there):
            return None
        unit, factor = (there.unit, there.factor) if there.unit else (here.unit, here.factor)
        return Amount(
            here.first, there.last, low * factor, high * factor, unit, "range", two, two.scale
        )

    def _shared(
        self, said: tuple[Numeral, Measure], start: int, after: tuple[Numeral, Measure]
    ) -> tuple[Numeral, Measure]:
        """Return the first of two numbers with what is said at the second: `from 24 to 30 percent`.

        What rose from one to the other, where the second `start`s, has one unit and one scale,
        where both are of a size.
        """
        (one, here), (two, there) = said, after
        if start - here.last != 1 or one.kind not in ("digits", "words") or one.low <= 0:
            return said
        link = self.row[here.last].text
        if link not in self.known.goals and link not in self.known.range:
            return said
        if here.unit not in (None, there.unit) or one.scale != 1.0 or two.low <= 0:
            return said
        if two.scale >= _MILLION and 1 / _APART < one.low * two.scale / two.low < _APART:
            value = round(one.low * two.scale, 6)
            one = one._replace(low=value, high=value, kind="mixed", scale=two.scale)
        elif two.scale != 1.0 or there.unit is None or _looks_dated(one):
            return said
        own = here.unit is not None
        return one, here if own else here._replace(unit=there.unit, factor=there.factor)

    def _sum(self, here: Measure, one: Numeral, there: Measure, two: Numeral) -> Amount | None:
        """Return `9 metres 20 centimetres` and `11 metri e 62` as one length."""
        gap = there.first - here.last
        if here.unit is None or here.factor != 1.0 or one.low != one.high or two.low != two.high:
            return None
        links = self.known.links if there.unit == _CENT else frozenset[str]()
        if gap > 1 or (gap == 1 and self.row[here.last].text not in self.known.joiners | links):
            return None
        if there.unit == here.unit and there.factor < 1.0:
            low = one.low + two.low * there.factor
        elif self._change(here, one, there, two):
            low = one.low + two.low / 100
        elif there.unit is None and here.unit == "m" and len(self.row[two.first].text) == 2:
            if noun_after(self.row, there.last, self.known, self.doc.text) is not None:
                return None
            low = one.low + two.low / 100
        else:
            return None
        whole = Numeral(one.first, two.last, low, low, "digits")
        return Amount(here.first, there.last, low, low, here.unit, "digits", whole, 1.0)

    def _change(self, here: Measure, one: Numeral, there: Measure, two: Numeral) -> bool:
        """Say whether the second number is what is less than one: `3 euros (and) 45 cents`."""
        known, row = self.known, self.row
        money = known.currency_words.at(row, one.last)
        if money is None or money[1] == _CENT or not 0 < two.low < 100 or one.scale != 1.0:
            return False
        if two.low != int(two.low) or one.low != int(one.low):
            return False
        if there.unit == _CENT:
            return True
        bare = there.unit is None and there.first == here.last and len(row[two.first].text) == 2
        after = noun_after(row, there.last, known, self.doc.text) if bare else None
        return bare and two.plain and after is None

    def _tied(self, numbers: list[Numeral], i: int) -> bool:
        """Say whether a hyphen ties a number to the next: `24 to 33-35` is 24 and a range."""
        return (
            i + 1 < len(numbers)
            and numbers[i + 1].first == numbers[i].last + 1
            and self._hyphen(numbers[i].last)
        )

    def _hyphen(self, k: int) -> bool:
        row = self.row
        return (
            row[k].text in "-–"
            and row[k].start == row[k - 1].end
            and k + 1 < len(row)
            and row[k + 1].start == row[k].end
        )

    def _score(self, one: Numeral, here: Measure, two: Numeral, there: Measure) -> bool:
        """Say whether two numbers are a score (`2-1`), which is no range and counts nothing."""
        if there.first - here.last != 1 or not self._hyphen(here.last):
            return False
        if here.unit or there.unit or one.kind != "digits" or two.kind != "digits":
            return False
        noun = noun_after(self.row, there.last, self.known, self.doc.text)
        return one.low == two.low or noun is None or two.low < 20

    def _opener(self, k: int) -> str | None:
        """Return the word before a number, modifiers passed over."""
        while k > 0:
            found = self.known.before.before(self.row, k)
            if found is None:
                break
            if self.row[k - found[0]].text in self.known.openers:
                return self.row[k - found[0]].text
            k -= found[0]
        return self.row[k - 1].text if k > 0 else None


def _single(number: Numeral, found: Measure) -> Amount:
    if number.kind == "share" and found.factor == 1.0:
        share = round(number.low, 2)
        number = number._replace(low=share, high=share)
    return Amount(
        min(found.first, number.first), found.last, number.low * found.factor,
        number.high * found.factor, found.unit, number.kind, number, number.scale,
    )  # fmt: skip


def _looks_dated(number: Numeral) -> bool:
    return number.plain and 1900 <= number.low <= 2100


def _years(one: Numeral, two: Numeral, here: Measure, there: Measure) -> bool:
    """Say whether both numbers look like years (`2018-19`, `1990 to 1995`)."""
    if here.unit or there.unit or not one.plain or not two.plain:
        return False
    return 1900 <= one.low <= 2100 and (1900 <= two.low <= 2100 or two.low < 100)
