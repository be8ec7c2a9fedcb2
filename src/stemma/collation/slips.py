"""Statements that tell the same but for one point: a day, a name, a place, who, which step, why.

Two texts may tell two things that are much alike; so the rest must agree closely, and where a point
has many values neither text may tell the other's value anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


def find_slip(statements: Sequence[Statement], told: Mapping[str, Told]) -> Slip | None:
    """Return the surest pair of two lineages that tells one act with another value of a point."""
    best: tuple[int, int, int] | None = None
    found: Slip | None = None
    for (i, a), (j, b) in combinations(enumerate(statements), 2):
        if a.lineage == b.lineage or a.answers is not None or b.answers is not None:
            continue
        if a.negated != b.negated or a.supposed or b.supposed:
            continue
        for kind, differ in _POINTS:
            slot = differ(a, b, told)
            alike = _alike(a, b, kind, slot) if slot is not None else 0
            rank = (-alike, i, j)
            enough = _ALIKE_CAUSE if kind == "cause" else _ALIKE
            if alike >= enough and (best is None or rank < best):
                best, found = rank, Slip(kind, i, j)
    return found


def _other_day(a: Statement, b: Statement, _told: Mapping[str, Told]) -> frozenset[str] | None:
    ours, theirs = _days(a), _days(b)
    alone = len(ours) == len(theirs) == 1 and ours != theirs and tells_one_act(a, b)
    named = a.actors & b.actors or _names(a) & _names(b)
    return frozenset(ours | theirs) if alone and named else None


def _other_name(a: Statement, b: Statement, _told: Mapping[str, Told]) -> frozenset[str] | None:
    if _days(a) == _days(b) and tells_one_act(a, b) and _other_person(a, b):
        return frozenset(_names(a) ^ _names(b))
    return None


def _other_place(a: Statement, b: Statement, told: Mapping[str, Told]) -> frozenset[str] | None:
    ours, theirs = a.places - b.places, b.places - a.places
    if len(ours) != 1 or len(theirs) != 1 or not tells_one_act(a, b):
        return None
    left, right = ({f"n{p}" for k in keys for p in k.split()} for keys in (ours, theirs))
    if left & right or _told_by(b, left, told) or _told_by(a, right, told):
        return None
    # Without a number in common one place may lie in the other.
    return frozenset(left | right) if _numbers(a) & _numbers(b) else None


def _other_actor(a: Statement, b: Statement, told: Mapping[str, Told]) -> frozenset[str] | None:
    ours, theirs = (_institutions(s) for s in (a, b))
    if len(ours) != 1 or len(theirs) != 1 or ours & theirs or not _numbers(a) & _numbers(b):
        return None
    left, right = ({f"c{i}" for i in ids} for ids in (ours, theirs))
    if _acts(a) - left != _acts(b) - right or not _acts(a) - left:
        return None
    if _told_by(b, left, told) or _told_by(a, right, told):
        return None
    return frozenset(left | right) | _days(a) | _days(b)


def _other_step(a: Statement, b: Statement, told: Mapping[str, Told]) -> frozenset[str] | None:
    """Return the steps where both name one of one ladder, and neither text tells the other's."""
    if len(a.steps) != 1 or len(b.steps) != 1:
        return None
    one, other = a.steps[0], b.steps[0]
    if one.ladder != other.ladder or one.rung == other.rung:
        return None
    # News often has two words for one step, but seldom two for one count.
    if abs(one.rung - other.rung) == 1 and not _numbers(a) & _numbers(b):
        return None
    left, right = (
        {f for f in s.weights if f[0] == "c" and _ladder(f) == one.ladder} for s in (a, b)
    )
    if left & right or _told_by(b, left, told) or _told_by(a, right, told):
        return None
    # What is told of a later day has gone on; what is told earlier cannot have gone back.
    first, second = (a, b) if one.rung < other.rung else (b, a)
    if (told[first.article].day or "") < (told[second.article].day or ""):
        return None
    shared = _numbers(a) & _numbers(b) or _names(a) & _names(b) or a.actors & b.actors
    return frozenset(left | right) if shared else None


def _other_cause(a: Statement, b: Statement, told: Mapping[str, Told]) -> frozenset[str] | None:
    """Return the causes where both name one of one event, and neither text the other's."""
    if _CAUSE not in a.weights or _CAUSE not in b.weights:
        return None
    effects = {f for f in _concepts(a) & _concepts(b) if _kind(f) in _EFFECTS}
    ours, theirs = _concepts(a) - _concepts(b), _concepts(b) - _concepts(a)
    if not effects or not ours or not theirs:
        return None
    if _told_by(b, ours, told) or _told_by(a, theirs, told):
        return None
    return frozenset(ours | theirs)


_POINTS: tuple[
    tuple[Point, Callable[[Statement, Statement, Mapping[str, Told]], frozenset[str] | None]], ...
] = (
    ("time", _other_day),
    ("name", _other_name),
    ("place", _other_place),
    ("actor", _other_actor),
    ("status", _other_step),
    ("cause", _other_cause),
)


def _told_by(statement: Statement, features: set[str], told: Mapping[str, Told]) -> bool:
    """Say whether the text of a statement tells any of the features."""
    return bool(told[statement.article].features & features)


def _days(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "t" and len(f) == 11}


def _names(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "n"}


def _numbers(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "q"}


def _concepts(statement: Statement) -> set[str]:
    return {f for f in statement.weights if f[0] == "c" and f != _CAUSE}


def _acts(statement: Statement) -> set[str]:
    return {f for f in statement.weights if _kind(f) in {"act", "event", "step", "harm"}}


def _institutions(statement: Statement) -> set[str]:
    return {f[1:] for f in statement.weights if _kind(f) == "institution"}


def _kind(feature: str) -> str | None:
    row = concept_table().get(feature[1:]) if feature[0] == "c" else None
    return row.kind if row else None


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
