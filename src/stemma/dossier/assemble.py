"""From the dossier's records to what a reader sees: order, folding, counts."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.dossier.coverage import cover, heads, ordered_articles, ordered_lineages, source_texts
from stemma.dossier.drawing import draw_lineages
from stemma.dossier.hearing import hearing_of
from stemma.dossier.lines import claim_line, figure_line
from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import (
    DossierView,
    GapRow,
    StoryView,
    TimeRow,
)
from stemma.dossier.sections import Sections
from stemma.dossier.wording import count, language_name, listed, moment, period
from stemma.model import Analysis, Article, Dossier, Span, StoryDossier, TimelineEntry

__all__ = ["view_comparison", "view_dossier"]

TIMES_SHOWN = 6
GAPS_SHOWN = 8


def view_dossier(dossier: Dossier) -> DossierView:
    """Return what a reader sees: stories with the most articles first, single articles last."""
    articles = {a.id: a for a in dossier.articles}
    analyses = {a.article: a for a in dossier.analyses}
    ranked = sorted(dossier.stories, key=lambda s: (-len(s.story.articles), s.story.id))
    views = [
        _story(item, articles, analyses, f"s{number}") for number, item in enumerate(ranked, 1)
    ]
    several = [v for v in views if v.articles > 1] or views
    return DossierView(
        several[0].title.words if len(several) == 1 else "",
        f"{count(len(dossier.articles), 'article')} in {count(len(views), 'story', 'stories')}",
        tuple(several),
        tuple(v for v in views if v not in several),
    )


def view_comparison(dossier: Dossier) -> DossierView:
    """Return two texts as a reader sees them: how they relate, then what both and only one tell."""
    item = dossier.stories[0]
    story = _story(
        item,
        {a.id: a for a in dossier.articles},
        {a.article: a for a in dossier.analyses},
        "s1",
        pair=True,
    )
    return DossierView(story.heading, story.counts[0], (story,), ())


def _story(
    item: StoryDossier,
    articles: dict[str, Article],
    analyses: dict[str, Analysis],
    anchor: str,
    *,
    pair: bool = False,
) -> StoryView:
    members = ordered_articles([articles[i] for i in item.story.articles])
    places = Places(members, [analyses[a.id] for a in members], item.lineages, anchor)
    lineages = ordered_lineages(item.lineages, places)
    figures = [figure_line(f, places) for f in item.collation.figures]
    claims = [claim_line(c, places) for c in item.collation.claims]
    times = [_time_row(t, places) for t in item.collation.timeline]
    # The times that most articles tell, in the order of the collation: the event, then background.
    told = sorted(times, key=lambda t: -len(t.cites))[:TIMES_SHOWN]
    coverage = cover(lineages, places, analyses)
    lines = Sections(figures, claims)
    gaps = tuple(GapRow(places.named(g.what), places.named(g.why)) for g in item.collation.gaps)
    hearing = hearing_of(item.collation, places)
    title_span = item.story.title_span
    title = places.words(item.story.title_article, *title_span, around=title_span)
    return StoryView(
        anchor=anchor,
        id=item.story.id,
        title=title,
        articles=len(members),
        counts=_counts(members, len(lineages)),
        period=period(*_span(members)),
        lines_counted=lines.counted_of_pair(places) if pair else lines.counted(),
        heads=heads(coverage),
        lineages=coverage,
        tree=draw_lineages(lineages, places),
        sections=lines.of_pair(places) if pair else lines.of_story(),
        timeline=tuple(t for t in times if t in told),
        timeline_folded=tuple(t for t in times if t not in told),
        gaps=gaps[:GAPS_SHOWN],
        gaps_folded=gaps[GAPS_SHOWN:],
        levels=tuple(dict.fromkeys(a.level for x in coverage for a in x.articles if a.level)),
        sources=source_texts(coverage, places),
        heading=" and ".join(outlet_of(a) for a in members) if pair else "",
        hearing=hearing,
    )


def _counts(members: Sequence[Article], lineages: int) -> tuple[str, ...]:
    outlets = {outlet_of(a) for a in members}
    codes = list(dict.fromkeys(a.language for a in members))
    names = listed([language_name(c) for c in sorted(codes)])
    return (
        count(len(members), "article"),
        count(len(outlets), "outlet"),
        f"{count(len(codes), 'language')} ({names})",
        count(lineages, "lineage"),
    )


def _span(members: Sequence[Article]) -> tuple[str | None, str | None]:
    values = [a.published.value for a in members if a.published]
    return (values[0], values[-1]) if values else (None, None)


def _time_row(entry: TimelineEntry, places: Places) -> TimeRow:
    cites = {m.article: places.cite(m.article, m.start, m.end) for m in reversed(entry.mentions)}
    anchors = dict.fromkeys(m.anchor for m in entry.mentions if m.anchor in places.cited)
    label = Span(entry.label_start, entry.label_end)
    span = next(
        (
            Span(m.start, m.end)
            for m in entry.mentions
            if m.article == entry.label_article and label.start <= m.start and m.end <= label.end
        ),
        label,
    )
    return TimeRow(
        moment(entry.value),
        places.words(entry.label_article, *span, around=label),
        tuple(sorted(cites.values(), key=lambda c: (c.article != entry.label_article, c.number))),
        tuple(f"{places.number(a)} {outlet_of(places.article(a))}" for a in anchors if a),
    )
