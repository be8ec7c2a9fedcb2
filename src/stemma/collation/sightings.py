"""Every quantity of a story where it stands, with what its surroundings say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property, wraps
from typing import Any, TypeVar

from stemma.collation.context import Context, Witness
from stemma.collation.counted import Thing, is_harm, is_measure
from stemma.collation.counting import sharpened
from stemma.collation.cues import Cue, cues_near, find_cues, moved_from
from stemma.collation.labels import labelled_speaker
from stemma.collation.pieces import is_piece
from stemma.collation.places import within
from stemma.collation.rounding import Value
from stemma.collation.speakers import Speaker, speaker_at
from stemma.languages import language
from stemma.model import Article, BlockKind, Quantity, Sentence, Span
from stemma.text import fold, stem_words

__all__ = ["Sighting", "find_sightings", "once"]

# Words farther from the number than this tell of something else, in code points.
_NEAR = 70
_SHORTEST_STEM = 4
_MONTH_OR_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?![\dX])")
# A place told so many sentences before still holds.
_SETTING_REACH = 4


@dataclass(frozen=True, eq=False)
class Sighting:
    """A quantity of one witness; two are the same only where they are one object.

    `thing` is what it counts, as far as the story has taught it. `names` and `places` are the keys in its sentence, `setting` its
    places or those told just before, `person` the nearest of a person or
    organisation; `concepts` and `stems` stand near it, `head` holds the stems of what it counts;
    `company` the other values of its sentence. `day` is the day at which the value held, `moment`
    that day or the minute of publication, `year` another year that its sentence speaks of.
    """

    index: int
    witness: Witness
    quantity: Quantity
    value: Value
    thing: Thing
    block: BlockKind
    sentence: int
    speaker: Speaker | None
    day: str | None
    moment: str
    year: str | None
    names: frozenset[str]
    places: frozenset[str]
    setting: frozenset[str]
    person: str | None
    concepts: frozenset[str]
    stems: frozenset[str]
    head: frozenset[str]
    company: frozenset[tuple[float, float]]
    cues: frozenset[Cue]

    @cached_property
    def article(self) -> str:
        """The id of its article."""
        return self.witness.id

    @property
    def words(self) -> str:
        """The quantity with what it counts, as the text has it."""
        return self.witness.article.text[self.quantity.start : self.quantity.end]


Found = TypeVar("Found")


def once(find: Callable[[Sighting], Found]) -> Callable[[Sighting], Found]:
    """Let a function of one sighting be worked out once: a sighting meets many others."""
    name = f"found by {find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(sighting: Sighting) -> Found:
        kept: dict[str, Any] = vars(sighting)
        if name not in kept:
            kept[name] = find(sighting)
        answer: Found = kept[name]
        return answer

    return found


def find_sightings(context: Context) -> list[Sighting]:
    """Return the quantities outside the furniture, in the order of witnesses and text."""
    found: list[Sighting] = []
    for witness in context.witnesses:
        by_sentence: dict[int, list[Quantity]] = {}
        for quantity in witness.analysis.quantities:
            at = witness.sentence_at(quantity.start)
            if at is None or _is_article(quantity):
                continue
            if not is_piece(witness.article.text, quantity):
                by_sentence.setdefault(at, []).append(quantity)
        cues = find_cues(witness)
        for at, read in by_sentence.items():
            quantities = sharpened(witness, read)
            look = _Look(witness, at, quantities, cues)
            found += [look.sighting(len(found) + n, q) for n, q in enumerate(quantities)]
    return found


class _Look:
    """One sentence with quantities, looked at from each of them."""

    def __init__(
        self,
        witness: Witness,
        at: int,
        quantities: list[Quantity],
        cues: list[tuple[int, int, Cue]],
    ) -> None:
        self._witness = witness
        self._at = at
        self._sentence: Sentence = witness.analysis.sentences[at]
        self._quantities = quantities
        low, high = self._sentence.start, self._sentence.end
        self._cues = [c for c in cues if low <= c[0] < high]
        self._names = [n for n in witness.names.about(low, high) if low <= n.start < high]
        self._concepts = [c for c in witness.concepts.about(low, high) if low <= c.start < high]
        stops = _stop_stems(witness.analysis.language)
        self._tokens = [
            t
            for t in within(witness.analysis.tokens, low, high)
            if len(t.stem) >= _SHORTEST_STEM and t.stem.isalpha() and t.stem not in stops
        ]

    def sighting(self, index: int, quantity: Quantity) -> Sighting:
        """Return the quantity with what surrounds it."""
        witness, sentence = self._witness, self._sentence
        span = Span(quantity.start, quantity.end)
        low = max(sentence.start, span.start - _NEAR)
        high = min(sentence.end, span.end + _NEAR)
        near = [t for t in self._tokens if low <= t.start < high]
        inside = {t.stem for t in near if span.start <= t.start < span.end}
        first, last = quantity.number
        counted = {t.stem for t in near if span.start <= t.start < span.end} - {
            t.stem for t in near if first <= t.start < last
        }
        day = _as_of(quantity) or witness.article.day
        return Sighting(
            index=index,
            witness=witness,
            quantity=quantity,
            value=Value(quantity.low, quantity.high, quantity.modifier),
            thing=self._thing(quantity, bare=not counted and span.end == last),
            block=sentence.block,
            sentence=self._at,
            speaker=speaker_at(witness, quantity.start, quantity.end)
            or labelled_speaker(witness, quantity),
            day=day,
            moment=_as_of(quantity) or _published(witness.article),
            year=self._other_year(span),
            names=frozenset(n.key for n in self._names if n.kind != "place"),
            places=frozenset(n.key for n in self._names if n.kind == "place"),
            setting=_setting(witness, self._at),
            person=self._nearest_person(span),
            concepts=frozenset(c.id for c in self._concepts if low <= c.start < high),
            stems=frozenset(t.stem for t in near) - inside,
            head=frozenset(counted),
            company=frozenset((q.low, q.high) for q in self._quantities if q is not quantity),
            cues=self._moves(quantity)
            | cues_near(
                self._cues,
                Span(sentence.start, sentence.end),
                quantity,
                [Span(q.start, q.end) for q in self._quantities if q is not quantity],
            ),
        )

    def _moves(self, quantity: Quantity) -> frozenset[Cue]:
        """Return `earlier` for the number that a count moved from."""
        for other in self._quantities:
            if other.start > quantity.start and moved_from(self._witness, quantity, other):
                return frozenset({"earlier"})
        return frozenset()

    def _thing(self, quantity: Quantity, *, bare: bool) -> Thing:
        """Return what is counted; a bare number beside a measure rather takes up the measure."""
        code = self._witness.analysis.language
        told = {c.id for c in self._concepts} | {
            q.concept for q in self._quantities if q is not quantity
        }
        taken_up = bare and quantity.concept not in {None, *told} and not is_measure(quantity.unit)
        if taken_up and any(is_measure(q.unit) for q in self._quantities):
            return Thing(None, None, code)
        return Thing(quantity.unit, quantity.concept, code, taken_up)

    def _nearest_person(self, span: Span) -> str | None:
        people = [n for n in self._names if n.kind in {"person", "organisation"}]
        return min(
            (
                (n.kind != "person", max(n.start - span.end, span.start - n.end), n.key)
                for n in people
            ),
            default=(True, 0, None),
        )[2]

    def _other_year(self, span: Span) -> str | None:
        """Return the year of another event, where the date nearest to the number is of one."""
        published = self._witness.article.day
        dated = [
            (max(t.start - span.end, span.start - t.end, 0), t.value[:4])
            for t in self._witness.times.about(self._sentence.start, self._sentence.end)
            if self._sentence.start <= t.start < self._sentence.end
            and t.type == "DATE"
            and t.value[:4].isdigit()
        ]
        if not dated or published is None:
            return None
        _, year = min(dated)
        return year if int(year) < int(published[:4]) - 1 else None


def _setting(witness: Witness, at: int) -> frozenset[str]:
    """Return the places of a sentence, or of the nearest one before that names any."""
    for k in range(at, max(-1, at - _SETTING_REACH - 1), -1):
        sentence = witness.analysis.sentences[k]
        found = frozenset(
            n.key
            for n in witness.names.about(sentence.start, sentence.end)
            if n.kind == "place" and sentence.start <= n.start < sentence.end
        )
        if found:
            return found
    return frozenset()


def _is_article(quantity: Quantity) -> bool:
    """Tell whether a 'one' may be no more than 'a'; of the dead and hurt it counts."""
    return quantity.low == quantity.high == 1 and not is_harm(quantity.concept)


def _as_of(quantity: Quantity) -> str | None:
    """Return the month or day of an as-of time that is one; seasons and open years are none."""
    found = _MONTH_OR_DAY.match(quantity.as_of or "")
    return found.group() if found else None


def _published(article: Article) -> str:
    """Return the moment of publication in UTC, as far as it is known."""
    if article.published is None:
        return ""
    value = article.published.value
    if len(value) <= 10:
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        return value
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


@cache
def _stop_stems(code: str) -> frozenset[str]:
    general = language(code).general
    return frozenset(stem_words([fold(w) for w in general.stopwords], general.stemmer))
