"""Which statements of a group contradict each other: they say the same, and one turns it round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.collation.statements import Statement
from stemma.model import Position

__all__ = ["alike_pairs", "likeness", "opposed_pairs", "positions"]

_AFFIRMS = frozenset({"asserts", "attributes"})
# In per mille: how alike two statements must be before one counts as saying what the other says,
# or as its denial.
# A source that denies says so itself; a negation alone may belong to something else.
_SAME = 300
_SAID = 300
_NEGATED = 520
# Words as alike as this are one quotation; whoever is said to deny does not deny these words.
_QUOTED = 850
_DAMPING = 20.0
# One shared feature is a topic in common, not a statement.
_FEW = 2


def likeness(a: Statement, b: Statement) -> int:
    """Return the share of weight that two statements have in common, in per mille.

    It is 0 where they share less than two features.
    """
    left, right = _comparable(a, b), _comparable(b, a)
    both = [f for f in left if f in right]
    if len(both) < _FEW:
        return 0
    shared = sum(min(left[f], right[f]) for f in both)
    return int(2000 * shared / (sum(left.values()) + sum(right.values()) + _DAMPING))


def _comparable(statement: Statement, other: Statement) -> Mapping[str, float]:
    if statement.language == other.language:
        return statement.weights
    return {f: w for f, w in statement.weights.items() if f[0] != "w"}


def alike_pairs(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return the pairs of different lineages that say much the same, most alike first."""
    found: list[tuple[int, int, int]] = []
    for i, a in enumerate(statements):
        for j in range(i + 1, len(statements)):
            if a.lineage != statements[j].lineage:
                alike = likeness(a, statements[j])
                if alike >= _SAME and _share_concept(a, statements[j]):
                    found.append((-alike, i, j))
    return [(i, j) for _, i, j in sorted(found)]


def _share_concept(a: Statement, b: Statement) -> bool:
    """Say whether both tell of one concept: names and days alone are shared by a whole story."""
    return any(f[0] == "c" for f in a.common & b.common)


def opposed_pairs(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return the pairs (affirms, denies) by index, most alike first."""
    found: list[tuple[int, int, int]] = []
    for i, a in enumerate(statements):
        for j, b in enumerate(statements):
            if a.stand.position in _AFFIRMS and a.stand.voice != b.stand.voice:
                alike = _opposed(a, b)
                if alike:
                    found.append((-alike, i, j))
    return [(i, j) for _, i, j in sorted(found)]


def _opposed(a: Statement, b: Statement) -> int:
    """Return how alike an affirmation and its denial are, 0 where it is none."""
    denied = b.stand.position == "denies"
    if not denied and b.stand.position not in _AFFIRMS:
        return 0
    turned = a.negated != b.negated
    ends = a.turned ^ b.turned
    if any(f in a.weights and f in b.weights for f in ends):
        turned = not turned
    if denied == turned or (not denied and not _turns(b, a)):
        return 0
    alike = likeness(a, b) if _share_concept(a, b) else 0
    if denied:
        return alike if _SAID <= alike < _QUOTED else 0
    return alike if alike >= _NEGATED else 0


def _turns(b: Statement, a: Statement) -> bool:
    """Say whether `b` is the one of the two that holds the negation or the far end."""
    return b.negated or (not a.negated and bool(b.turned - a.turned))


def positions(
    statements: Sequence[Statement], opposed: Sequence[tuple[int, int]]
) -> list[Position]:
    """Return the position of each statement: one that turns another round denies it."""
    turning = {j for _, j in opposed}
    return [
        "denies" if n in turning and s.stand.position in _AFFIRMS else s.stand.position
        for n, s in enumerate(statements)
    ]
