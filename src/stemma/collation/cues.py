"""Words beside a number that tell how it goes with another number of the same text."""

from __future__ import annotations

from functools import cache
from typing import Literal

from stemma.collation.context import Witness
from stemma.languages import language
from stemma.languages.comparing import Comparing
from stemma.model import Span
from stemma.text import PhraseMatcher, fold

__all__ = ["Cue", "cues_near", "find_cues"]

Cue = Literal["earlier", "changed", "part", "whole", "forecast", "against"]

# How far from the number a cue may stand, in code points.
_BEFORE = 45
_SHORT_AFTER = 25
_AFTER: dict[str, int] = {"changed": 60}


@cache
def _matcher(code: str) -> PhraseMatcher[Cue]:
    part = language(code).comparing or Comparing()
    table: tuple[tuple[Cue, tuple[str, ...]], ...] = (
        ("earlier", part.earlier),
        ("changed", part.changed),
        ("part", part.part),
        ("whole", part.whole),
        ("forecast", part.forecast),
        ("against", part.against),
    )
    return PhraseMatcher((word, kind) for kind, words in table for word in words)


def find_cues(witness: Witness) -> list[tuple[int, int, Cue]]:
    """Return all cues of an article with their spans, in the order of the text."""
    hits = _matcher(witness.analysis.language).hits(fold(witness.article.text))
    return sorted((h.start, h.end, h.value) for h in hits)


def cues_near(cues: list[tuple[int, int, Cue]], sentence: Span, quantity: Span) -> frozenset[Cue]:
    """Return the cues beside a quantity, within its sentence."""
    low = max(sentence.start, quantity.start - _BEFORE)
    return frozenset(
        kind
        for start, end, kind in cues
        if low <= start and end <= min(sentence.end, quantity.end + _AFTER.get(kind, _SHORT_AFTER))
    )
