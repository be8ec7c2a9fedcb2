"""Who copied whom: copies, rewrites, translations, origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.lineage.index import MemorySignatures, SignatureIndex
from stemma.lineage.members import Case, make_lineage
from stemma.lineage.origins import Origin, named_origin
from stemma.lineage.ties import Tie, find_tie
from stemma.lineage.tree import best_parents, nearness
from stemma.lineage.witness import read_witness
from stemma.model import Analysis, Article, Lineage, Story

__all__ = ["VERSION", "MemorySignatures", "SignatureIndex", "trace"]

VERSION = 1


def trace(
    story: Story, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Lineage, ...]:
    """Return the lineages of one story; `articles` and `analyses` are the story's own.

    Every article is in exactly one lineage. The result is a function of the set of articles.
    """
    del story
    witnesses = {a.id: read_witness(a, b) for a, b in zip(articles, analyses, strict=True)}
    origins = {i: named_origin(w.article) for i, w in witnesses.items()}
    order = sorted(witnesses, key=lambda i: nearness(witnesses[i], origins[i]))
    signatures = MemorySignatures(witnesses.values())
    ties: dict[tuple[str, str], Tie] = {}
    for place, a in enumerate(order):
        copies = signatures.near(witnesses[a])
        for b in order[:place]:
            ties[a, b] = ties[b, a] = find_tie(witnesses[a], witnesses[b], b in copies)
    parents = best_parents(order, ties)
    case = Case(witnesses, origins, ties, parents, _counted(order, origins, parents))
    families: dict[str, list[str]] = defaultdict(list)
    for article in order:
        root = article
        while root in case.parents:
            root = case.parents[root]
        families[root].append(article)
    return tuple(make_lineage(case, members) for _, members in sorted(families.items()))


def _counted(
    order: Sequence[str], origins: Mapping[str, Origin | None], parents: Mapping[str, str]
) -> frozenset[str]:
    """Return the roots whose agency stands behind a root nearer to the origin."""
    seen: set[str] = set()
    again: set[str] = set()
    for article in order:
        origin = origins[article]
        if article in parents or origin is None or origin.how == "link":
            continue
        (again if origin.name in seen else seen).add(
            article if origin.name in seen else origin.name
        )
    return frozenset(again)
