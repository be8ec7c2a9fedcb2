"""Whose words a stretch of an article is: the innermost attribution that covers it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from stemma.collation.context import Witness
from stemma.languages import language
from stemma.model import Attribution, Span
from stemma.text import fold, words

__all__ = ["Speaker", "attribution_at", "bare_key", "speaker_at", "speaker_of"]


class Speaker(NamedTuple):
    """A speaker as the text names him; `roles` are the concepts of the words (police, mayor).

    `key` is the name's key where a name is known, else the words without their small ones.
    """

    name: str
    key: str
    roles: frozenset[str] = frozenset()

    def is_one_with(self, other: Speaker) -> bool:
        """Tell whether both can be one: equal keys, one name within the other, or one role."""
        if self.key == other.key:
            return True
        mine, theirs = set(self.key.split()), set(other.key.split())
        small, big = sorted((mine, theirs), key=len)
        if small and small <= big:
            return True
        return bool(self.roles) and self.roles == other.roles


def attribution_at(witness: Witness, start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose content covers most of `[start, end)`.

    One that names nobody gives way to the next one around it. Of several 'according to' in one
    sentence the nearest counts.
    """
    covering = [
        a
        for a in witness.told.about(start, end)
        if (a.speaker or a.source) and 2 * _covered(a, start, end) > end - start
    ]
    best = min(covering, key=_extent, default=None)
    if best is None or best.kind != "according_to":
        return best
    rivals = [a for a in covering if a.kind == "according_to"]
    return min(rivals, key=lambda a: (_far(a, start, end), _extent(a)))


def _far(attribution: Attribution, start: int, end: int) -> int:
    marks = attribution.cue + attribution.source
    return min(max(m.start - end, start - m.end, 0) for m in marks) if marks else start


def speaker_at(witness: Witness, start: int, end: int) -> Speaker | None:
    """Return who is said to have said `[start, end)`; None where the article says it itself."""
    found = attribution_at(witness, start, end)
    return speaker_of(witness, found) if found is not None else None


def speaker_of(witness: Witness, found: Attribution) -> Speaker | None:
    """Return the speaker of an attribution; None where it names nobody."""
    name = found.speaker or _source_words(witness, found)
    if not name:
        return None
    key = found.speaker_key or bare_key(name, witness.analysis.language)
    return Speaker(name, key, _roles(witness, found))


def _covered(attribution: Attribution, start: int, end: int) -> int:
    return sum(max(0, min(end, s.end) - max(start, s.start)) for s in attribution.content)


def _extent(attribution: Attribution) -> tuple[int, int]:
    return (
        sum(s.end - s.start for s in attribution.content),
        attribution.content[0].start,
    )


def _source_words(witness: Witness, attribution: Attribution) -> str:
    return " … ".join(witness.article.text[s.start : s.end] for s in attribution.source)


def bare_key(name: str, code: str) -> str:
    """Return the words of a speaker without the small ones of their language."""
    small = _small_words(code)
    kept = [w for w in (fold(x.text) for x in words(name)) if w not in small]
    return " ".join(kept) or fold(name)


@cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset(fold(w) for w in language(code).general.stopwords)


def _roles(witness: Witness, attribution: Attribution) -> frozenset[str]:
    """Return the concepts of the source's words, which are one in any language."""
    return frozenset(
        c.id
        for s in attribution.source
        for c in witness.concepts.about(s.start, s.end)
        if _inside(Span(c.start, c.end), s)
    )


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
