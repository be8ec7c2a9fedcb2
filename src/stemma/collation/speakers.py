"""Whose words a stretch of an article is: the innermost attribution that covers it."""

from __future__ import annotations

from typing import NamedTuple

from stemma.collation.context import Witness
from stemma.model import Attribution, Span
from stemma.text import fold

__all__ = ["Speaker", "attribution_at", "speaker_at"]


class Speaker(NamedTuple):
    """A speaker as the text names him, with a key that is equal for the same speaker."""

    name: str
    key: str


def attribution_at(witness: Witness, start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose content covers most of `[start, end)`.

    One that names nobody gives way to the next one around it.
    """
    covering = [
        a
        for a in witness.analysis.attributions
        if (a.speaker or a.source) and 2 * _covered(a, start, end) > end - start
    ]
    return min(covering, key=_extent, default=None)


def speaker_at(witness: Witness, start: int, end: int) -> Speaker | None:
    """Return who is said to have said `[start, end)`; None where the article says it itself."""
    found = attribution_at(witness, start, end)
    if found is None:
        return None
    words = _source_words(witness, found)
    name = found.speaker or words
    return Speaker(name, found.speaker_key or _role_key(witness, found) or fold(name))


def _covered(attribution: Attribution, start: int, end: int) -> int:
    return sum(max(0, min(end, s.end) - max(start, s.start)) for s in attribution.content)


def _extent(attribution: Attribution) -> tuple[int, int]:
    return (
        sum(s.end - s.start for s in attribution.content),
        attribution.content[0].start,
    )


def _source_words(witness: Witness, attribution: Attribution) -> str:
    return " … ".join(witness.article.text[s.start : s.end] for s in attribution.source)


def _role_key(witness: Witness, attribution: Attribution) -> str | None:
    """Return the concepts of the source's words: 'the police' in any language."""
    found = {
        c.id
        for c in witness.analysis.concepts
        if any(_inside(Span(c.start, c.end), s) for s in attribution.source)
    }
    return "+".join(sorted(found)) or None


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
