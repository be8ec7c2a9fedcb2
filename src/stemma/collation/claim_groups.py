"""Groups of nodes that tell the same across lineages: average linkage over shared features."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from stemma.collation.nodes import Node
from stemma.collation.steps import Step, different_steps

__all__ = ["group_nodes"]

# A group is joined while its members are on average at least this alike, in per mille.
_BAR = 180
# Little in common is little proof: this much weight is added to what two nodes could share.
_DAMPING = 20.0
# One shared feature is a topic in common, not a statement.
_FEW = 2
# A step of a procedure by somebody else is another act; another step is seldom the same act.
_OTHER_ACTOR = 3
_OTHER_STEP = 2
# A feature of more nodes than this tells nothing apart.
_CROWD = 60


def group_nodes(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], ...]:
    """Return the nodes in groups, largest likeness joined first; ties go by the nodes' order."""
    likeness = _pairs(nodes)
    members = {i: [i] for i in range(len(nodes))}
    sums: dict[int, dict[int, int]] = defaultdict(dict)
    for (a, b), score in likeness.items():
        sums[a][b] = sums[b][a] = score
    heap = [(-score, a, b) for (a, b), score in likeness.items() if score >= _BAR]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or sums[a].get(b) is None:
            continue
        size = len(members[a]) * len(members[b])
        if -negative != sums[a][b] // size:
            continue
        _merge(a, b, members, sums)
        for other, total in sums[a].items():
            mean = total // (len(members[a]) * len(members[other]))
            if mean >= _BAR:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return tuple(tuple(nodes[i] for i in sorted(m)) for _, m in sorted(members.items()))


def _merge(a: int, b: int, members: dict[int, list[int]], sums: dict[int, dict[int, int]]) -> None:
    members[a] += members.pop(b)
    for other, total in sums.pop(b).items():
        sums[other].pop(b)
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0) + total


def _pairs(nodes: Sequence[Node]) -> dict[tuple[int, int], int]:
    """Return the likeness of every pair of nodes that share a telling feature, in per mille."""
    rows = [_Row.of(node) for node in nodes]
    found: dict[tuple[int, int], int] = {}
    for (a, b), weight in _shared(nodes).items():
        score = _score(rows[a], rows[b], weight)
        if score > 0:
            found[a, b] = score
    return found


def _shared(nodes: Sequence[Node]) -> dict[tuple[int, int], float]:
    """Return the weight that nodes have in common, by pair, where they share enough features."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for table in (node.common, *node.words.values()):
            for feature, weight in table.items():
                holders[feature].append((number, weight))
    shared: dict[tuple[int, int], float] = {}
    count: dict[tuple[int, int], int] = {}
    for _, where in sorted(holders.items()):
        if not 1 < len(where) <= _CROWD:
            continue
        for (a, one), (b, other) in combinations(where, 2):
            pair = (a, b)
            shared[pair] = shared.get(pair, 0.0) + min(one, other)
            count[pair] = count.get(pair, 0) + 1
    return {pair: weight for pair, weight in shared.items() if count[pair] >= _FEW}


class _Row(NamedTuple):
    """What two nodes are compared by, read once of each."""

    articles: frozenset[str]
    common: float
    words: Mapping[str, float]
    steps: tuple[Step, ...]
    actors: frozenset[str]

    @classmethod
    def of(cls, node: Node) -> _Row:
        words = {code: sum(table.values()) for code, table in node.words.items()}
        return cls(node.articles, sum(node.common.values()), words, node.steps, node.actors)


def _score(a: _Row, b: _Row, shared: float) -> int:
    """Return the likeness of two nodes in per mille, 0 where one article tells both."""
    if a.articles & b.articles:
        return 0
    could = a.common + b.common
    for code in sorted(a.words.keys() & b.words.keys()):
        could += a.words[code] + b.words[code]
    score = int(2000 * shared / (could + _DAMPING))
    if a.steps and b.steps and not _one_actor(a, b):
        return score // _OTHER_ACTOR
    if different_steps(a.steps, b.steps):
        return score // _OTHER_STEP
    return score


def _one_actor(a: _Row, b: _Row) -> bool:
    """Say whether two nodes name an actor in common; one that names none fits every other."""
    return not a.actors or not b.actors or bool(a.actors & b.actors)
