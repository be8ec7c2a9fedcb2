"""How strongly two articles are tied: by shared passages, or by anchors in the same order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from stemma.lineage.alignment import Chain, chain
from stemma.lineage.passages import Shared, shared_passages
from stemma.lineage.witness import Witness

__all__ = ["BAR", "Tie", "find_tie"]

# A tie of this strength is shown; every kind of evidence is scaled to it.
BAR = 1000

# Per mille of a text's words in shared passages.
_PASSAGES = 120
# Per mille of both texts' anchors in one chain: in one language, in one script, across scripts.
_SAME_LANGUAGE = 400
_OTHER_LANGUAGE = 190
# Below these nothing is said about an alignment.
_SENTENCES = 6
_ANCHORS = 8
_CHAINED = 4


class Tie(NamedTuple):
    """A pair of articles with its evidence; `strength` is on the scale of `BAR`."""

    first: str
    second: str
    kind: Literal["passages", "alignment"]
    strength: int
    shared: Shared | None
    chain: Chain


def find_tie(a: Witness, b: Witness) -> Tie:
    """Return the tie between two articles, however weak it is."""
    chained = chain(a.anchors, b.anchors)
    aligned = _alignment_strength(a, b, chained)
    if a.language != b.language:
        return Tie(a.article.id, b.article.id, "alignment", aligned, None, chained)
    shared = shared_passages(a, b)
    copied = BAR * max(shared.first, shared.second) // _PASSAGES
    if copied >= min(BAR, aligned):
        return Tie(a.article.id, b.article.id, "passages", max(copied, aligned), shared, chained)
    return Tie(a.article.id, b.article.id, "alignment", aligned, shared, chained)


def _alignment_strength(a: Witness, b: Witness, chained: Chain) -> int:
    if min(len(a.sentences), len(b.sentences)) < _SENTENCES:
        return 0
    if min(len(a.anchors), len(b.anchors)) < _ANCHORS or len(chained.pairs) < _CHAINED:
        return 0
    bar = _SAME_LANGUAGE if a.language == b.language else _OTHER_LANGUAGE
    return BAR * min(chained.first, chained.second) // bar
