"""Statements that tell the same but for a day or a name: one of the two must be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from stemma.collation.opposition import tells_one_act
from stemma.collation.statements import Statement

__all__ = ["Slip", "find_slip"]

# In per mille: how alike two statements must be apart from what they differ in.
_ALIKE = 560
# So many features must be equal: with fewer, two acts of one kind look like one.
_FEW = 3
_DAMPING = 20.0
# A given name of fewer letters is an initial or a short form.
_GIVEN = 4


class Slip(NamedTuple):
    """Two statements by index that differ in one point, and in which."""

    type: Literal["time", "name"]
    one: int
    other: int


def find_slip(statements: Sequence[Statement]) -> Slip | None:
    """Return the surest pair of two lineages that tells one act with another day or person."""
    best: tuple[int, int, int] | None = None
    found: Slip | None = None
    for (i, a), (j, b) in combinations(enumerate(statements), 2):
        if a.lineage == b.lineage or a.answers is not None or b.answers is not None:
            continue
        if a.negated != b.negated or a.supposed or b.supposed or not tells_one_act(a, b):
            continue
        kind = _difference(a, b)
        alike = _alike(a, b, kind) if kind is not None else 0
        rank = (-alike, i, j)
        if kind is not None and alike >= _ALIKE and (best is None or rank < best):
            best, found = rank, Slip(kind, i, j)
    return found


def _difference(a: Statement, b: Statement) -> Literal["time", "name"] | None:
    ours, theirs = _days(a), _days(b)
    if len(ours) == len(theirs) == 1 and ours != theirs:
        return "time" if a.actors & b.actors or _names(a) & _names(b) else None
    if ours == theirs and _other_person(a, b):
        return "name"
    return None


def _days(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "t" and len(f) == 11}


def _names(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "n"}


def _other_person(a: Statement, b: Statement) -> bool:
    """Say whether both name one person each with one surname and another given name."""
    ours = [set(k.split()) for k in sorted(a.actors - b.actors) if " " in k]
    theirs = [set(k.split()) for k in sorted(b.actors - a.actors) if " " in k]
    if len(ours) != 1 or len(theirs) != 1 or not ours[0] & theirs[0]:
        return False
    one, other = ours[0] - theirs[0], theirs[0] - ours[0]
    return (
        bool(one)
        and bool(other)
        and all(
            len(x) >= _GIVEN and len(y) >= _GIVEN and x[:2] != y[:2] and x[-3:] != y[-3:]
            for x in one
            for y in other
        )
    )


def _alike(a: Statement, b: Statement, kind: str) -> int:
    """Return the share of weight in common, apart from days or names, in per mille."""
    left, right = (_rest(s, o, kind) for s, o in ((a, b), (b, a)))
    both = [f for f in left if f in right]
    if len(both) < _FEW:
        return 0
    shared = sum(min(left[f], right[f]) for f in both)
    return int(2000 * shared / (sum(left.values()) + sum(right.values()) + _DAMPING))


def _rest(statement: Statement, other: Statement, kind: str) -> Mapping[str, float]:
    weights = statement.weights if statement.language == other.language else statement.shared
    channel = "t" if kind == "time" else "n"
    return {f: w for f, w in weights.items() if f[0] != channel or f in other.weights}
