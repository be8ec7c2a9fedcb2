"""Articles that a person has already put together: one story, related or not."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Article, Story
from stemma.stories.titles import headline, make_story

__all__ = ["join"]


def join(articles: Sequence[Article]) -> Story:
    """Return one story of all these articles; its title is the first headline there is.

    Raises ValueError where there is no article.
    """
    return make_story(headline(a) for a in articles)
