"""How much of their words two texts share, in the same order."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from stemma.text.normal import fold
from stemma.text.tokens import words

__all__ = ["shared_words"]


def shared_words(one: str, other: str) -> int:
    """Return how many percent of the words of two texts stand in both in the same order.

    The measure is twice the longest common subsequence over all words; two texts without words
    share all where they are equal, else nothing.
    """
    first, second = ([w.text for w in words(fold(t))] for t in (one, other))
    if not first and not second:
        return 100 if one == other else 0
    return int(Indel.normalized_similarity(first, second) * 100)
