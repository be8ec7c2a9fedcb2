"""What a mention does with a statement: asserts, attributes, denies, not_confirmed, questions."""

from __future__ import annotations

import msgspec

from stemma.collation.context import Witness
from stemma.collation.speakers import attribution_at, speaker_at
from stemma.collation.voices import lineage_voice
from stemma.model import Position, Span

__all__ = ["Stand", "stand_of"]


class Stand(msgspec.Struct, frozen=True):
    """A mention's position, whom it is attributed to, and the voice that it counts for."""

    position: Position
    attributed_to: str | None
    voice: str


def stand_of(witness: Witness, span: Span) -> Stand:
    """Return what the article does with the words of `span`, and whose they are."""
    attribution = attribution_at(witness, span.start, span.end)
    speaker = speaker_at(witness, span.start, span.end)
    voice = f"speaker:{speaker.key}" if speaker else lineage_voice(witness.lineage.id)
    return Stand(
        _position(witness, span, attribution.stance if attribution else None),
        speaker.name if speaker else None,
        voice,
    )


def _position(witness: Witness, span: Span, stance: str | None) -> Position:
    if stance == "denies":
        return "denies"
    if stance == "not_confirmed":
        return "not_confirmed"
    if stance is not None:
        return "attributes"
    sentence = witness.sentence_of(span.start)
    if sentence is not None and witness.article.text[: sentence.end].rstrip("”“\"' ").endswith("?"):
        return "questions"
    return "asserts"
