"""Claims: statements aligned across articles and languages, with positions and a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collation.article_statements import find_statements
from stemma.collation.claim_groups import group_nodes
from stemma.collation.claim_verdict import judge_claim
from stemma.collation.cohesion import cohesive
from stemma.collation.context import Context
from stemma.collation.nodes import Node, find_nodes
from stemma.collation.opposition import alike_pairs, opposed_pairs, positions
from stemma.collation.statements import Statement
from stemma.collation.steps import two_words
from stemma.collation.voices import count_voices
from stemma.model import Claim, ClaimMention, Position, stable_id

__all__ = ["find_claims"]

# A reader is shown no more of a story's claims, and of each no more mentions in one article.
_MOST = 40
_MOST_MENTIONS = 2
# Weight of a statement that says enough to be shown although only one article has it.
_MUCH = 130.0


def find_claims(context: Context) -> tuple[Claim, ...]:
    """Return the claims of the story, most important first."""
    statements = find_statements(context)
    told = [s for s in statements if s.answers is None]
    groups = [_answered(g, statements) for g in cohesive(group_nodes(find_nodes(context, told)))]
    ranked = sorted(
        filter(_telling, groups),
        key=lambda g: (-_importance(g), g[0].statements[0].span, _first(g)),
    )
    return tuple(_claim(context, g) for g in ranked[:_MOST])


def _telling(group: Sequence[Node]) -> bool:
    """Say whether a group is worth a reader's line: told by several, or saying much."""
    statements = [s for n in group for s in n.statements]
    if len({s.article for s in statements}) > 1:
        return True
    says = any(f[0] in "cqt" for f in statements[0].weights)
    return says and sum(statements[0].weights.values()) >= _MUCH


def _answered(group: Sequence[Node], statements: Sequence[Statement]) -> tuple[Node, ...]:
    """Return a group with the bare denials of its statements."""
    told = {(s.article, s.order) for n in group for s in n.statements}
    answers = tuple(
        s for s in statements if s.answers is not None and (s.article, s.answers) in told
    )
    return (*group, Node(answers, {}, {})) if answers else tuple(group)


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
    statements = _shown(context, group)
    opposed = opposed_pairs(statements)
    mentions = tuple(
        _mention(s, p) for s, p in zip(statements, positions(statements, opposed), strict=True)
    )
    judged = judge_claim(mentions, opposed, alike_pairs(statements))
    reason = judged.reason
    if len(judged.compared) == 2:
        words = two_words(*(statements[i].steps for i in judged.compared))
        if words is not None:
            reason += f" Two words for one act: '{words[0]}' and '{words[1]}'."
    first = mentions[0]
    text = context.by_id[first.article].article.text
    return Claim(
        id=stable_id("claim", first.article, str(first.start), str(first.end)),
        label=text[first.start : first.end],
        verdict=judged.verdict,
        type=judged.type,
        reason=reason,
        voices=count_voices(context, mentions),
        mentions=mentions,
        compared=judged.compared,
    )


def _shown(context: Context, group: Sequence[Node]) -> list[Statement]:
    """Return the statements of a group that a reader is shown, in the order of the witnesses."""
    place = {w.id: n for n, w in enumerate(context.witnesses)}
    count: dict[str, int] = {}
    kept: list[Statement] = []
    statements = [s for n in group for s in n.statements]
    for statement in sorted(statements, key=lambda s: (place[s.article], s.order, s.span)):
        count[statement.article] = count.get(statement.article, 0) + 1
        if count[statement.article] <= _MOST_MENTIONS:
            kept.append(statement)
    return kept


def _mention(statement: Statement, position: Position) -> ClaimMention:
    return ClaimMention(
        article=statement.article,
        start=statement.span.start,
        end=statement.span.end,
        position=position,
        attributed_to=statement.stand.attributed_to,
        voice=statement.stand.voice,
        lineage=statement.lineage,
    )
