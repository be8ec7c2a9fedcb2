"""Quantities: numbers with what they count, their modifier, unit, concept and scope."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import cast

from stemma.analysis.amounts import Amount, Amounts
from stemma.analysis.barenumbers import is_enclosed, is_named, is_vote
from stemma.analysis.counted import Noun, noun_after, noun_before
from stemma.analysis.counting import one_thing
from stemma.analysis.digits import Habit, habit
from stemma.analysis.document import Document
from stemma.analysis.nonquantities import is_age, risen
from stemma.analysis.numbers import find_numbers
from stemma.analysis.numberwords import Atom, Tables, atoms, tables
from stemma.analysis.numerals import read_numeral
from stemma.analysis.quantityscope import Counted, Place, Surroundings
from stemma.analysis.recall import completed
from stemma.model import Modifier, Quantity, Span

__all__ = ["find_quantities"]

# A bare digit below this, of which nothing says what it counts, is not worth keeping.
_SMALL = 10
# A text that is nothing but a number is no longer than this.
_LONE = 120
# So many digits of a number before a place's name are a postcode.
_POSTCODE = 5


def find_quantities(doc: Document) -> tuple[Quantity, ...]:
    """Return the quantities of the document, in the order of the text."""
    lone = _lone(doc)
    if lone is not None:
        return (lone,)
    known = tables(doc.language.code)
    own = habit(doc.folded, known.decimal)
    around = Surroundings(doc, known)
    found: list[Quantity] = []
    for index, sentence in enumerate(doc.sentences):
        single = around.has_state(index)
        if not (single or known.numeric(doc, index)):
            continue
        row = atoms(doc.folded, sentence.start, sentence.end)
        reader = _Reader(doc, row, known, own)
        if single:
            found += reader.nobody(around, index)
        for amount in Amounts(doc, row, known, own).read(single=single, votes=around.votes(index)):
            quantity = reader.quantity(amount, around, index)
            if quantity is not None:
                around.remember(quantity, index)
                found.append(quantity)
    return completed(sorted(found, key=lambda q: (q.number.start, q.end)))


def _lone(doc: Document) -> Quantity | None:
    """Return the number of a text that is nothing but a number; a fraction is a share."""
    text = doc.text.strip()
    if not 0 < len(text) <= _LONE:
        return None
    found = find_numbers(doc)
    if len(found) != 1 or doc.text[found[0].start : found[0].end] != text.rstrip("."):
        return None
    number, span = found[0], Span(found[0].start, found[0].end)
    value = round(100 * number.value, 2) if number.share else number.value
    return Quantity(*span, value, value, "exact", "%" if number.share else None, None, span)


class _Reader:
    """Reads what the numbers of one sentence count."""

    def __init__(self, doc: Document, row: list[Atom], known: Tables, own: Habit) -> None:
        self.doc = doc
        self.row = row
        self.known = known
        self.own = own

    @cached_property
    def titled(self) -> bool:
        """Whether nearly every word of the sentence has a capital, as in English headlines."""
        names = [a for a in self.row if a.kind == "w" and len(a.text) > 3]
        capital = sum(self.doc.text[a.start].isupper() for a in names)
        return len(names) > 2 and capital > 0.7 * len(names)

    def quantity(self, amount: Amount, around: Surroundings, index: int) -> Quantity | None:
        """Return the amount with modifier and what it counts, or None where it is no quantity."""
        row, known, text = self.row, self.known, self.doc.text
        first, last = amount.first, amount.last
        modifier, first = self._before(first)
        if modifier is None:
            modifier, last = self._after(last)
        if modifier is None and amount.kind == "mixed":
            modifier, _ = self._after(amount.number.first + 1)
        if is_age(row, amount.number, amount.unit, known, text):
            return self._record(
                amount, (first, self._age_end(amount.number.last)), modifier, "years", "age"
            )
        noun, shared, labelled = None, False, False
        if amount.unit is None or amount.unit == "%":
            noun = self._noun(last, amount)
            shared = noun is None
            noun = noun or self._tallied(last)
        thing = amount.kind == "one" and one_thing(row, amount.number.first, known)
        if thing and not (noun and noun.people):
            noun, shared = Noun(last, last + 1, people=False, general=False), False
        if noun is None and amount.unit is None:
            noun, labelled = self._label(first, around)
        if modifier is None and noun is not None:
            modifier, _ = self._after(noun.last)
        if amount.unit is None and not self._counts(amount, noun, first):
            return None
        start = min(first, noun.head if noun and noun.head < first else first)
        end = max(last, noun.last if noun and not shared else last)
        span = Span(row[start].start, row[end - 1].end)
        head = Span(row[noun.head].start, row[noun.head].end) if noun else None
        place = Place(index, span, head, amount.low, amount.scale, labelled)
        if noun is None and amount.unit is None and is_vote(row, amount.number, known):
            counted = Counted("vote", "vote")
        else:
            counted = around.counted(place, noun, amount.unit)
        below_zero = amount.low < 0 and row[amount.number.first].kind == "w"
        if (
            amount.kind == "one"
            and not (below_zero or thing)
            and not (counted.proven and self._single(amount, noun))
        ):
            return None
        if (
            counted.unit is counted.concept is None
            and amount.high < _SMALL
            and (amount.number.plain and not modifier and not below_zero)
        ):
            return None
        quantity = self._record(amount, (start, end), modifier, counted.unit, counted.concept)
        return around.scoped(quantity, index)

    def nobody(self, around: Surroundings, index: int) -> list[Quantity]:
        """Return the zeros of a sentence: `nobody was hurt`."""
        out: list[Quantity] = []
        for i in range(len(self.row)):
            hit = self.known.nobody.at(self.row, i)
            if hit is None:
                continue
            span = Span(self.row[i].start, self.row[i + hit[0] - 1].end)
            state = around.nobody(index, span)
            if state is not None:
                out.append(Quantity(*span, 0.0, 0.0, "exact", "people", state, span))
        return out

    def _single(self, amount: Amount, noun: Noun | None) -> bool:
        """Say whether a lone word for one counts the noun right after it."""
        word = self.row[amount.number.first].text
        return word in self.known.single and noun is not None and noun.head - amount.last < 2

    def _noun(self, last: int, amount: Amount) -> Noun | None:
        """Return the noun after a number; of a percentage only what it is a share of."""
        row, known = self.row, self.known
        if (
            amount.unit == "%"
            and amount.kind != "share"
            and not (
                last < len(row)
                and (row[last].text in known.partitive or known.people.at(row, last) is not None)
            )
        ):
            return None
        return noun_after(row, last, known, self.doc.text)

    def _label(self, first: int, around: Surroundings) -> tuple[Noun | None, bool]:
        """Return the noun before a colon (`Deaths: 21`), and whether one stands there unknown."""
        noun = noun_before(self.row, first, self.known, self.doc.text)
        if noun is None or noun.people:
            return noun, False
        head = self.row[noun.head]
        counted = around.label(Span(head.start, head.end))
        return (noun if counted else None), counted is None

    def _tallied(self, last: int) -> Noun | None:
        """Return the noun of the second number in `231 to 214 votes`, which the first shares."""
        row = self.row
        k = last
        if k < len(row) and row[k].text in self.known.partitive:
            k += 1
            while k < len(row) and row[k].text in self.known.definite:
                k += 1
            whole = read_numeral(row, k, self.known, self.own) if k < len(row) else None
            return noun_after(row, whole.last, self.known, self.doc.text) if whole else None
        k = last + (last < len(row) and row[last].text == "-")
        if k >= len(row) or row[k].text not in self.known.tally:
            return None
        k += 1 + (k + 1 < len(row) and row[k + 1].text == "-")
        other = read_numeral(row, k, self.known, self.own) if k < len(row) else None
        return noun_after(row, other.last, self.known, self.doc.text) if other else None

    def _counts(self, amount: Amount, noun: Noun | None, first: int) -> bool:
        """Say whether a number without a unit is a quantity at all."""
        number, row, known = amount.number, self.row, self.known
        plain_year = number.plain and len(row[number.first].text) == 4 and number.kind == "digits"
        if noun is None:
            if plain_year and 1900 <= number.low <= 2100:
                return False
            if number.plain and number.low <= 31 and self._weekday(first):
                return False
            if number.low <= 12 and self._definite(first):
                return False
            if is_enclosed(row, amount):
                return False
            if amount.kind in ("one", "vague") and amount.low >= 0:
                return amount.kind == "vague" and number.low >= 20
            named = first >= amount.first and is_named(row, number, noun, known, self.doc.text)
            return self.titled or not named
        if plain_year and 1900 <= number.low <= 2100 and not noun.people:
            return False
        if number.plain and len(row[number.first].text) == _POSTCODE and self._place(noun):
            return False
        named = first >= amount.first and is_named(row, number, noun, known, self.doc.text)
        return self.titled or not named

    def _weekday(self, first: int) -> bool:
        """Say whether the name of a weekday stands before a number (`el lunes 23`)."""
        return first > 0 and self.row[first - 1].text in self.known.weekdays

    def _definite(self, first: int) -> bool:
        """Say whether a bare number is a pronoun: `the two`, `alle drei`."""
        return first > 0 and self.row[first - 1].text in self.known.definite

    def _place(self, noun: Noun) -> bool:
        """Say whether the noun is the name of a place (`70190 Stuttgart`)."""
        head = self.row[noun.head]
        names = self.doc.names
        k = max(bisect_left(self.doc.name_starts, head.start) - 1, 0)
        return any(n.kind == "place" and n.start <= head.start < n.end for n in names[k : k + 2])

    def _age_end(self, last: int) -> int:
        k = last + 1 if last < len(self.row) and self.row[last].text == "-" else last
        found = self.known.age_after.at(self.row, k)
        return k + found[0] if found else last

    def _before(self, first: int) -> tuple[str | None, int]:
        """Return the modifier before a number and where the quantity then starts."""
        k = first
        known, row = self.known, self.row
        definite = k > 0 and row[k - 1].text in known.definite
        if k > 0 and (definite or row[k - 1].text in known.skip):
            k -= 1
        for at in (first, k):
            found = known.before.before(row, at)
            if found is None or self._goal(at - found[0], at):
                continue
            # `über die 12 Toten` speaks about them; `fast die 12 Meter` is nearly so much.
            if at == first or not definite or found[1] in ("nearly", "at_least"):
                return found[1], at - found[0]
        return None, first

    def _goal(self, start: int, end: int) -> bool:
        """Say whether `to` before a number is where something rose to, not the most there is."""
        if " ".join(a.text for a in self.row[start:end]) not in self.known.goals:
            return False
        return risen(self.row, start, end, self.known)

    def _after(self, last: int) -> tuple[str | None, int]:
        k = last
        if k < len(self.row) and self.row[k].text == ",":
            k += 1
        found = self.known.after.at(self.row, k)
        return (found[1], k + found[0]) if found is not None else (None, last)

    def _record(
        self,
        amount: Amount,
        span: tuple[int, int],
        modifier: str | None,
        unit: str | None,
        concept: str | None,
    ) -> Quantity:
        row, number = self.row, amount.number
        told = (
            amount.kind
            if amount.kind in ("range", "vague")
            else modifier or ("about" if amount.kind == "round" else "exact")
        )
        kind = cast("Modifier", told)
        first = min(amount.first, number.first) if amount.kind == "range" else number.first
        return Quantity(
            start=row[span[0]].start,
            end=row[span[1] - 1].end,
            low=round(amount.low, 6) + 0.0,
            high=round(amount.high, 6) + 0.0,
            modifier=kind,
            unit=unit,
            concept=concept,
            number=Span(row[first].start, row[number.last - 1].end),
        )
