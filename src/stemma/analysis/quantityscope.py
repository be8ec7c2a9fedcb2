"""What surrounds a number: the concept that is counted, the place, the time at which it held."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import msgspec

from stemma.analysis.counted import Noun
from stemma.analysis.document import Document
from stemma.analysis.numberwords import Tables, atoms
from stemma.model import Concept, Quantity, Scope, Span
from stemma.text import stem_words

__all__ = ["Counted", "Surroundings"]

# What happens to persons: said of them by a verb, it is what the number counts.
STATES = frozenset(
    {
        "killed", "injured", "missing", "evacuated", "arrested", "detained", "displaced", "rescued",
        "homeless", "abducted", "infected", "charged", "convicted", "released", "hospitalised",
    }
)  # fmt: skip
# Of these a single person is told as a number: `ein Toter`, `one person was killed`.
HARM = frozenset({"killed", "injured", "missing"})
PEOPLE = "people"
_CUT = re.compile(r"[;:()–—|]|,(?=\s)|\.(?=\s)")
_FAR = 70
_BACK = 3


class Counted(NamedTuple):
    """Unit and concept of a number; `proven` where a pack's concept is counted itself."""

    unit: str | None
    concept: str | None
    proven: bool = False


class Surroundings:
    """The findings of a document as they bear on its numbers; remembers what was counted last."""

    def __init__(self, doc: Document, known: Tables) -> None:
        self._doc = doc
        self._known = known
        self._concepts = sorted(doc.concepts, key=lambda c: (c.start, -c.end, c.id))
        self._starts = [c.start for c in self._concepts]
        self._last: tuple[int, Quantity] | None = None

    def has_state(self, index: int) -> bool:
        """Say whether a sentence tells what happened to persons: `a man was killed`."""
        sentence = self._doc.sentences[index]
        k = bisect_left(self._starts, sentence.start)
        while k < len(self._concepts) and self._starts[k] < sentence.end:
            if self._concepts[k].id in STATES:
                return True
            k += 1
        return False

    def counted(
        self, index: int, span: Span, head: Span | None, noun: Noun | None, unit: str | None
    ) -> Counted:
        """Return unit and concept of the number over `span` in sentence `index`."""
        if unit is not None:
            return Counted(unit, self._near(index, span, frozenset()))
        if noun is None or head is None:
            return self._bare(index, span)
        own = self._at(head)
        if own is not None and own.id in STATES:
            return Counted(PEOPLE, own.id, proven=own.id in HARM)
        if noun.people:
            state = self._near(index, span, STATES)
            concept = state or (own.id if own else None)
            if concept is None and not noun.general:
                concept = self._open(head)
            return Counted(PEOPLE, concept or PEOPLE, proven=concept in HARM)
        if own is not None:
            return Counted(own.id, own.id)
        return Counted(None, self._open(head))

    def _bare(self, index: int, span: Span) -> Counted:
        """Return what a number without a noun counts: a state in its clause, else as before."""
        state = self._near(index, span, STATES)
        if state is not None:
            return Counted(PEOPLE, state)
        if self._last is not None and index - self._last[0] <= _BACK:
            return Counted(self._last[1].unit, self._last[1].concept)
        return Counted(None, None)

    def _at(self, head: Span) -> Concept | None:
        """Return the concept on the head of the counted noun."""
        k = max(bisect_left(self._starts, head[0]) - 3, 0)
        while k < len(self._concepts) and self._starts[k] < head[1]:
            if head[0] < self._concepts[k].end:
                return self._concepts[k]
            k += 1
        return None

    def _near(self, index: int, span: Span, among: frozenset[str]) -> str | None:
        """Return the nearest concept of the same stretch between commas, of `among` if given."""
        low, high = self._stretch(index, span)
        best: tuple[int, int, str] | None = None
        for k in range(bisect_left(self._starts, low), bisect_right(self._starts, high)):
            concept = self._concepts[k]
            if (among and concept.id not in among) or concept.end > high:
                continue
            far = max(concept.start - span[1], span[0] - concept.end, 0)
            if far <= _FAR and (best is None or far < best[0]):
                best = (far, concept.start, concept.id)
        return best[2] if best else None

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

    def remember(self, quantity: Quantity, index: int) -> None:
        """Keep a quantity of countable things as what a later bare number may count."""
        if (
            quantity.unit == PEOPLE
            or (quantity.concept is not None and quantity.unit is None)
            or (quantity.unit == quantity.concept and quantity.unit is not None)
        ):
            self._last = (index, quantity)

    def scoped(self, quantity: Quantity, index: int) -> Quantity:
        """Return the quantity with its place and the time at which it held, where they are told."""
        place, as_of = self._place(quantity, index), self._as_of(quantity, index)
        if place is None and as_of is None:
            return quantity
        return msgspec.structs.replace(quantity, scope=Scope(place=place), as_of=as_of)

    def _place(self, quantity: Quantity, index: int) -> str | None:
        sentence = self._doc.sentences[index]
        low, high = self._stretch(index, Span(quantity.start, quantity.end))
        best: tuple[bool, int, int, str] | None = None
        for name in self._doc.names:
            if name.start >= sentence.end:
                break
            if name.kind != "place" or name.start < sentence.start:
                continue
            outside = not low <= name.start < high
            far = max(name.start - quantity.end, quantity.start - name.end, 0)
            row = (outside, far, name.start, name.key)
            if best is None or row < best:
                best = row
        return best[3] if best else None

    def _as_of(self, quantity: Quantity, index: int) -> str | None:
        sentence = self._doc.sentences[index]
        best: tuple[int, int, str] | None = None
        for time in self._doc.times:
            if time.start >= sentence.end:
                break
            if time.start < sentence.start or time.type not in ("DATE", "TIME"):
                continue
            before = atoms(self._doc.folded, max(sentence.start, time.start - 24), time.start)
            if self._known.as_of.before(before, len(before)) is None:
                continue
            row = (abs(time.start - quantity.start), time.start, time.value)
            if best is None or row < best:
                best = row
        return best[2] if best else None
