"""To be written: the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Analysis, Article, Story, TimelineEntry

__all__ = ["build_timeline"]


def build_timeline(
    story: Story, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[TimelineEntry, ...]:
    """Return the times of the event, in the order of time."""
    del story, articles, analyses
    return ()
