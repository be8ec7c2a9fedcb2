"""Claims: statements aligned across articles and languages, with positions and a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collation.claim_groups import group_nodes
from stemma.collation.claim_verdict import judge_claim
from stemma.collation.context import Context
from stemma.collation.nodes import Node, find_nodes
from stemma.collation.statements import Statement, find_statements
from stemma.collation.voices import count_voices
from stemma.model import Claim, ClaimMention, stable_id

__all__ = ["find_claims"]

# A reader is shown no more of a story's claims, and of each no more mentions in one article.
_MOST = 40
_MOST_MENTIONS = 2


def find_claims(context: Context) -> tuple[Claim, ...]:
    """Return the claims of the story, most important first."""
    statements = find_statements(context)
    groups = group_nodes(find_nodes(context, statements))
    ranked = sorted(groups, key=lambda g: (-_importance(g), g[0].statements[0].span, _first(g)))
    return tuple(_claim(context, g) for g in ranked[:_MOST])


def _first(group: Sequence[Node]) -> tuple[str, int]:
    statement = group[0].statements[0]
    return statement.article, statement.order


def _importance(group: Sequence[Node]) -> int:
    """Return how much a reader needs a claim: who tells it, who denies it, where it stands."""
    statements = [s for n in group for s in n.statements]
    lineages = {s.lineage for s in statements}
    articles = {s.article for s in statements}
    positions = {s.stand.position for s in statements}
    head = any(s.block in {"title", "lede"} for s in statements)
    concepts = {f for n in group for f in n.common if f[0] == "c"}
    denied = bool(positions & {"denies", "not_confirmed"})
    return (
        30 * len(lineages) + 8 * len(articles) + 40 * denied + 10 * head + 6 * min(len(concepts), 4)
    )


def _claim(context: Context, group: Sequence[Node]) -> Claim:
    mentions = _mentions(context, [s for n in group for s in n.statements])
    judged = judge_claim(mentions)
    first = mentions[0]
    text = context.by_id[first.article].article.text
    return Claim(
        id=stable_id("claim", first.article, str(first.start), str(first.end)),
        label=text[first.start : first.end],
        verdict=judged.verdict,
        type=judged.type,
        reason=judged.reason,
        voices=count_voices(context, mentions),
        mentions=mentions,
        compared=judged.compared,
    )


def _mentions(context: Context, statements: Sequence[Statement]) -> tuple[ClaimMention, ...]:
    place = {w.id: n for n, w in enumerate(context.witnesses)}
    kept: list[ClaimMention] = []
    count: dict[str, int] = {}
    for s in sorted(statements, key=lambda s: (place[s.article], s.order)):
        count[s.article] = count.get(s.article, 0) + 1
        if count[s.article] <= _MOST_MENTIONS:
            kept.append(
                ClaimMention(
                    article=s.article,
                    start=s.span.start,
                    end=s.span.end,
                    position=s.stand.position,
                    attributed_to=s.stand.attributed_to,
                    voice=s.stand.voice,
                    lineage=s.lineage,
                )
            )
    return tuple(kept)
