"""The coverage of a story: its articles by lineage, and their texts with what was cited."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import ArticleRow, LineageRow, Segment, SourceText, Words
from stemma.dossier.wording import moment, origin_name
from stemma.model import Analysis, Article, BlockKind, Lineage, Member

__all__ = ["cover", "heads", "ordered_articles", "ordered_lineages", "source_texts"]

_INDEPENDENT = {
    "yes": "independent",
    "no": "dependent",
    "not_shown": "not shown to be independent",
}
_LEVEL = {
    "useful": "language read with fewer words than others",
    "partial": "language partly read: names, numbers, dates",
    "neutral": "language not read: compared by names and numbers alone",
}


def ordered_articles(articles: Sequence[Article]) -> list[Article]:
    """Return articles by the time of publication; those without one come last."""
    return sorted(articles, key=lambda a: (a.published.value if a.published else "9999", a.id))


def ordered_lineages(lineages: Sequence[Lineage], places: Places) -> list[Lineage]:
    """Return lineages, the largest first, of one size the earliest first."""
    return sorted(
        lineages,
        key=lambda x: (-len(x.members), min(places.number(m.article) for m in x.members), x.id),
    )


def cover(
    lineages: Sequence[Lineage], places: Places, analyses: dict[str, Analysis]
) -> tuple[LineageRow, ...]:
    """Return the rows of the coverage, in the order of the lineages."""
    return tuple(
        LineageRow(
            origin_name(x.origin, shown=any(m.independent == "yes" for m in x.members)),
            tuple(
                _row(m, places, analyses[m.article])
                for m in sorted(
                    x.members, key=lambda m: (m.relation != "original", places.number(m.article))
                )
            ),
        )
        for x in lineages
    )


def heads(rows: Sequence[LineageRow]) -> tuple[LineageRow, ...]:
    """Return the lineages in short: those of one article that are no agency's stand together."""
    groups: dict[str, tuple[ArticleRow, ...]] = {}
    for row in rows:
        outlet, _, kind = row.origin.rpartition(", ")
        alone = len(row.articles) == 1 and outlet == row.articles[0].outlet
        name = kind if alone else row.origin
        groups[name] = groups.get(name, ()) + row.articles
    return tuple(LineageRow(name, found) for name, found in groups.items())


def _row(member: Member, places: Places, analysis: Analysis) -> ArticleRow:
    article = places.article(member.article)
    return ArticleRow(
        number=places.number(article.id),
        article=article.id,
        input=article.input,
        outlet=outlet_of(article),
        language=article.language,
        published=published(article),
        when=moment(article.published.value, year=False) if article.published else "no date",
        relation=_relation(member, places),
        independent=_INDEPENDENT[member.independent],
        reason=places.named(member.reason),
        url=article.url or "",
        level=_LEVEL.get(analysis.level, ""),
        headline=_headline(article, places),
    )


def _headline(article: Article, places: Places) -> Words | None:
    spans = article.spans("title")
    return places.words(article.id, *spans[0], around=spans[0]) if spans else None


def published(article: Article) -> str:
    """Return when an article appeared, and say where the day is unknown or not certain."""
    if article.published is None:
        return "no date"
    return moment(article.published.value) + ("" if article.published.certain else " (?)")


def _relation(member: Member, places: Places) -> str:
    if member.derived_from is None:
        return member.relation
    if member.derived_from in places.cited:
        return f"{member.relation} of {places.number(member.derived_from)}"
    return f"{member.relation} of {member.derived_from}"


def source_texts(rows: Sequence[LineageRow], places: Places) -> tuple[SourceText, ...]:
    """Return the texts of all articles, with every span cited so far marked."""
    found = sorted((a for x in rows for a in x.articles), key=lambda a: a.number)
    return tuple(
        SourceText(row, places.direction(row.article), _segments(places, row.article))
        for row in found
    )


def _segments(places: Places, article_id: str) -> tuple[Segment, ...]:
    """Cut a text at the borders of its blocks and of the spans that were cited."""
    article = places.article(article_id)
    spans = sorted(places.cited[article_id])
    cuts = {0, len(article.text)}
    for start, end in [*spans, *((b.start, b.end) for b in article.blocks)]:
        cuts |= {start, end}
    points = sorted(cuts)
    return tuple(
        Segment(
            article.text[start:end],
            _kind(article, start),
            any(s <= start and end <= e for s, e in spans),
            tuple(
                f"{places.prefix}-{places.number(article_id)}-{s}-{e}"
                for s, e in spans
                if s == start
            ),
        )
        for start, end in pairwise(points)
        if end > start
    )


def _kind(article: Article, at: int) -> BlockKind:
    for block in article.blocks:
        if block.start <= at < block.end:
            return block.kind
    return "body"
