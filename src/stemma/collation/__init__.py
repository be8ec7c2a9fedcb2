"""The sources side by side: figures, claims, times, each with a verdict and a reason."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collation.claims import find_claims
from stemma.collation.context import Context, Witness, context_of
from stemma.collation.figures import find_figures
from stemma.collation.gaps import find_gaps
from stemma.collation.heard import find_heard, find_voices
from stemma.collation.judged import judgements_of
from stemma.collation.moments import completed_analyses
from stemma.collation.quotations import find_quotations
from stemma.collation.silence import find_silence
from stemma.collation.timeline import build_timeline
from stemma.model import Analysis, Article, Collation, Judgement, Lineage, Story

__all__ = ["VERSION", "Context", "Witness", "collate", "completed_analyses", "context_of"]

VERSION = 1


def collate(
    story: Story,
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    lineages: Sequence[Lineage],
    judgements: Sequence[Judgement] = (),
) -> Collation:
    """Return figures, claims, timeline and gaps of one story; the order of the input is nothing.

    `judgements` are a person's; they win over the machine where they concern a figure or a claim.
    """
    context = context_of(story, articles, completed_analyses(articles, analyses), lineages)
    figures = find_figures(context, judgements_of("figure", judgements, articles))
    claims = find_claims(context, judgements_of("claim", judgements, articles))
    timeline = build_timeline(story, context.articles, context.analyses)
    gaps = find_gaps(context, figures, claims)
    voices = find_voices(context)
    return Collation(
        story=story.id,
        figures=figures,
        claims=claims,
        timeline=timeline,
        gaps=gaps,
        heard=find_heard(voices),
        quotations=find_quotations(context, voices),
        silence=find_silence(context, voices, figures, claims),
    )
