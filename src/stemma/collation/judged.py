"""Judgements on figures and claims: which are of a kind, and the sentences that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.model import Article, Judgement, SubjectKind
from stemma.stories import in_force

__all__ = ["judgements_of", "told"]

_SENTENCES = {
    "same": "Joined by a judgement of {who} on {day}",
    "different": "Kept apart from another by a judgement of {who} on {day}",
    "belongs": "A mention was put here by a judgement of {who} on {day}",
    "apart": "A mention was taken out by a judgement of {who} on {day}",
    "note": "Note of {who} on {day}",
}


def judgements_of(
    kind: SubjectKind, judgements: Iterable[Judgement], articles: Sequence[Article]
) -> list[Judgement]:
    """Return the judgements that concern things of a kind in these articles, in their order."""
    concerned = [j for j in judgements if j.subjects[-1].kind == kind]
    return in_force(concerned, {a.id: a.text for a in articles}) if concerned else []


def told(reason: str, judgements: Iterable[Judgement]) -> str:
    """Return the reason of a verdict with a sentence for each judgement that was followed."""
    return " ".join([reason, *(_sentence(j) for j in judgements)])


def _sentence(judgement: Judgement) -> str:
    said = _SENTENCES[judgement.decision].format(who=judgement.who, day=judgement.when[:10])
    return f"{said}: {judgement.note}." if judgement.note else f"{said}."
