"""Words beside a number that tell how it goes with another number of the same text."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from stemma.collation.context import Witness
from stemma.languages import language
from stemma.languages.comparing import Comparing
from stemma.model import Quantity, Span
from stemma.text import PhraseMatcher, fold

__all__ = ["Cue", "cues_near", "find_cues", "moved_from"]

Cue = Literal["earlier", "stood", "changed", "part", "whole", "forecast", "against", "added"]

# How far from the number a cue may stand, in code points.
_BEFORE = 45
_SHORT_AFTER = 25
_AFTER: dict[str, int] = {"changed": 60}
# These tell of one number; of several the one after the cue is meant rather than the one before.
_OF_ONE = frozenset({"earlier", "stood", "changed", "part"})
_FOLLOWS = 6
_MOVE_GAP = 40


@lru_cache(maxsize=512)
def _fold(text: str) -> str:
    return fold(text)


def _folded(witness: Witness) -> str:
    return _fold(witness.article.text)


@cache
def _matcher(code: str) -> PhraseMatcher[Cue]:
    part = language(code).comparing or Comparing()
    table: tuple[tuple[Cue, tuple[str, ...]], ...] = (
        ("earlier", part.earlier),
        ("stood", part.stood),
        ("changed", part.changed),
        ("part", part.part),
        ("whole", part.whole),
        ("forecast", part.forecast),
        ("against", part.against),
        ("added", part.added),
    )
    return PhraseMatcher((word, kind) for kind, words in table for word in words)


def find_cues(witness: Witness) -> list[tuple[int, int, Cue]]:
    """Return all cues of an article with their spans, in the order of the text."""
    hits = _matcher(witness.analysis.language).hits(_folded(witness))
    return sorted((h.start, h.end, h.value) for h in hits)


def cues_near(
    cues: list[tuple[int, int, Cue]], sentence: Span, quantity: Quantity, others: list[Span]
) -> frozenset[Cue]:
    """Return the cues beside a quantity, within its sentence and nearer to it than to others.

    What is added counts as a part, and what stood at a number as an earlier one.
    """
    low = max(sentence.start, quantity.start - _BEFORE)
    found: set[Cue] = set()
    span = Span(quantity.start, quantity.end)
    for start, end, kind in cues:
        if kind == "added":
            if quantity.number[1] <= start and end <= quantity.end:
                found.add("part")
            continue
        high = min(sentence.end, quantity.end + _AFTER.get(kind, _SHORT_AFTER))
        if not (low <= start and end <= high):
            continue
        mine = _far(start, end, span)
        if kind in _OF_ONE and any(mine > _far(start, end, o) for o in others):
            continue
        if kind != "stood":
            found.add(kind)
        elif end <= quantity.start:
            found.add("earlier")
    return frozenset(found)


def _far(start: int, end: int, quantity: Span) -> int:
    if end <= quantity.start:
        return quantity.start - end
    return start - quantity.end + _FOLLOWS if start >= quantity.end else 0


def moved_from(witness: Witness, first: Quantity, second: Quantity) -> bool:
    """Tell whether a count moved from the first number to the second ('from 9 to 14')."""
    folded = _folded(witness)
    gap = folded[first.number[1] : second.number[0]]
    if not 0 < len(gap) <= _MOVE_GAP:
        return False
    before = folded[: first.number[0]].rstrip()
    return any(
        _ends_with(before, here) and _ends_with(gap.rstrip(), there)
        for here, there in (language(witness.analysis.language).comparing or Comparing()).moves
    )


def _ends_with(text: str, word: str) -> bool:
    return text.endswith(word) and not text[: -len(word)][-1:].isalnum()
