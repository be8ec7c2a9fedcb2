"""What a story is called, when it began and ended, and its id."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Article, Span, Story, stable_id

__all__ = ["make_story"]


def make_story(articles: Sequence[Article]) -> Story:
    """Return the story of these articles; its title is a headline of the earliest that has one.

    The id hashes the smallest article id alone: an article that joins later does not rename the
    story, unless its own id is the smallest.
    """
    head = min(articles, key=lambda a: (not a.spans("title"), a.day or "9999", a.id))
    span = _headline(head)
    days = sorted(a.day for a in articles if a.day)
    ids = tuple(sorted(a.id for a in articles))
    return Story(
        id=stable_id("story", ids[0]),
        articles=ids,
        title=head.text[span.start : span.end],
        title_article=head.id,
        title_span=span,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _headline(article: Article) -> Span:
    """Return the title's span; without one that of the first line that is read."""
    for kind in ("title", "heading", "lede", "body"):
        for span in article.spans(kind):
            line = article.text[span.start : span.end]
            cut = line.find("\n")
            return Span(span.start, span.end if cut < 0 or kind == "title" else span.start + cut)
    return Span(0, len(article.text))
