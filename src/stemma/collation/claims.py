"""Claims: statements aligned across articles and languages, with positions and a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stemma.collation.article_statements import find_statements
from stemma.collation.claim_groups import group_nodes
from stemma.collation.claim_rank import Group, importance, is_telling, most_central
from stemma.collation.claim_verdict import judge_claim
from stemma.collation.cohesion import cohesive
from stemma.collation.context import Context
from stemma.collation.judged import told as with_judgements
from stemma.collation.leftovers import attached
from stemma.collation.meeting import met
from stemma.collation.nodes import Node, find_nodes
from stemma.collation.opposition import alike_pairs, opposed_pairs, positions
from stemma.collation.slips import Told, find_slip
from stemma.collation.statements import Statement
from stemma.collation.steps import two_words
from stemma.collation.voices import count_voices
from stemma.model import Claim, ClaimMention, Judgement, Position, stable_id
from stemma.stories import regroup

__all__ = ["find_claims"]

# A reader is shown no more of a story's claims, and of each no more mentions in one article.
_MOST = 40
_MOST_MENTIONS = 3
# A reason cites so many letters of a wording.
_CITED = 90


def find_claims(context: Context, judgements: Sequence[Judgement] = ()) -> tuple[Claim, ...]:
    """Return the claims of the story, most important first."""
    statements = find_statements(context)
    told = [s for s in statements if s.answers is None]
    answers = [s for s in statements if s.answers is not None]
    groups = cohesive(group_nodes(find_nodes(context, told)))
    everything = _everything(context, told)
    regrouped = regroup(met(_answered(g, answers) for g in groups), _place, judgements)
    ranked = _ranked(_group(context, g.members, everything, g.judgements) for g in regrouped)
    first = ranked[:_MOST]
    taken = {_place(s) for g in first for s in g.statements}
    judged = {_place(s) for g in regrouped if g.judgements for s in g.members}
    left = (s for s in told if _place(s) not in taken | judged)
    beside = attached([() if g.judgements else g.statements for g in first], left)
    whole = (
        _group(context, (*g.statements, *more), everything, g.judgements) if more else g
        for g, more in zip(first, beside, strict=True)
    )
    return tuple(_claim(context, g) for g in _ranked(whole))


def _ranked(groups: Iterable[Group]) -> list[Group]:
    """Return the groups that are worth a reader's line, the most important first."""
    return sorted(
        (g for g in groups if is_telling(g)),
        key=lambda g: (-importance(g), g.statements[0].span, _first(g)),
    )


def _everything(context: Context, statements: Sequence[Statement]) -> dict[str, Told]:
    """Return what each article tells anywhere."""
    found: dict[str, set[str]] = {w.id: set() for w in context.witnesses}
    for statement in statements:
        found[statement.article].update(statement.shared)
    return {w.id: Told(w.article.day, frozenset(found[w.id])) for w in context.witnesses}


def _answered(group: Sequence[Node], answers: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a group with the bare denials of one of them."""
    found = [s for n in group for s in n.statements]
    told = {(s.article, s.order) for s in found}
    return found + [s for s in answers if (s.article, s.answers) in told]


def _first(group: Group) -> tuple[str, int]:
    statement = group.statements[0]
    return statement.article, statement.order


def _place(statement: Statement) -> tuple[str, int, int]:
    return statement.article, statement.span.start, statement.span.end


def _group(
    context: Context,
    statements: Sequence[Statement],
    everything: Mapping[str, Told],
    judgements: tuple[Judgement, ...],
) -> Group:
    """Return the statements of a group that a reader is shown, in the order of the witnesses."""
    place = {w.id: n for n, w in enumerate(context.witnesses)}
    count: dict[str, int] = {}
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (place[s.article], s.order, s.span)):
        if statement.answers is None:
            count[statement.article] = count.get(statement.article, 0) + 1
        if statement.answers is not None or count[statement.article] <= _MOST_MENTIONS:
            kept.append(statement)
    opposed = tuple(opposed_pairs(kept))
    slip = None if opposed else find_slip(kept, everything)
    return Group(tuple(kept), opposed, slip, judgements)


def _claim(context: Context, group: Group) -> Claim:
    statements = group.statements
    told = zip(statements, positions(statements, group.opposed), strict=True)
    mentions = tuple(_mention(s, p) for s, p in told)
    judged = judge_claim(
        mentions,
        (group.opposed, group.slip),
        alike_pairs(statements),
        lambda m: _cited(context, m),
        lambda m: _who(context, m),
    )
    reason = judged.reason
    if judged.verdict == "corroborated":
        words = two_words(*(statements[i].steps for i in judged.compared))
        if words is not None:
            reason += f" Two words for one act: '{words[0]}' and '{words[1]}'."
    named = judged.compared[0] if judged.type else most_central(statements)
    first, label = mentions[0], mentions[named]
    return Claim(
        id=stable_id("claim", first.article, str(first.start), str(first.end)),
        label=_words(context, label),
        verdict=judged.verdict,
        type=judged.type,
        reason=with_judgements(reason, group.judgements),
        voices=count_voices(context, mentions),
        mentions=mentions,
        compared=judged.compared,
    )


def _words(context: Context, mention: ClaimMention) -> str:
    return context.by_id[mention.article].article.text[mention.start : mention.end]


def _cited(context: Context, mention: ClaimMention) -> str:
    """Return the words of a mention as a reason cites them: on one line, cut where they are long."""
    words = " ".join(_words(context, mention).split())
    if len(words) <= _CITED:
        return words
    return words[:_CITED].rpartition(" ")[0] + " …"


def _who(context: Context, mention: ClaimMention) -> str:
    article = context.by_id[mention.article].article
    outlet = article.outlet or article.id
    return f"{mention.attributed_to}, in {outlet}" if mention.attributed_to else outlet


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
