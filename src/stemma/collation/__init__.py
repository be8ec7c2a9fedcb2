"""The sources side by side: figures, claims, times, each with a verdict and a reason."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Analysis, Article, Collation, Lineage, Story

__all__ = ["VERSION", "collate"]

VERSION = 1


def collate(
    story: Story,
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    lineages: Sequence[Lineage],
) -> Collation:
    """To be written: figures, claims, timeline and gaps of one story."""
    del articles, analyses, lineages
    return Collation(story.id)
