"""The members of a lineage: what each is to its parent, how independent, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.lineage.origins import Origin
from stemma.lineage.reasons import alone_reason, child_reason, root_reason
from stemma.lineage.ties import Tie, number_fidelity
from stemma.lineage.witness import Witness
from stemma.model import (
    Article,
    Independence,
    Lineage,
    Member,
    Passage,
    Relation,
    Span,
    stable_id,
)

__all__ = ["Case", "make_lineage"]

# From this share of its words in shared passages on a text is a copy, below it a rewrite.
_COPY = 300
# From this share of both texts' numbers in order on a text is a translation, below it a rewrite.
_FAITHFUL = 650


class Case(NamedTuple):
    """All that is known of a story's articles: by id, ties by pair in both directions."""

    witnesses: Mapping[str, Witness]
    origins: Mapping[str, Origin | None]
    ties: Mapping[tuple[str, str], Tie]
    parents: Mapping[str, str]


def make_lineage(case: Case, members: Sequence[str]) -> Lineage:
    """Return the lineage of these articles, which stand from the origin outwards."""
    origin = next((o for o in (case.origins[m] for m in members) if o is not None), None)
    root = members[0]
    head = case.witnesses[root].article
    name = origin.name if origin else f"own:{head.outlet}" if head.outlet else "unknown"
    rows = [_root(head, case.origins[root], len(members) - 1)]
    for child in members[1:]:
        parent = case.parents[child]
        rows.append(_child(case.witnesses[child], case.witnesses[parent], case.ties[child, parent]))
    return Lineage(stable_id("lineage", root), name, tuple(rows))


def _root(article: Article, origin: Origin | None, followers: int) -> Member:
    relation: Relation = "original"
    shown: Independence = "not_shown"
    if origin is not None and origin.how == "link":
        relation, shown = "translation", "not_shown"
    elif origin is not None:
        shown = "yes"
    reason = alone_reason() if origin is None and not followers else root_reason(origin, followers)
    return Member(article.id, relation, None, shown, reason)


def _child(child: Witness, parent: Witness, tie: Tie) -> Member:
    first = tie.first == child.article.id
    relation = _relation(child, parent, tie, first)
    return Member(
        child.article.id,
        relation,
        parent.article.id,
        "no",
        child_reason(relation, parent.article, tie, first),
        _passages(child, parent, tie, first),
    )


def _relation(child: Witness, parent: Witness, tie: Tie, first: bool) -> Relation:
    if child.language == parent.language:
        share = (tie.shared.first if first else tie.shared.second) if tie.shared else 0
        return "copy" if share >= _COPY else "rewrite"
    a, b = (child, parent) if first else (parent, child)
    fidelity = number_fidelity(a, b, tie.chain)
    return "rewrite" if fidelity is not None and fidelity < _FAITHFUL else "translation"


def _passages(child: Witness, parent: Witness, tie: Tie, first: bool) -> tuple[Passage, ...]:
    if tie.kind == "passages" and tie.shared is not None:
        return tuple(p if first else Passage(p.parent_span, p.span) for p in tie.shared.passages)
    pairs = tie.chain.pairs if first else tuple((j, i) for i, j in tie.chain.pairs)
    rows = []
    for i, j in pairs:
        a, b = child.anchors[i], parent.anchors[j]
        rows.append(Passage(Span(a.start, a.end), Span(b.start, b.end)))
    return tuple(rows)
