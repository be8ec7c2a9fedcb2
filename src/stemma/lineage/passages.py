"""Passages that two texts of one language share word for word, quotations masked."""

from __future__ import annotations

from typing import NamedTuple

from stemma.lineage.witness import SHINGLE, Witness
from stemma.model import Passage, Span

__all__ = ["Shared", "shared_passages"]


class Shared(NamedTuple):
    """What two texts share: the passages, and per mille of each text's words that they hold.

    `words` is how many words of the first text they hold.
    """

    passages: tuple[Passage, ...]
    first: int
    second: int
    words: int = 0


def shared_passages(a: Witness, b: Witness) -> Shared:
    """Return the longest passages that both texts have, in the order of `a`."""
    theirs, runs = b.first, a.runs
    left, right = a.stems, b.stems
    passages: list[Passage] = []
    covered: set[int] = set()
    words, at = 0, 0
    while at < len(runs):
        found = theirs.get(runs[at])
        if found is None:
            at += 1
            continue
        size = SHINGLE
        while (
            at + size < len(left)
            and found + size < len(right)
            and left[at + size][2] == right[found + size][2]
        ):
            size += 1
        passages.append(
            Passage(
                Span(left[at][0], left[at + size - 1][1]),
                Span(right[found][0], right[found + size - 1][1]),
            )
        )
        words += size
        covered.update(range(found, found + size))
        at += size
    return Shared(
        tuple(passages),
        1000 * words // len(left) if left else 0,
        1000 * len(covered) // len(right) if right else 0,
        words,
    )
