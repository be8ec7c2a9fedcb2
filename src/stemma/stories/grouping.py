"""From likeness of pairs to groups: average linkage over a sparse table of integers.

Two groups are joined while the mean likeness over all their pairs, absent ones counting nothing,
reaches the bar; the best mean first, ties by the smaller ids. Single linkage would chain sagas
together.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

__all__ = ["average_linkage"]


def average_linkage(
    members: list[str], scores: Mapping[tuple[str, str], int], bar: int
) -> list[tuple[str, ...]]:
    """Return the groups of the members, each sorted, in the order of their first ids.

    `scores` holds pairs in ascending order of ids; a pair that is not there counts 0.
    """
    groups: dict[str, list[str]] = {m: [m] for m in members}
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = score
    heap = [
        (-score * _FINE, a, b, 1, 1) for (a, b), score in sorted(scores.items()) if score >= bar
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        if (len(groups[a]), len(groups[b])) != (size_a, size_b):
            continue
        _merge(groups, sums, a, b)
        for other, total in sums[a].items():
            pairs = len(groups[a]) * len(groups[other])
            if total >= bar * pairs:
                first, second = min(a, other), max(a, other)
                mean = -(total * _FINE) // pairs
                entry = (mean, first, second, len(groups[first]), len(groups[second]))
                heapq.heappush(heap, entry)
    return sorted(tuple(sorted(g)) for g in groups.values())


# Means are compared as integers, in parts of a score's unit.
_FINE = 1000


def _merge(groups: dict[str, list[str]], sums: dict[str, dict[str, int]], a: str, b: str) -> None:
    """Put group `b` into group `a`; `a` is the smaller id and names the group."""
    groups[a] += groups.pop(b)
    theirs = sums.pop(b)
    for other, total in theirs.items():
        if other == a:
            continue
        sums[a][other] = sums[other][a] = sums[a].get(other, 0) + total
        del sums[other][b]
    del sums[a][b]
