"""The members of a lineage: what each is to its parent, how independent, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.lineage.origins import Origin, quoted_origin
from stemma.lineage.reasons import child_reason, counted_reason, root_reason, sibling_reason
from stemma.lineage.signs import foreign_source
from stemma.lineage.ties import Tie, faithfulness
from stemma.lineage.witness import Witness
from stemma.model import Independence, Lineage, Member, Passage, Relation, Span, stable_id

__all__ = ["Case", "make_lineage"]

# From this share of its words in shared passages on a text is a copy, below it a rewrite.
_COPY = 300
# Below this share of both texts neither contains the other: they are siblings of a third.
_SIBLINGS = 600
# From this faithfulness on a text is a translation, below it a rewrite.
_FAITHFUL = 1130


class Case(NamedTuple):
    """All that is known of a story's articles: by id, ties by pair in both directions.

    `counted` are the articles whose agency stands behind a lineage nearer to the origin already.
    """

    witnesses: Mapping[str, Witness]
    origins: Mapping[str, Origin | None]
    ties: Mapping[tuple[str, str], Tie]
    parents: Mapping[str, str]
    counted: frozenset[str] = frozenset()


def make_lineage(case: Case, members: Sequence[str]) -> Lineage:
    """Return the lineage of these articles, which stand from the origin outwards."""
    rows = [_root(case, members)]
    rows += [_child(case, child) for child in members[1:]]
    return Lineage(stable_id("lineage", members[0]), _origin_name(case, members), tuple(rows))


def _origin_name(case: Case, members: Sequence[str]) -> str:
    named = [case.origins[m] for m in members]
    if len(members) > 1:
        named += [quoted_origin(case.witnesses[m].article) for m in members]
    for origin in named:
        if origin is not None:
            return origin.name
    if _are_siblings(case, members):
        return "unknown"
    outlet = case.witnesses[members[0]].article.outlet
    return f"own:{outlet}" if outlet else "unknown"


def _are_siblings(case: Case, members: Sequence[str]) -> bool:
    """Say whether these texts share passages while none contains another or names an origin."""
    ties = [case.ties[m, case.parents[m]] for m in members[1:]]
    return bool(ties) and all(
        tie.kind == "passages"
        and tie.shared is not None
        and max(tie.shared.first, tie.shared.second) < _SIBLINGS
        for tie in ties
    )


def _root(case: Case, members: Sequence[str]) -> Member:
    root, followers = members[0], len(members) - 1
    witness, origin = case.witnesses[root], case.origins[root]
    relation: Relation = "original"
    shown: Independence = "not_shown"
    reason = root_reason(witness, origin, followers)
    if root in case.counted:
        shown, reason = "no", counted_reason(witness, origin)
    elif origin is not None and origin.how == "link":
        relation = "translation" if foreign_source(witness.article, origin.span) else "copy"
    elif origin is not None or witness.own_reporting is not None:
        shown = "yes"
    elif _are_siblings(case, members):
        reason = sibling_reason(followers)
    return Member(root, relation, None, shown, reason)


def _child(case: Case, child_id: str) -> Member:
    child, parent = case.witnesses[child_id], case.witnesses[case.parents[child_id]]
    tie = case.ties[child_id, parent.article.id]
    first = tie.first == child_id
    relation = _relation(child, parent, tie, first)
    return Member(
        child_id,
        relation,
        parent.article.id,
        "no",
        child_reason(relation, (child, parent), tie),
        _passages(child, parent, tie, first),
    )


def _relation(child: Witness, parent: Witness, tie: Tie, first: bool) -> Relation:
    if child.language == parent.language:
        share = (tie.shared.first if first else tie.shared.second) if tie.shared else 0
        return "copy" if share >= _COPY else "rewrite"
    kept = faithfulness(child, parent, tie.chain if first else tie.chain.turned())
    return "rewrite" if kept is not None and kept < _FAITHFUL else "translation"


def _passages(child: Witness, parent: Witness, tie: Tie, first: bool) -> tuple[Passage, ...]:
    if tie.kind == "passages" and tie.shared is not None:
        return tuple(p if first else Passage(p.parent_span, p.span) for p in tie.shared.passages)
    pairs = tie.chain.pairs if first else tuple((j, i) for i, j in tie.chain.pairs)
    rows = []
    for i, j in pairs:
        a, b = child.anchors[i], parent.anchors[j]
        rows.append(Passage(Span(a.start, a.end), Span(b.start, b.end)))
    return tuple(rows)
