"""The numbers of a sentence that can be quantities: no dates, ranks, codes, ordinals."""

from __future__ import annotations

from bisect import bisect_left

from stemma.analysis.digits import Habit
from stemma.analysis.document import Document
from stemma.analysis.measures import Measure, measure
from stemma.analysis.nonquantities import is_no_quantity
from stemma.analysis.numbers import addresses, signed
from stemma.analysis.numberwords import VULGAR, Atom, Tables
from stemma.analysis.numerals import Numeral, read_numeral

__all__ = ["Counting", "one_thing"]

# Denominators up to here, quarters aside, are parts of something also where it is not told of what.
_QUARTER, _TENTH = 4, 10
_CALENDAR = frozenset({"days", "weeks", "months", "years"})


def one_thing(row: list[Atom], i: int, known: Tables) -> bool:
    """Say whether a word for one counts the thing after it: `one house`, not `one of them`."""
    if row[i].text not in known.counting_ones or i + 1 >= len(row):
        return False
    if i > 0 and (row[i - 1].text in known.definite or row[i - 1].text == "-"):
        return False
    after = row[i + 1]
    if after.kind != "w" or after.text in known.stops or after.text in known.idle_after_one:
        return False
    return after.text not in known.partitive and known.unit.at(row, i + 1) is None


class Counting:
    """Reads the numbers of one sentence with their units."""

    def __init__(self, doc: Document, row: list[Atom], known: Tables, own: Habit) -> None:
        self.doc = doc
        self.row = row
        self.known = known
        self.own = own
        self.addresses = addresses(doc.folded, row[0].start, row[-1].end) if row else []

    def numbers(self, *, single: bool) -> list[tuple[Numeral, Measure]]:
        """Return each number with its unit; `single`: a lone word for one may count."""
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
            or (text in ones and one_thing(self.row, i, self.known))
            or (text in ones and i > 0 and self.row[i - 1].text in self.known.negative)
        ]

    def _one_of_many(self, i: int) -> bool:
        """Say whether `a` or `one` begins a numeral: `a hundred`, `one in three`, `a third of`."""
        if i + 1 >= len(self.row):
            return False
        after = self.row[i + 1].text
        if after in self.known.triggers or after == "-":
            return True
        known = self.known
        tables = (known.ratio, known.half, known.decimal_words)
        return any(table.at(self.row, i + 1) is not None for table in tables)

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
            bare_year = number.kind == "digits" and (unit is not None or self._rises(number))
            if bare_year and (time.start, time.end) == (start, end):
                continue
            if time.type == "DATE" or unit not in _CALENDAR or time.end > last:
                return True
        return False

    def _rises(self, number: Numeral) -> bool:
        """Say whether what looks like a year is the end of what began with none: `1000 to 2000`."""
        row, k = self.row, number.first
        if k < 2 or row[k - 2].kind != "n" or len(row[k - 2].text) != len(row[k].text):
            return False
        dated = row[k - 2].text[:2] in ("19", "20")
        return row[k - 1].text in self.known.range and row[k - 1].kind == "w" and not dated

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
