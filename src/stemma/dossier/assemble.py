"""From the dossier's records to what a reader sees: order, folding, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stemma.dossier.coverage import cover, ordered_articles, ordered_lineages, source_texts
from stemma.dossier.drawing import draw_lineages
from stemma.dossier.lines import articles_of, claim_line, figure_line
from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import (
    DossierView,
    Fold,
    GapRow,
    Line,
    Section,
    StoryView,
    TimeRow,
)
from stemma.dossier.wording import SECTIONS, count, language_name, listed, moment, period
from stemma.model import Analysis, Article, Dossier, StoryDossier, TimelineEntry

__all__ = ["AGREED_SHOWN", "view_comparison", "view_dossier"]

# What a printed dossier of seventeen articles holds on two pages before the details.
CONFLICTS_SHOWN = 6
FIGURES_SHOWN = 3
AGREED_SHOWN = 10
REPEATED_SHOWN = 4
SINGLE_SHOWN = 4
TIMES_SHOWN = 6


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
    return DossierView(" / ".join(_outlets(story)), story.counts[0], (story,), ())


def _outlets(story: StoryView) -> list[str]:
    rows = sorted((a for x in story.lineages for a in x.articles), key=lambda a: a.number)
    return [a.outlet for a in rows]


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
    coverage = cover(lineages, places, analyses)
    lines = _Sorted(figures, claims)
    title = places.words(item.story.title_article, *item.story.title_span, around=False)
    return StoryView(
        anchor=anchor,
        id=item.story.id,
        title=title,
        articles=len(members),
        counts=_counts(members, len(lineages)),
        period=period(*_span(members)),
        lines_counted=lines.counted(),
        lineages=coverage,
        tree=draw_lineages(lineages, places),
        sections=lines.of_pair(places) if pair else lines.of_story(),
        timeline=tuple(times[:TIMES_SHOWN]),
        timeline_folded=tuple(times[TIMES_SHOWN:]),
        gaps=tuple(GapRow(places.named(g.what), places.named(g.why)) for g in item.collation.gaps),
        levels=tuple(dict.fromkeys(a.level for x in coverage for a in x.articles if a.level)),
        sources=source_texts(coverage, places),
        coverage_first=pair,
    )


class _Sorted:
    """The lines of a story by what a reader asks: conflicts, movement, agreement, one voice."""

    def __init__(self, figures: Sequence[Line], claims: Sequence[Line]) -> None:
        both = _in_turn(figures, claims)
        self.conflicts = [x for x in both if x.verdict == "conflict"]
        self.moved = [x for x in figures if x.verdict == "update"]
        self.moved += [x for x in figures if x.verdict == "precision"]
        self.level = [x for x in both if x.verdict in {"agree", "corroborated", "single_voice"}]
        self.shared = sorted((x for x in self.level if x.shown > 1), key=lambda x: -x.shown)
        self.single = [x for x in self.level if x.shown + x.not_shown < 2]
        self.repeated = [x for x in self.level if x not in self.shared and x not in self.single]

    def counted(self) -> str:
        """Return how many lines there are of each kind."""
        return " · ".join(
            (
                count(len(self.conflicts), "conflict"),
                count(sum(x.verdict == "update" for x in self.moved), "update"),
                f"{len(self.shared)} shared by independent voices",
                f"{len(self.repeated)} told by several, independence not shown",
                f"{len(self.single)} from one voice",
            )
        )

    def of_story(self) -> tuple[Section, ...]:
        """Return the sections of a story."""
        return _sections(
            Section("conflicts", "", "", "conflict", _fold(self.conflicts, CONFLICTS_SHOWN)),
            Section("figures", "", "", "card", _fold(self.moved, FIGURES_SHOWN)),
            Section("shared", "", "", "row", _fold(self.shared, AGREED_SHOWN)),
            Section(
                "repeated",
                "",
                "At most one of the voices is shown to be independent.",
                "row",
                _fold(self.repeated, REPEATED_SHOWN),
            ),
            Section(
                "single",
                "",
                "However many articles repeat it.",
                "row",
                _fold(self.single, SINGLE_SHOWN),
            ),
        )

    def of_pair(self, places: Places) -> tuple[Section, ...]:
        """Return the sections of a comparison: what both tell, what only the one or the other."""
        both = [x for x in self.level if len(articles_of(x)) > 1]
        only = [
            Section(
                f"only-{number}",
                f"Only in {number} {outlet_of(article)}",
                "",
                "row",
                _fold([x for x in self.level if articles_of(x) == {number}], SINGLE_SHOWN),
            )
            for number, article in enumerate(places.articles, 1)
        ]
        return _sections(
            Section("conflicts", "", "", "conflict", _fold(self.conflicts, CONFLICTS_SHOWN)),
            Section("figures", "", "", "card", _fold(self.moved, FIGURES_SHOWN)),
            Section("both", "", "", "row", _fold(both, AGREED_SHOWN)),
            *only,
        )


def _sections(*sections: Section) -> tuple[Section, ...]:
    """Return the sections that hold a line, each with its heading."""
    return tuple(
        msgspec.structs.replace(s, title=s.title or SECTIONS[s.key])
        for s in sections
        if s.lines.all
    )


def _in_turn(figures: Iterable[Line], claims: Iterable[Line]) -> list[Line]:
    """Return both lists in turn, so that the most important of either stand first."""
    ranked = [(n, 0, x) for n, x in enumerate(figures)] + [(n, 1, x) for n, x in enumerate(claims)]
    return [x for _, _, x in sorted(ranked, key=lambda row: row[:2])]


def _fold(lines: Sequence[Line], shown: int) -> Fold:
    return Fold(tuple(lines[:shown]), tuple(lines[shown:]))


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
    return TimeRow(
        moment(entry.value),
        places.words(entry.label_article, entry.label_start, entry.label_end),
        tuple(sorted(cites.values(), key=lambda c: c.number)),
        tuple(f"{places.number(a)} {outlet_of(places.article(a))}" for a in anchors if a),
    )
