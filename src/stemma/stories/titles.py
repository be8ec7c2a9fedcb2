"""What a story is called, when it began and ended, and its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from stemma.model import Article, BlockKind, Span, Story, stable_id

__all__ = ["Headline", "headline", "make_story"]

# Per cent of the most central article's weight from which another is central as well.
_CENTRAL = 75
# Where a headline is looked for, the surest first.
_HEADS: tuple[BlockKind, ...] = ("title", "heading", "lede", "body")
# Sorts after every date.
_UNDATED = "9999"


class Headline(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a story may be called by: an article's first words, where they stand, and its date.

    `titled` says whether they are a title; `published` is '9999' and `day` None where neither is
    known.
    """

    article: str
    words: str
    span: Span
    titled: bool
    published: str
    day: str | None


def headline(article: Article) -> Headline:
    """Return the title of an article; without one the first line that is read."""
    span = _span(article)
    return Headline(
        article=article.id,
        words=article.text[span.start : span.end],
        span=span,
        titled=bool(article.spans("title")),
        published=article.published.value if article.published else _UNDATED,
        day=article.day,
    )


def make_story(heads: Iterable[Headline], central: Mapping[str, int] | None = None) -> Story:
    """Return the story of the articles that have these headlines; its title is one of them.

    It is the headline of the earliest of the articles that are about as `central` as the most
    central one (how alike an article is to all others, by id). The id hashes the id of the article
    that was published first, undated ones last, ties by id: what joins later does not rename the
    story, unless it is older than all of it. Raises ValueError where there is no article.
    """
    members = sorted(heads, key=lambda h: (h.published, h.article))
    if not members:
        raise ValueError("a story needs at least one article")
    weight = central or {}
    bar = max(weight.values(), default=0) * _CENTRAL // 100
    head = min(members, key=lambda h: (not h.titled, weight.get(h.article, 0) < bar))
    days = sorted(h.day for h in members if h.day)
    return Story(
        id=stable_id("story", members[0].article),
        articles=tuple(sorted(h.article for h in members)),
        title=head.words,
        title_article=head.article,
        title_span=head.span,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _span(article: Article) -> Span:
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
