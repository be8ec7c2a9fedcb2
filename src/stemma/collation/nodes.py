"""Nodes: statements of one lineage that tell the same, so that one node speaks all its languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from stemma.collation.context import Context
from stemma.collation.statements import Statement
from stemma.collation.steps import Step

__all__ = ["Node", "find_nodes"]

# Of a copy or translation, a clause stands about where its original stands.
_POSITION = 0.35
_DRIFT = 6.0
# What two clauses need to be aligned, in shares of their weight plus position.
_ENOUGH = 0.28


class Node(msgspec.Struct, frozen=True):
    """Statements that tell the same, with their features pooled by channel and language."""

    statements: tuple[Statement, ...]
    common: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of procedures that its statements name."""
        return tuple(step for s in self.statements for step in s.steps)

    @property
    def actors(self) -> frozenset[str]:
        """The persons, organisations, offices and institutions that it names."""
        return frozenset(a for s in self.statements for a in s.actors)

    @property
    def articles(self) -> frozenset[str]:
        """The articles in which it stands."""
        return frozenset(s.article for s in self.statements)


def find_nodes(context: Context, statements: Sequence[Statement]) -> tuple[Node, ...]:
    """Return every statement in one node; those aligned inside a lineage share a node."""
    of_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of_article[statement.article].append(statement)
    leader = {(s.article, s.order): (s.article, s.order) for s in statements}

    def root(key: tuple[str, int]) -> tuple[str, int]:
        while leader[key] != key:
            key = leader[key]
        return key

    for lineage in context.lineages:
        for member in lineage.members:
            parent = member.derived_from
            if parent is None or parent not in context.by_id:
                continue
            for a, b in _aligned(of_article[parent], of_article[member.article]):
                low, high = sorted((root((a.article, a.order)), root((b.article, b.order))))
                leader[high] = low
    groups: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[root((statement.article, statement.order))].append(statement)
    return tuple(_node(group) for _, group in sorted(groups.items()))


def _node(group: Sequence[Statement]) -> Node:
    common: dict[str, float] = {}
    words: dict[str, dict[str, float]] = {}
    for statement in group:
        for feature, weight in statement.weights.items():
            into = common if feature[0] != "w" else words.setdefault(statement.language, {})
            into[feature] = max(weight, into.get(feature, 0.0))
    return Node(tuple(group), common, words)


def _aligned(
    parent: Sequence[Statement], child: Sequence[Statement]
) -> list[tuple[Statement, Statement]]:
    """Return the pairs of the best alignment in order (Needleman and Wunsch, gaps free)."""
    rows, columns = len(parent), len(child)
    if not rows or not columns:
        return []
    likeness = _likeness(parent, child)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below = best[i], best[i + 1]
        for j in range(columns - 1, -1, -1):
            score = likeness[i][j]
            pair = score - _ENOUGH + below[j + 1] if score > _ENOUGH else 0.0
            here[j] = max(pair, below[j], here[j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        score = likeness[i][j]
        if score > _ENOUGH and best[i][j] == score - _ENOUGH + best[i + 1][j + 1]:
            pairs.append((parent[i], child[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(parent: Sequence[Statement], child: Sequence[Statement]) -> list[list[float]]:
    """Return how alike each statement of one is to each of the other, in shares of their weight."""
    one_language = {s.language for s in (*parent, *child)}
    left = [s.weights if len(one_language) == 1 else s.shared for s in parent]
    right = [s.weights if len(one_language) == 1 else s.shared for s in child]
    left_total = [sum(w.values()) for w in left]
    right_total = [sum(w.values()) for w in right]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, weights in enumerate(right):
        for feature in weights:
            holders[feature].append(j)
    rows, columns = len(left), len(right)
    found = []
    for i, weights in enumerate(left):
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in weights.items():
            for j in holders.get(feature, ()):
                shared[j] += min(weight, right[j][feature])
        row = [0.0] * columns
        here, reach = i / rows * columns, columns / _DRIFT + 1
        for j in range(max(0, int(here - reach)), min(columns, int(here + reach) + 1)):
            row[j] = _POSITION * max(0.0, 1 - _DRIFT * abs(i / rows - j / columns))
        for j, weight in shared.items():
            row[j] += 2 * weight / (left_total[i] + right_total[j])
        found.append(row)
    return found
