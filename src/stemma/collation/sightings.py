"""Every quantity of a story where it stands, with what its surroundings say of it."""

from __future__ import annotations

from functools import cache

import msgspec

from stemma.collation.context import Context, Witness
from stemma.collation.rounding import Value
from stemma.collation.speakers import Speaker, speaker_at
from stemma.languages import language
from stemma.model import BlockKind, Quantity, Span
from stemma.text import fold, stem_words

__all__ = ["Sighting", "find_sightings"]

# Words farther from the number than this tell of something else, in code points.
_NEAR = 70
_SHORTEST_STEM = 4


class Sighting(msgspec.Struct, frozen=True, eq=False):
    """A quantity of one witness; two are the same only where they are one object.

    `names` and `places` are the keys in its sentence, `concepts` and `stems` those near it,
    `company` the other values of its sentence. `day` is the day at which the value held.
    """

    index: int
    witness: Witness
    quantity: Quantity
    value: Value
    block: BlockKind
    sentence: int
    speaker: Speaker | None
    day: str | None
    names: frozenset[str]
    places: frozenset[str]
    concepts: frozenset[str]
    stems: frozenset[str]
    company: frozenset[tuple[float, float]]

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.witness.id

    @property
    def words(self) -> str:
        """The quantity with what it counts, as the text has it."""
        return self.witness.article.text[self.quantity.start : self.quantity.end]


def find_sightings(context: Context) -> list[Sighting]:
    """Return the quantities outside the furniture, in the order of witnesses and text."""
    found: list[Sighting] = []
    for witness in context.witnesses:
        by_sentence: dict[int, list[Quantity]] = {}
        for quantity in witness.analysis.quantities:
            at = witness.sentence_at(quantity.start)
            if at is not None:
                by_sentence.setdefault(at, []).append(quantity)
        for at, quantities in by_sentence.items():
            for quantity in quantities:
                found.append(_sighting(len(found), witness, at, quantity, quantities))
    return found


def _sighting(
    index: int,
    witness: Witness,
    at: int,
    quantity: Quantity,
    neighbours: list[Quantity],
) -> Sighting:
    sentence = witness.analysis.sentences[at]
    near = Span(
        max(sentence.start, quantity.start - _NEAR), min(sentence.end, quantity.end + _NEAR)
    )
    stops = _stop_stems(witness.analysis.language)
    names = [n for n in witness.analysis.names if sentence.start <= n.start < sentence.end]
    return Sighting(
        index=index,
        witness=witness,
        quantity=quantity,
        value=Value(quantity.low, quantity.high, quantity.modifier),
        block=sentence.block,
        sentence=at,
        speaker=speaker_at(witness, quantity.start, quantity.end),
        day=_day(witness, quantity),
        names=frozenset(n.key for n in names if n.kind != "place"),
        places=frozenset(n.key for n in names if n.kind == "place"),
        concepts=frozenset(
            c.id for c in witness.analysis.concepts if near.start <= c.start < near.end
        ),
        stems=frozenset(
            t.stem
            for t in witness.analysis.tokens
            if near.start <= t.start < near.end
            and not quantity.start <= t.start < quantity.end
            and len(t.stem) >= _SHORTEST_STEM
            and t.stem.isalpha()
            and t.stem not in stops
        ),
        company=frozenset((q.low, q.high) for q in neighbours if q is not quantity),
    )


def _day(witness: Witness, quantity: Quantity) -> str | None:
    if quantity.as_of and not quantity.as_of.startswith("X"):
        return quantity.as_of[:10]
    return witness.article.day


@cache
def _stop_stems(code: str) -> frozenset[str]:
    general = language(code).general
    return frozenset(stem_words([fold(w) for w in general.stopwords], general.stemmer))
