"""Statements that tell the same but for one point: a day, a name, a place, who, which step, why.

Two texts may tell two things that are much alike; so the rest must agree closely, and where a point
has many values neither text may tell the other's value anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from stemma.collation.opposition import tells_one_act
from stemma.collation.statements import Statement
from stemma.languages import concept_table

__all__ = ["Slip", "Told", "find_slip"]

# In per mille: how alike two statements must be apart from what they differ in.
_ALIKE = 560
_ALIKE_CAUSE = 250
# So many features must be equal: with fewer, two acts of one kind look like one.
_FEW = 3
_FEW_CAUSE = 2
_DAMPING = 20.0
# A given name of fewer letters is an initial or a short form.
_GIVEN = 4
_CAUSE = "ccause"
_EFFECTS = frozenset({"event", "harm"})
_ACTS = frozenset({"act", "event", "step", "harm"})
# The channel's letter and a date to the day.
_FULL_DAY = 11

Point = Literal["time", "name", "place", "actor", "status", "cause"]


class Slip(NamedTuple):
    """Two statements by index that differ in one point, and in which."""

    type: Point
    one: int
    other: int


class Told(NamedTuple):
    """What an article tells anywhere: its day, and the features of all its statements."""

    day: str | None
    features: frozenset[str]


class _Row(NamedTuple):
    """What two statements are compared by, read once of each."""

    statement: Statement
    told: Told
    days: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    concepts: frozenset[str]
    acts: frozenset[str]
    institutions: frozenset[str]

    @classmethod
    def of(cls, statement: Statement, told: Told) -> _Row:
        features = statement.weights
        return cls(
            statement,
            told,
            frozenset(f for f in features if f[0] == "t" and len(f) == _FULL_DAY),
            frozenset(f for f in features if f[0] == "n"),
            frozenset(f for f in features if f[0] == "q"),
            frozenset(f for f in features if f[0] == "c" and f != _CAUSE),
            frozenset(f for f in features if _kind(f) in _ACTS),
            frozenset(f for f in features if _kind(f) == "institution"),
        )


def find_slip(statements: Sequence[Statement], told: Mapping[str, Told]) -> Slip | None:
    """Return the surest pair of two lineages that tells one act with another value of a point."""
    best: tuple[int, int, int] | None = None
    found: Slip | None = None
    rows = [(n, _Row.of(s, told[s.article])) for n, s in enumerate(statements) if _tells(s)]
    for (i, a), (j, b) in combinations(rows, 2):
        if a.statement.lineage == b.statement.lineage or a.statement.negated != b.statement.negated:
            continue
        for kind, differ in _POINTS:
            slot = differ(a, b)
            alike = _alike(a.statement, b.statement, kind, slot) if slot is not None else 0
            rank = (-alike, i, j)
            enough = _ALIKE_CAUSE if kind == "cause" else _ALIKE
            if alike >= enough and (best is None or rank < best):
                best, found = rank, Slip(kind, i, j)
    return found


def _tells(statement: Statement) -> bool:
    return statement.answers is None and not statement.supposed


def _other_day(a: _Row, b: _Row) -> frozenset[str] | None:
    alone = len(a.days) == len(b.days) == 1 and a.days != b.days
    named = alone and (a.statement.actors & b.statement.actors or a.names & b.names)
    return a.days | b.days if named and tells_one_act(a.statement, b.statement) else None


def _other_name(a: _Row, b: _Row) -> frozenset[str] | None:
    if a.days != b.days or not _other_person(a.statement, b.statement):
        return None
    return a.names ^ b.names if tells_one_act(a.statement, b.statement) else None


def _other_place(a: _Row, b: _Row) -> frozenset[str] | None:
    """Return the places where each names one; without a common number one may lie in the other."""
    if not a.numbers & b.numbers:
        return None
    ours = a.statement.places - b.statement.places
    theirs = b.statement.places - a.statement.places
    if len(ours) != 1 or len(theirs) != 1 or not tells_one_act(a.statement, b.statement):
        return None
    left, right = (frozenset(f"n{p}" for k in keys for p in k.split()) for keys in (ours, theirs))
    if left & right or left & b.told.features or right & a.told.features:
        return None
    return left | right


def _other_actor(a: _Row, b: _Row) -> frozenset[str] | None:
    left, right = a.institutions, b.institutions
    if len(left) != 1 or len(right) != 1 or left & right or not a.numbers & b.numbers:
        return None
    if a.acts != b.acts or not a.acts or left & b.told.features or right & a.told.features:
        return None
    return left | right | a.days | b.days


def _other_step(a: _Row, b: _Row) -> frozenset[str] | None:
    """Return the steps where both name one of one ladder, and neither text tells the other's."""
    if len(a.statement.steps) != 1 or len(b.statement.steps) != 1:
        return None
    one, other = a.statement.steps[0], b.statement.steps[0]
    if one.ladder != other.ladder or one.rung == other.rung:
        return None
    # News often has two words for one step, but seldom two for one count.
    if abs(one.rung - other.rung) == 1 and not a.numbers & b.numbers:
        return None
    left, right = (frozenset(f for f in r.concepts if _ladder(f) == one.ladder) for r in (a, b))
    if left & right or left & b.told.features or right & a.told.features:
        return None
    # What is told of a later day has gone on; what is told earlier cannot have gone back.
    first, second = (a, b) if one.rung < other.rung else (b, a)
    if (first.told.day or "") < (second.told.day or ""):
        return None
    shared = a.numbers & b.numbers or a.names & b.names or a.statement.actors & b.statement.actors
    return left | right if shared else None


def _other_cause(a: _Row, b: _Row) -> frozenset[str] | None:
    """Return the causes where both name one of one event, and neither text the other's."""
    if _CAUSE not in a.statement.weights or _CAUSE not in b.statement.weights:
        return None
    ours, theirs = a.concepts - b.concepts, b.concepts - a.concepts
    if not any(_kind(f) in _EFFECTS for f in a.concepts & b.concepts) or not ours or not theirs:
        return None
    if ours & b.told.features or theirs & a.told.features:
        return None
    return ours | theirs


_POINTS: tuple[tuple[Point, Callable[[_Row, _Row], frozenset[str] | None]], ...] = (
    ("time", _other_day),
    ("name", _other_name),
    ("place", _other_place),
    ("actor", _other_actor),
    ("status", _other_step),
    ("cause", _other_cause),
)


@cache
def _kind(feature: str) -> str | None:
    row = concept_table().get(feature[1:]) if feature[0] == "c" else None
    return row.kind if row else None


@cache
def _ladder(feature: str) -> str | None:
    row = concept_table().get(feature[1:])
    return row.ladder if row else None


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


def _alike(a: Statement, b: Statement, kind: Point, slot: frozenset[str]) -> int:
    """Return the share of weight in common, apart from the point, in per mille."""
    left, right = (_rest(s, o, kind, slot) for s, o in ((a, b), (b, a)))
    both = [f for f in left if f in right]
    if len(both) < (_FEW_CAUSE if kind == "cause" else _FEW):
        return 0
    shared = sum(min(left[f], right[f]) for f in both)
    return int(2000 * shared / (sum(left.values()) + sum(right.values()) + _DAMPING))


def _rest(
    statement: Statement, other: Statement, kind: Point, slot: frozenset[str]
) -> Mapping[str, float]:
    weights = statement.weights if statement.language == other.language else statement.shared
    channel = {"time": "t", "name": "n"}.get(kind, "")
    return {
        f: w
        for f, w in weights.items()
        if f not in slot and (f[0] != channel or f in other.weights)
    }
