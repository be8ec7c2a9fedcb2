"""What surrounds a number: the concept that is counted, the place, the time at which it held."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import msgspec

from stemma.analysis.counted import Noun
from stemma.analysis.document import Document
from stemma.analysis.numberwords import Tables
from stemma.analysis.recall import Recall
from stemma.analysis.scopes import as_of_time, group_of, place_of
from stemma.languages.concepts import broadened, concept_table, counted_as
from stemma.model import Concept, Quantity, Scope, Span
from stemma.text import stem_words

__all__ = ["Counted", "Surroundings"]

# Concepts of money, of shares and of spans of time, beside those that are measures.
_MONEY = frozenset(
    {
        "aid", "award", "bailout", "budget", "contract", "damage", "deal", "fraud", "insolvency",
        "investment", "sanctions", "subsidy", "theft", "corruption", "acquisition", "housing",
    }
)  # fmt: skip
_SPANS = frozenset(
    {
        "sentenced", "convicted", "deadline", "curfew", "ceasefire", "state_of_emergency", "ban",
        "treaty", "detained", "age", "quarantine",
    }
)  # fmt: skip
# Of these a single person is told as a number: `ein Toter`, `one person was killed`.
_HARM = frozenset({"killed", "injured", "missing"})
PEOPLE = "people"
_CUT = re.compile(r"[;:()–—|]|,(?=\s)|\.(?=\s)")
_DIGIT = re.compile(r"\d")
_FAR = 70
_ENDS = attrgetter("start", "end")
_REMEMBERED = 1 << 14  # sets of concepts of which is kept what of them is counted
_BIG = 1e6
_VOTES = frozenset({"vote", "approved", "ratified", "bill", "lawmaker", "parliament", "rejected"})


# Whose number is told beside what happened in them; a fate of the persons goes before them.
_EVENTS = frozenset({"protest", "migration", "poverty", "population", "unemployment"})


@cache
def _states() -> frozenset[str]:
    """Return the concepts of what happens to persons, who are then what is counted."""
    kinds = ("harm", "act", "step", "state", "event")
    return frozenset(
        k for k, row in concept_table().items() if row.counts == "people" and row.kind in kinds
    )


@cache
def _fates() -> frozenset[str]:
    """Return the states that are counted before the role of the persons (`three soldiers died`)."""
    more = {"evacuated", "rescued", "released", "dismissed"}
    rows = concept_table().items()
    return frozenset(k for k, r in rows if r.counts == "people" and r.kind in ("harm", "step")) | {
        k for k, _ in rows if k in more
    }


@cache
def _measures() -> frozenset[str]:
    """Return the concepts whose value is a measure."""
    return frozenset(k for k, row in concept_table().items() if row.kind == "measure")


def _counted_concepts(found: Iterable[Concept]) -> list[Concept]:
    """Return each concept as what a number counts, without those that it only brings along."""
    kept = {
        (start, -end, id_)
        for (start, end), same in groupby(found, key=_ENDS)
        for id_ in _counted_ids(tuple([c.id for c in same]))
    }
    return [Concept(start, -end, id_) for start, end, id_ in sorted(kept)]


@lru_cache(maxsize=_REMEMBERED)
def _counted_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a number counts of the concepts of one span."""
    above = {b for one in ids for b in broadened(one)[1:]}
    return tuple([counted_as(one) for one in ids if one not in above])


class Counted(NamedTuple):
    """Unit and concept of a number; `proven` where a pack's concept is counted itself."""

    unit: str | None
    concept: str | None
    proven: bool = False


class Place(NamedTuple):
    """Where a number stands: sentence, span with the noun, the noun's head, value and scale.

    `labelled` says that an unknown noun and a colon stand before it.
    """

    sentence: int
    span: Span
    head: Span | None
    low: float
    scale: float
    labelled: bool = False


class Surroundings:
    """The findings of a document as they bear on its numbers; remembers what was counted last."""

    def __init__(self, doc: Document, known: Tables) -> None:
        self._doc = doc
        self._known = known
        self._concepts = _counted_concepts(doc.concepts)
        self._starts = [c.start for c in self._concepts]
        self._recall = Recall()

    def has_state(self, index: int) -> bool:
        """Say whether a sentence tells what happened to persons: `a man was killed`."""
        sentence = self._doc.sentences[index]
        low = bisect_left(self._starts, sentence.start)
        high = bisect_left(self._starts, sentence.end)
        return not _states().isdisjoint([c.id for c in self._concepts[low:high]])

    def votes(self, index: int) -> bool:
        """Say whether a sentence tells of a vote, whose numbers may be tied by a hyphen."""
        sentence = self._doc.sentences[index]
        low = bisect_left(self._starts, sentence.start)
        high = bisect_left(self._starts, sentence.end)
        return any(c.id in _VOTES for c in self._concepts[low:high])

    def counted(self, place: Place, noun: Noun | None, unit: str | None) -> Counted:
        """Return unit and concept of a number."""
        index, span, head = place.sentence, place.span, place.head
        if self._on_scale(span):
            return Counted("magnitude", "magnitude")
        if unit is not None:
            return Counted(unit, self._measured(index, span, head, unit))
        if noun is None or head is None:
            return self._bare(place)
        own = self._at(head)
        if own in _states():
            return Counted(PEOPLE, own, proven=own in _HARM)
        counts = concept_table()[own].counts if own is not None else None
        if noun.people or counts == "people":
            general = noun.general or own == PEOPLE
            among = _states() if general else _fates()
            state = self._near(index, span, among) or self._past_insertion(index, span, among)
            concept = state or own
            if concept is None and not noun.general:
                concept = self._open(head)
            return Counted(PEOPLE, concept or PEOPLE, proven=concept in _HARM)
        if own is not None:
            return Counted(own if counts == "things" else None, own)
        return Counted(None, self._open(head))

    def _measured(self, index: int, span: Span, head: Span | None, unit: str) -> str | None:
        """Return what is measured: the noun of a share, else the nearest fitting concept."""
        own = self._at(head) if head is not None else None
        if own is not None:
            return own
        if unit in self._known.units.units:
            among = _measures()
            if self._known.units.units[unit].dimension == "duration":
                among = _SPANS
        else:
            among = _measures() if unit.startswith(("%", "perc")) else _measures() | _MONEY
        return self._near(index, span, among)

    def _on_scale(self, span: Span) -> bool:
        """Say whether a word for an earthquake's magnitude touches a number."""
        k = bisect_left(self._starts, span[0] - 40)
        while k < len(self._concepts) and self._starts[k] <= span[1] + 2:
            concept = self._concepts[k]
            if (concept.id == "magnitude" and concept.end - span[0] >= -12) or (
                concept.id == "magnitude" and concept.start - span[1] >= 0
            ):
                gap = self._doc.folded[concept.end : span[0]] if concept.end <= span[0] else ""
                return len(gap) <= 5 and "," not in gap
            k += 1
        return False

    def _bare(self, place: Place) -> Counted:
        """Return what a number without a noun counts: a state in its clause, else as before."""
        index, span = place.sentence, place.span
        money = self._recall.money(index) if place.scale >= _BIG else None
        if money is not None:
            return Counted(money.unit, money.concept)
        state = self._near(index, span, _states())
        if state is not None:
            return Counted(PEOPLE, state)
        goes_on = place.low == int(place.low) and not place.labelled
        before = self._recall.things(place.low, index) if goes_on else None
        if before is not None:
            return Counted(before.unit, before.concept)
        return Counted(None, None)

    def _at(self, head: Span) -> str | None:
        """Return the concept on the head of the counted noun, of several the longest."""
        best: tuple[int, str] | None = None
        k = max(bisect_left(self._starts, head[0]) - 3, 0)
        while k < len(self._concepts) and self._starts[k] < head[1]:
            concept = self._concepts[k]
            row = (concept.start - concept.end, concept.id)
            if head[0] < concept.end and (best is None or row < best):
                best = row
            k += 1
        return best[1] if best else None

    def _near(self, index: int, span: Span, among: frozenset[str]) -> str | None:
        """Return the nearest concept among those given in the same stretch between commas."""
        low, high = self._stretch(index, span)
        found = self._nearest(self._between_conjunctions(span, Span(low, high)), span, among)
        return found or self._nearest(self._to_numbers(span, Span(low, high)), span, among)

    def _past_insertion(self, index: int, span: Span, among: frozenset[str]) -> str | None:
        """Return the state behind an insertion: `12 people, including two boys, were hurt`."""
        if self._known.insertion is None:
            return None
        match = self._known.insertion.match(self._doc.folded, span[1])
        if match is None:
            return None
        part = self._stretch(index, Span(match.end(), match.end()))
        return self._nearest(part, Span(match.end(), match.end()), among)

    def _to_numbers(self, span: Span, part: Span) -> Span:
        """Return the part of a stretch in which no other digits stand."""
        text = self._doc.folded
        before = [m.end() for m in _DIGIT.finditer(text, part[0], span[0])]
        after = _DIGIT.search(text, span[1], part[1])
        return Span(before[-1] if before else part[0], after.start() if after else part[1])

    def _between_conjunctions(self, span: Span, part: Span) -> Span:
        low, high = part
        if self._known.conjunction is not None:
            for match in self._known.conjunction.finditer(self._doc.folded, low, high):
                if match.end() <= span[0]:
                    low = match.end()
                elif match.start() >= span[1]:
                    return Span(low, match.start())
        return Span(low, high)

    def _nearest(self, part: Span, span: Span, among: frozenset[str]) -> str | None:
        low, high = part
        best: tuple[bool, int, int, str] | None = None
        for k in range(bisect_left(self._starts, low), bisect_right(self._starts, high)):
            concept = self._concepts[k]
            if concept.id not in among or concept.end > high:
                continue
            far = max(concept.start - span[1], span[0] - concept.end, 0)
            row = (concept.id in _EVENTS, far, concept.start, concept.id)
            if far <= _FAR and (best is None or row < best):
                best = row
        return best[3] if best else None

    def _stretch(self, index: int, span: Span) -> Span:
        sentence = self._doc.sentences[index]
        low, high = sentence.start, sentence.end
        for match in _CUT.finditer(self._doc.text, low, high):
            if match.end() <= span[0]:
                low = match.end()
            elif match.start() >= span[1]:
                return Span(low, match.start())
        return Span(low, high)

    def _open(self, head: Span) -> str:
        word = self._doc.folded[head[0] : head[1]]
        stem = stem_words([word], self._doc.language.general.stemmer)[0]
        return f"{self._doc.language.code}:{stem}"

    def label(self, head: Span) -> bool | None:
        """Say whether a noun before a colon is what is counted (True) or who counts (False).

        None where the packs do not know the noun.
        """
        own = self._at(head)
        if own is None:
            return None
        row = concept_table()[own]
        return row.counts is not None and row.kind not in ("institution", "place_kind", "role")

    def nobody(self, index: int, span: Span) -> str | None:
        """Return what happened to nobody: the state in the clause of a word like `niemand`."""
        return self._near(index, span, _fates())

    def remember(self, quantity: Quantity, index: int) -> None:
        """Keep a quantity as what a later bare number may count."""
        self._recall.keep(quantity, index)

    def scoped(self, quantity: Quantity, index: int) -> Quantity:
        """Return the quantity with its place and the time at which it held, where they are told."""
        stretch = self._stretch(index, Span(quantity.start, quantity.end))
        place = place_of(self._doc, quantity, index, stretch)
        as_of = as_of_time(self._doc, quantity, index, self._known)
        group = group_of(self._doc, quantity)
        if place is as_of is group is None:
            return quantity
        scope = Scope(place=None if place == group else place, of=group)
        return msgspec.structs.replace(quantity, scope=scope, as_of=as_of)
