"""Which claims a reader is shown, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from stemma.collation.opposition import likeness
from stemma.collation.slips import Slip
from stemma.collation.statements import Statement
from stemma.model import Judgement

__all__ = ["Group", "importance", "is_telling", "most_central"]

# Weight of a statement that says enough to be shown although only one article has it.
_MUCH = 130.0
# What a conflict counts for: it comes before all agreement.
_FIRST = 10_000
# A label longer than this is no headline.
_LABEL = 140


class Group(NamedTuple):
    """The statements of one claim that are shown, with what sets them against each other.

    `opposed` are the pairs (affirms, denies), `slip` is a pair with another day or person;
    `judgements` are those that a person made of this claim.
    """

    statements: tuple[Statement, ...]
    opposed: tuple[tuple[int, int], ...]
    slip: Slip | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def conflicts(self) -> bool:
        """Whether two of the statements cannot both hold."""
        return bool(self.opposed) or self.slip is not None


def is_telling(group: Group) -> bool:
    """Say whether a claim is worth a reader's line: told by several, or saying much."""
    statements = group.statements
    if group.conflicts or len({s.article for s in statements}) > 1:
        return True
    first = statements[0]
    if first.stand.position == "not_confirmed" or first.stand.worded:
        return True
    says = any(f[0] == "c" for f in first.weights)
    anchored = first.stand.attributed_to or any(f[0] in "nqt" for f in first.weights)
    alone = first.clause == "main" or first.stand.attributed_to or first.block == "title"
    much = sum(first.weights.values()) >= _MUCH
    return bool(says and anchored and alone and much and not first.supposed)


def importance(group: Group) -> int:
    """Return how much a reader needs a claim: who tells it, who denies it, where it stands.

    A claim that names a day, a step of a procedure or what is not the case can be checked.
    """
    statements = group.statements
    lineages = {s.lineage for s in statements}
    articles = {s.article for s in statements}
    denied = {s.stand.position for s in statements} & {"denies", "not_confirmed"}
    head = any(s.block in {"title", "lede"} for s in statements)
    negated = any(s.negated for s in statements)
    step = any(s.steps for s in statements)
    dated = any(f[0] == "t" for s in statements for f in s.weights)
    concepts = {f for s in statements for f in s.weights if f[0] == "c"}
    anchors = {f for s in statements for f in s.weights if f[0] in "nqt"}
    return (
        _FIRST * group.conflicts
        + 30 * len(lineages)
        + 20 * len(articles)
        + 40 * bool(denied)
        + 10 * (head + negated + step)
        + 15 * dated
        + 6 * min(len(concepts), 4)
        + 3 * min(len(anchors), 3)
    )


def most_central(statements: Sequence[Statement]) -> int:
    """Return the index of the statement most like all others; of equals the first."""
    rank = [0] * len(statements)
    for (i, a), (j, b) in combinations(enumerate(statements), 2):
        alike = likeness(a, b)
        rank[i] += alike
        rank[j] += alike
    short = [s.span.end - s.span.start <= _LABEL for s in statements]
    return max(range(len(statements)), key=lambda i: (rank[i] if short[i] else 0, -i))
