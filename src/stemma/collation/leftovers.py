"""Statements beside the claims that are shown: each goes with the claim whose words it says too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemma.collation.opposition import likeness
from stemma.collation.statements import Statement

__all__ = ["attached"]

# In per mille: how alike a statement must be to one of another article to be told beside it.
_ALIKE = 380
# A feature of more statements than this tells nothing apart.
_CROWD = 60


def attached(
    claims: Sequence[Sequence[Statement]], rest: Iterable[Statement]
) -> list[list[Statement]]:
    """Return for each claim the statements of `rest` that are most like one of its own.

    A claim has one voice in an article that tells it: a statement is no more than the words of
    another article in other words.
    """
    holders: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for statement in claim:
            if statement.answers is None:
                for feature in statement.weights:
                    holders[feature].append((number, statement))
    found: list[list[Statement]] = [[] for _ in claims]
    for statement in rest:
        near: dict[int, tuple[int, Statement]] = {}
        for feature in statement.weights:
            here = holders.get(feature, ())
            if len(here) <= _CROWD:
                near.update((id(t), (n, t)) for n, t in here if t.article != statement.article)
        alike = ((likeness(statement, t), -n) for n, t in near.values())
        best = max(alike, default=(0, 0))
        if best[0] >= _ALIKE:
            found[-best[1]].append(statement)
    return found
