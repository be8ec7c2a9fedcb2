"""Groups of nodes that tell the same across lineages: average linkage over shared features."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.collation.nodes import Node
from stemma.collation.steps import different_steps

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
    holders: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for feature in node.common:
            holders[feature].append(number)
        for table in node.words.values():
            for feature in table:
                holders[feature].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    count: dict[tuple[int, int], int] = defaultdict(int)
    for feature, where in sorted(holders.items()):
        if not 1 < len(where) <= _CROWD:
            continue
        for at, a in enumerate(where):
            for b in where[at + 1 :]:
                shared[a, b] += min(_weight(nodes[a], feature), _weight(nodes[b], feature))
                count[a, b] += 1
    found: dict[tuple[int, int], int] = {}
    for (a, b), weight in shared.items():
        if count[a, b] < _FEW or nodes[a].articles & nodes[b].articles:
            continue
        languages = nodes[a].words.keys() & nodes[b].words.keys()
        could = _total(nodes[a], languages) + _total(nodes[b], languages)
        score = int(2000 * weight / (could + _DAMPING))
        if nodes[a].steps and nodes[b].steps and not _one_actor(nodes[a], nodes[b]):
            score //= _OTHER_ACTOR
        elif different_steps(nodes[a].steps, nodes[b].steps):
            score //= _OTHER_STEP
        if score > 0:
            found[a, b] = score
    return found


def _one_actor(a: Node, b: Node) -> bool:
    """Say whether two nodes name an actor in common; one that names none fits every other."""
    ours, theirs = a.actors, b.actors
    return not ours or not theirs or bool(ours & theirs)


def _weight(node: Node, feature: str) -> float:
    if feature[0] != "w":
        return node.common[feature]
    return node.words[feature[1:].partition(":")[0]][feature]


def _total(node: Node, languages: set[str]) -> float:
    tables: list[Mapping[str, float]] = [node.common, *(node.words[x] for x in sorted(languages))]
    return sum(sum(t.values()) for t in tables)
