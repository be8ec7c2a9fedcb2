"""The heaviest chain of anchors that two texts have in the same order.

A translation keeps names, numbers, places and days of nearly every sentence, in order; two
reports of one event share them as a bag. So what counts is how much of both texts the heaviest
chain covers that rises in both: the longest increasing subsequence with weights, found as Hunt and
Szymanski do, 'A Fast Algorithm for Computing Longest Common Subsequences' (1977).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from stemma.lineage.witness import AnchorRow

__all__ = ["Chain", "chain"]


class Chain(NamedTuple):
    """The chained pairs of anchors (indexes), their weight, and how much of each text they cover.

    `first` and `second` are per mille of the weight of all anchors of the text; `bag` is the
    weight that the texts share in any order.
    """

    pairs: tuple[tuple[int, int], ...]
    weight: int
    first: int
    second: int
    bag: int

    def turned(self) -> Chain:
        """Return the same chain with the second text first."""
        pairs = tuple((j, i) for i, j in self.pairs)
        return self._replace(pairs=pairs, first=self.second, second=self.first)


def chain(a: AnchorRow, b: AnchorRow, least: int = 0, held: int = 0) -> Chain:
    """Return the heaviest chain of equal anchors that rises in both texts.

    It is empty where what the texts share in any order could neither make the coverage of both,
    times the share of sentences that it can touch, `least` per mille, nor that of the lesser text
    `held` per mille.
    """
    shared = a.weights.keys() & b.weights.keys()
    ours, theirs = a.weights, b.weights
    bag = sum([min(ours[key], theirs[key]) for key in shared])
    if not bag or _hopeless(a, b, shared, bag, (least, held)):
        return Chain((), 0, 0, 0, bag)
    other, places = b.anchors, b.places
    matches = [
        (i, j, min(anchor.weight, other[j].weight))
        for i, anchor in enumerate(a.anchors)
        if anchor.key in shared
        for j in places[anchor.key]
    ]
    pairs, weight = _heaviest(matches)
    return Chain(pairs, weight, 1000 * weight // a.total, 1000 * weight // b.total, bag)


def _hopeless(
    a: AnchorRow, b: AnchorRow, shared: AbstractSet[str], bag: int, wanted: tuple[int, int]
) -> bool:
    """Say whether what is shared can make neither coverage, see `chain`."""
    least, held = wanted
    if not least or (held and 1000 * bag >= held * min(a.total, b.total)):
        return False
    share = least * max(a.total, b.total)
    return 1000 * bag < share or bag * _touched(a, b, shared) < share


def _touched(a: AnchorRow, b: AnchorRow, shared: AbstractSet[str]) -> int:
    """Return per mille of the sentences that hold a shared anchor, of the text with the lesser."""
    ours = theirs = 0
    for key in shared:
        ours |= a.sentences[key]
        theirs |= b.sentences[key]
    if not a.size or not b.size:
        return 1000
    return min(1000 * ours.bit_count() // a.size, 1000 * theirs.bit_count() // b.size)


def _heaviest(matches: list[tuple[int, int, int]]) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the heaviest chain and its weight; `matches` ascend in i and descend in j within it.

    A chain is kept only where none that ends at the same or a smaller j weighs as much, so that
    weights rise with j and the best chain to extend is found by bisection.
    """
    ends: list[int] = []
    weights: list[int] = []
    tips: list[int] = []
    before: list[int] = []
    for at, (_, j, weight) in enumerate(matches):
        place = bisect_left(ends, j)
        total = weight + (weights[place - 1] if place else 0)
        before.append(tips[place - 1] if place else -1)
        if place < len(ends) and weights[place] <= total:
            stop = bisect_right(weights, total, place)
            ends[place:stop], weights[place:stop], tips[place:stop] = [j], [total], [at]
        elif place == len(ends) or ends[place] != j:
            ends.insert(place, j)
            weights.insert(place, total)
            tips.insert(place, at)
    out = []
    at = tips[-1] if tips else -1
    while at >= 0:
        out.append(matches[at][:2])
        at = before[at]
    return tuple(reversed(out)), weights[-1] if weights else 0
