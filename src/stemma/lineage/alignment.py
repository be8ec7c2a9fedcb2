"""The heaviest chain of anchors that two texts have in the same order.

A translation keeps names, numbers, places and days of nearly every sentence, in order; two
reports of one event share them as a bag. So what counts is how much of both texts the heaviest
chain covers that rises in both (longest increasing subsequence with weights, by a Fenwick tree).
"""

from __future__ import annotations

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


def chain(a: AnchorRow, b: AnchorRow, least: int = 0) -> Chain:
    """Return the heaviest chain of equal anchors that rises in both texts.

    It is empty where what the texts share in any order could not make both coverages `least`.
    """
    shared = a.weights.keys() & b.weights.keys()
    bag = sum([min(a.weights[key], b.weights[key]) for key in shared])
    if not bag or 1000 * bag < least * max(a.total, b.total):
        return Chain((), 0, 0, 0, bag)
    other = b.anchors
    matches = [
        (i, j, min(anchor.weight, other[j].weight))
        for i, anchor in enumerate(a.anchors)
        if anchor.key in shared
        for j in b.places[anchor.key]
    ]
    pairs = _heaviest(matches, len(other))
    weight = sum([min(a.anchors[i].weight, other[j].weight) for i, j in pairs])
    return Chain(pairs, weight, 1000 * weight // a.total, 1000 * weight // b.total, bag)


def _heaviest(matches: list[tuple[int, int, int]], size: int) -> tuple[tuple[int, int], ...]:
    """Return the pairs of the heaviest chain; `matches` ascend in i and descend in j within it.

    Among chains of one weight the one found first in the order of the text is kept.
    """
    best = [(0, -1)] * (size + 1)  # Fenwick tree over j: weight and the match that ends the chain
    weights: list[int] = []
    before: list[int] = []
    for at, (_, j, weight) in enumerate(matches):
        top = (0, -1)
        k = j
        while k > 0:
            if best[k][0] > top[0]:
                top = best[k]
            k &= k - 1
        weights.append(top[0] + weight)
        before.append(top[1])
        k = j + 1
        while k <= size:
            if best[k][0] < weights[at]:
                best[k] = (weights[at], at)
            k += k & -k
    if not weights:
        return ()
    at = max(range(len(weights)), key=lambda x: (weights[x], -x))
    out = []
    while at >= 0:
        out.append(matches[at][:2])
        at = before[at]
    return tuple(reversed(out))
