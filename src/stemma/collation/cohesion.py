"""Groups that hold together: what no pair of statements ties to the rest stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from stemma.collation.nodes import Node
from stemma.collation.opposition import likeness

__all__ = ["cohesive"]

# In per mille: a node stays in its group while one of its statements is this like one of another.
_BAR = 200


def cohesive(groups: Iterable[Sequence[Node]]) -> Iterator[tuple[Node, ...]]:
    """Yield the groups, those that fall apart in their connected parts."""
    for group in groups:
        part = list(range(len(group)))
        for i, a in enumerate(group):
            for j in range(i + 1, len(group)):
                if part[i] != part[j] and _tied(a, group[j]):
                    old, new = max(part[i], part[j]), min(part[i], part[j])
                    part = [new if p == old else p for p in part]
        parts: dict[int, list[Node]] = defaultdict(list)
        for node, number in zip(group, part, strict=True):
            parts[number].append(node)
        yield from (tuple(nodes) for _, nodes in sorted(parts.items()))


def _tied(a: Node, b: Node) -> bool:
    return any(likeness(x, y) >= _BAR for x in a.statements for y in b.statements)
