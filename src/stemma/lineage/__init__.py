"""Who copied whom: copies, rewrites, translations, origins."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Analysis, Article, Lineage, Member, Story, stable_id

__all__ = ["VERSION", "trace"]

VERSION = 1


def trace(
    story: Story, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Lineage, ...]:
    """To be written: the lineages of one story; `articles` and `analyses` are the story's own."""
    del story, analyses
    return tuple(
        Lineage(stable_id("lineage", a.id), f"own:{a.outlet}" if a.outlet else "unknown",
                (Member(a.id, "original", None, "not_shown", "to be written"),))
        for a in articles
    )
