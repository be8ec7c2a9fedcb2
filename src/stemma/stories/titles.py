"""What a story is called, when it began and ended, and its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.model import Article, BlockKind, Span, Story, stable_id

__all__ = ["make_story"]

# Per cent of the most central article's weight from which another is central as well.
_CENTRAL = 75
# Where a headline is looked for, the surest first.
_HEADS: tuple[BlockKind, ...] = ("title", "heading", "lede", "body")


def make_story(articles: Sequence[Article], central: Mapping[str, int] | None = None) -> Story:
    """Return the story of these articles; its title is a headline of one of them.

    It is the headline of the earliest of the articles that are about as `central` as the most
    central one (how alike an article is to all others, by id). The id hashes the smallest article
    id alone: an article that joins later does not rename the story, unless its own id is the
    smallest. Raises ValueError where there is no article.
    """
    if not articles:
        raise ValueError("a story needs at least one article")
    weight = central or {}
    bar = max(weight.values(), default=0) * _CENTRAL // 100
    head = min(
        articles,
        key=lambda a: (not a.spans("title"), weight.get(a.id, 0) < bar, _published(a), a.id),
    )
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


def _published(article: Article) -> str:
    return article.published.value if article.published else "9999"


def _headline(article: Article) -> Span:
    """Return the title's span; without one that of the first line that is read."""
    for kind in _HEADS:
        for span in article.spans(kind):
            end = _line_end(article.text, span) if kind != "title" else span.end
            return Span(_first_letter(article.text, span), end)
    whole = Span(0, len(article.text))
    return Span(_first_letter(article.text, whole), _line_end(article.text, whole))


def _first_letter(text: str, span: Span) -> int:
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    return start if start < span.end else span.start


def _line_end(text: str, span: Span) -> int:
    cut = text.find("\n", _first_letter(text, span), span.end)
    return span.end if cut < 0 else cut
