"""Articles that a person has already put together: one story, related or not."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Article, Span, Story, stable_id

__all__ = ["join"]


def join(articles: Sequence[Article]) -> Story:
    """Return one story of all these articles; its title is the first headline there is.

    Raises ValueError where there is no article.
    """
    if not articles:
        raise ValueError("a story needs at least one article")
    head = min(articles, key=lambda a: (not a.spans("title"), a.day or "9999", a.id))
    spans = head.spans("title") or head.spans("lede", "body")
    span = spans[0] if spans else Span(0, len(head.text))
    days = sorted(a.day for a in articles if a.day)
    ids = sorted(a.id for a in articles)
    return Story(
        id=stable_id("story", *ids),
        articles=tuple(ids),
        title=head.text[span.start : span.end],
        title_article=head.id,
        title_span=span,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
