"""Denials that found no group with what they deny: the two groups are joined, so that they meet.

What somebody denies is told by others in other words, with more around it; the likeness of whole
statements keeps the two apart. The nearest statement that a denial turns round brings them
together. One accusation that each language tells in other clauses is one conflict where the same
party denies what the same party says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from stemma.collation.opposition import likeness, opposed_pairs, opposes
from stemma.collation.parties import one_party
from stemma.collation.statements import Statement

__all__ = ["met"]

# In per mille: how sure it must be that one statement denies the other.
_SURE = 500
# What two accusations denied by one party must have in common where others make them, in per mille.
_ONE_MATTER = 150


def met(groups: Iterable[Sequence[Statement]]) -> list[list[Statement]]:
    """Return the groups, each that denies joined to the group of what it denies, surest first."""
    found = [list(g) for g in groups]
    home = {id(s): n for n, g in enumerate(found) for s in g}
    pairs = sorted(_pairs(found, home), key=lambda p: p[:3])
    moved: dict[int, int] = {}
    for _, here, there in pairs:
        # A group that has moved, or has been joined, has met.
        if here in moved or here in moved.values() or there in moved:
            continue
        moved[here] = there
    for here, there in sorted(moved.items()):
        found[there] += found[here]
        found[here] = []
    return _disputes([g for g in found if g])


class _Dispute(NamedTuple):
    """The surest pair of a group: what is affirmed, and the denial of it."""

    group: int
    affirmed: Statement
    denial: Statement


def _disputes(groups: list[list[Statement]]) -> list[list[Statement]]:
    """Return the groups, those of one accusation and one who denies it joined."""
    found: list[_Dispute] = []
    for n, group in enumerate(groups):
        if any(s.stand.position == "denies" for s in group):
            found += [_Dispute(n, group[i], group[j]) for i, j in opposed_pairs(group)[:1]]
    into = list(range(len(groups)))
    for one, other in combinations(found, 2):
        here, there = into[one.group], into[other.group]
        if here != there and _one_dispute(one, other):
            low, high = sorted((here, there))
            into = [low if n == high else n for n in into]
    joined: dict[int, list[Statement]] = defaultdict(list)
    for n, group in enumerate(groups):
        joined[into[n]] += group
    return list(joined.values())


def _one_dispute(one: _Dispute, other: _Dispute) -> bool:
    """Say whether one party denies both, and one party says both or both say much the same."""
    if not one_party(one.denial.stand, other.denial.stand):
        return False
    a, b = one.affirmed, other.affirmed
    if any(f[0] == "q" and f in b.shared for f in a.shared) or likeness(a, b) >= _ONE_MATTER:
        return True
    bare = one.denial.answers is not None and other.denial.answers is not None
    return bare and a.article != b.article and one_party(a.stand, b.stand)


def _pairs(
    groups: Sequence[Sequence[Statement]], home: dict[int, int]
) -> list[tuple[int, int, int]]:
    """Return (minus how sure, group that denies, group that affirms) for pairs of two groups."""
    holders: dict[str, list[Statement]] = defaultdict(list)
    for group in groups:
        for statement in group:
            for feature in statement.shared:
                if feature[0] == "c":
                    holders[feature].append(statement)
    found: list[tuple[int, int, int]] = []
    for n, group in enumerate(groups):
        for denial in group:
            if denial.answers is not None or not _denies(denial):
                continue
            near = {id(s): s for f in sorted(denial.denied or denial.shared) for s in holders[f]}
            for statement in near.values():
                other = home[id(statement)]
                if other != n:
                    sure = opposes(statement, denial)
                    if sure >= _SURE:
                        found.append((-sure, n, other))
    return found


def _denies(statement: Statement) -> bool:
    return statement.stand.position == "denies" or statement.negated
