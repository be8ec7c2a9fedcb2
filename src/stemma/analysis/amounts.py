"""Numbers and ranges of a sentence, with their units, before what they count is known."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from stemma.analysis.counted import noun_after
from stemma.analysis.digits import Habit
from stemma.analysis.document import Document
from stemma.analysis.measures import Measure, measure
from stemma.analysis.nonquantities import is_no_quantity, risen
from stemma.analysis.numbers import addresses, signed
from stemma.analysis.numberwords import VULGAR, Atom, Tables
from stemma.analysis.numerals import Numeral, read_numeral

__all__ = ["Amount", "Amounts"]

# Denominators up to here, quarters aside, are parts of something also where it is not told of what.
_QUARTER, _TENTH = 4, 10
_CALENDAR = frozenset({"days", "weeks", "months", "years"})


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
        self.addresses = addresses(doc.folded)

    def read(self, *, single: bool, votes: bool) -> list[Amount]:
        """Return the numbers and ranges of the sentence, without those that are no quantities.

        `single` says that a lone word for one may count (`ein Toter`), `votes` that numbers tied
        by a hyphen may be votes for and against.
        """
        found = self._numbers(single=single)
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
            out.append(_single(numbers[i], here))
            i += 1
        return out

    def _numbers(self, *, single: bool) -> list[tuple[Numeral, Measure]]:
        out: list[tuple[Numeral, Measure]] = []
        done = 0
        for i in self._starts(single=single):
            number = read_numeral(self.row, i, self.known, self.own) if i >= done else None
            if number is None:
                continue
            if number.kind == "ordinal" or self._addressed(number):
                done = number.last
                continue
            number = self._ratio(self._counting(number))
            found = measure(self.row, number, self.known, self.doc.text)
            measured = found.unit is not None
            if not self._in_time(number, found) and not is_no_quantity(
                self.row, number, self.known, self.doc.text, measured=measured
            ):
                signed = self._signed(number)
                first = min(signed.first, found.first)
                out.append((signed, found._replace(first=first)))
            done = max(number.last, found.last)
        return out

    def _addressed(self, number: Numeral) -> bool:
        """Say whether a number stands in the address of a page."""
        start = self.row[number.first].start
        return any(a <= start < b for a, b in self.addresses)

    def _starts(self, *, single: bool) -> list[int]:
        """Return where a number can start."""
        starts, ones, alone = self.known.starts, self.known.ones, self.known.single
        return [
            i
            for i, (_, _, text, _) in enumerate(self.row)
            if starts[text]
            or (text in ones and ((single and text in alone) or self._one_of_many(i)))
        ]

    def _one_of_many(self, i: int) -> bool:
        """Say whether `a` or `one` begins a numeral: `a hundred`, `one in three`, `a third of`."""
        if i + 1 >= len(self.row):
            return False
        after = self.row[i + 1].text
        if after in self.known.triggers or after == "-":
            return True
        return self.known.ratio.at(self.row, i + 1) is not None

    def _in_time(self, number: Numeral, found: Measure) -> bool:
        """Say whether a number is part of a date or clock time.

        A number with a unit is no year (`1520 sq m`), one of days or years no clock time.
        """
        start, end = self.row[number.first].start, self.row[number.last - 1].end
        unit, last = found.unit, self.row[found.last - 1].end
        times = self.doc.times
        k = max(bisect_left(self.doc.time_starts, start) - 2, 0)
        for time in times[k : k + 5]:
            if time.start >= end or time.end <= start or time.type not in ("DATE", "TIME"):
                continue
            bare_year = unit is not None and number.kind == "digits"
            if bare_year and (time.start, time.end) == (start, end):
                continue
            if time.type == "DATE" or unit not in _CALENDAR or time.end > last:
                return True
        return False

    def _signed(self, number: Numeral) -> Numeral:
        """Return a number below zero where a sign or a word says so; `all but two` is not."""
        digits = self.row[number.first].kind == "n"
        return signed(
            self.row, number, self.known, self.known.minus if digits else self.known.negative
        )

    def _counting(self, number: Numeral) -> Numeral:
        """Return what a fraction counts: a share of something, or its first number of things.

        One third, and quarters, which are parts of a year or a town too, are parts of something.
        """
        if number.kind not in ("share", "words", "digits") or self._of(number):
            return number
        told = number.told
        if told is None:
            sign = number.kind == "share" and self.row[number.first].text in VULGAR
            return (
                number._replace(kind="digits", low=number.low / 100, high=number.high / 100)
                if sign
                else number
            )
        if number.kind != "share" or told.low == 1:
            return told
        below = round(100 * told.low / number.low)
        tied = self.row[told.last].text == "-"
        return told if below > _TENTH or (below == _QUARTER and not tied) else number

    def _of(self, number: Numeral) -> bool:
        return self.known.of.at(self.row, number.last) is not None

    def _ratio(self, number: Numeral) -> Numeral:
        """Return `one in three` as a share; the whole is at most ten, or a round number."""
        row, k = self.row, number.last
        if number.low != number.high or number.scale != 1.0:
            return number
        tied = k < len(row) and row[k].text == "-"
        k += tied
        link = self.known.ratio.at(row, k)
        if link is None:
            return number
        k += link[0]
        k += k < len(row) and row[k].text == "-"
        if k >= len(row):
            return number
        whole = read_numeral(row, k, self.known, self.own)
        if whole is None or whole.low != whole.high or whole.kind in ("share", "vague"):
            return number
        if not number.low < whole.low or not (
            whole.low in (10, 100, 1000) or (link[1] and (whole.low < 10 or whole.low == 20))
        ):
            return number
        if measure(row, whole, self.known, self.doc.text).unit is not None:
            return number
        share = round(100 * number.low / whole.low, 2)
        return Numeral(number.first, whole.last, share, share, "share")

    def _range(self, one: Numeral, here: Measure, two: Numeral, there: Measure) -> Amount | None:
        row, known = self.row, self.known
        if there.first - here.last != 1 or one.low != one.high or two.low != two.high:
            return None
        if {one.kind, two.kind} & {"one", "share"} and one.kind != two.kind:
            return None
        if here.unit and there.unit and here.unit != there.unit:
            return None
        link = row[here.last].text
        if link in known.goals and risen(row, here.first, there.last, known):
            return None
        opener = self._opener(here.first)
        between = opener is not None and (opener, link) in known.between
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

    def _sum(self, here: Measure, one: Numeral, there: Measure, two: Numeral) -> Amount | None:
        """Return `9 metres 20 centimetres` and `11 metri e 62` as one length."""
        gap = there.first - here.last
        if here.unit is None or here.factor != 1.0 or one.low != one.high or two.low != two.high:
            return None
        if gap > 1 or (gap == 1 and self.row[here.last].text not in self.known.joiners):
            return None
        if there.unit == here.unit and there.factor < 1.0:
            low = one.low + two.low * there.factor
        elif there.unit is None and here.unit == "m" and len(self.row[two.first].text) == 2:
            if noun_after(self.row, there.last, self.known, self.doc.text) is not None:
                return None
            low = one.low + two.low / 100
        else:
            return None
        whole = Numeral(one.first, two.last, low, low, "digits")
        return Amount(here.first, there.last, low, low, here.unit, "digits", whole, 1.0)

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
    if number.kind == "share":
        share = round(number.low, 2)
        number = number._replace(low=share, high=share)
    return Amount(
        min(found.first, number.first), found.last, number.low * found.factor,
        number.high * found.factor, found.unit, number.kind, number, number.scale,
    )  # fmt: skip


def _years(one: Numeral, two: Numeral, here: Measure, there: Measure) -> bool:
    """Say whether both numbers look like years (`2018-19`, `1990 to 1995`)."""
    if here.unit or there.unit or not one.plain or not two.plain:
        return False
    return 1900 <= one.low <= 2100 and (1900 <= two.low <= 2100 or two.low < 100)
