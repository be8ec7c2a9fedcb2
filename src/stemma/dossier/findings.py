"""What `stemma analyse` and `stemma stories` show: short rows of findings and of stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stemma.dossier.coverage import published
from stemma.dossier.places import outlet_of
from stemma.dossier.wording import amount, count, language_name, moment, period
from stemma.model import Analysis, Article, Attribution, Quantity, Span, Story, StoryChange

__all__ = ["ArticleFindings", "FindingRow", "Group", "StoryRow", "findings", "story_rows"]


class FindingRow(msgspec.Struct, frozen=True):
    """A finding: its words, its value in Stemma's words, and its place."""

    words: str
    value: str
    place: str


class Group(msgspec.Struct, frozen=True):
    """Findings of one kind."""

    title: str
    rows: tuple[FindingRow, ...]


class ArticleFindings(msgspec.Struct, frozen=True):
    """An article with its findings by kind."""

    heading: str
    about: str
    groups: tuple[Group, ...]


class StoryRow(msgspec.Struct, frozen=True):
    """A story in a list: its id, the words of its title, how many articles, when, which.

    `notes` name the stories of the same saga, and say what happened to this one.
    """

    id: str
    title: str
    counts: str
    period: str
    articles: tuple[str, ...]
    notes: tuple[str, ...] = ()


def story_rows(
    stories: Iterable[Story],
    articles: Iterable[Article],
    changes: Iterable[StoryChange] = (),
    *,
    by_id: bool = False,
) -> tuple[StoryRow, ...]:
    """Return the stories as rows with what happened to them, those with most articles first.

    An article is named by its input, or by its id where that is what finds it again.
    """
    known = {a.id: a for a in articles}
    stories = tuple(stories)
    titles = {s.id: s.title for s in stories}
    notes: dict[str, list[str]] = {}
    for change in changes:
        for story in dict.fromkeys((change.story, change.other)):
            notes.setdefault(story, []).append(_change(change, story))
    return tuple(
        StoryRow(
            s.id,
            s.title,
            count(len(s.articles), "article"),
            period(s.first, s.last),
            tuple(_article(known[i], by_id=by_id) for i in s.articles),
            (
                *(f"same saga: “{titles[i]}”, {i}" for i in s.linked if i in titles),
                *notes.get(s.id, ()),
            ),
        )
        for s in sorted(stories, key=lambda s: (-len(s.articles), s.id))
    )


def _change(change: StoryChange, story: str) -> str:
    """Return what is told of a change in the row of one of its two stories."""
    other = change.story if story == change.other else change.other
    by = f"by article {change.article}"
    told = {
        "merged": f"{other} was merged into it {by}",
        "split": f"{other} was parted from it {by}",
        "renamed": f"it was called {other} before, changed {by}",
    }
    if change.kind == "split" and story == change.other:
        told["split"] = f"it was parted from {other} {by}"
    return f"{moment(change.at)}: {told[change.kind]}" if change.at else told[change.kind]


def _article(article: Article, *, by_id: bool) -> str:
    name = article.id if by_id else article.input
    return f"{outlet_of(article)} ({article.language}), {published(article)}, {name}"


def findings(pairs: Iterable[tuple[Article, Analysis]]) -> tuple[ArticleFindings, ...]:
    """Return the findings of articles by kind; kinds of which nothing was found are left out."""
    return tuple(_findings(a, b) for a, b in pairs)


def _findings(article: Article, analysis: Analysis) -> ArticleFindings:
    text = article.text
    groups = (
        Group("Statements", tuple(_statement(text, x) for x in analysis.attributions)),
        Group("Quantities", tuple(_quantity(text, q) for q in analysis.quantities)),
        Group(
            "Times",
            tuple(
                _row(text, [Span(t.start, t.end)], f"{t.type.lower()} {t.value}")
                for t in analysis.times
            ),
        ),
        Group(
            "Names",
            tuple(
                _row(text, [Span(n.start, n.end)], f"{n.kind}, key {n.key}") for n in analysis.names
            ),
        ),
        Group(
            "Credits",
            tuple(
                _row(text, [Span(c.start, c.end)], f"{c.kind.replace('_', ' ')}: {c.name}")
                for c in article.credits
            ),
        ),
    )
    about = (
        f"{outlet_of(article)} · {language_name(article.language)} ({analysis.level}) · "
        f"{published(article)} · {article.input}"
    )
    return ArticleFindings(article.title or article.id, about, tuple(g for g in groups if g.rows))


def _row(text: str, spans: Sequence[Span], value: str) -> FindingRow:
    words = " … ".join(text[s:e] for s, e in spans)
    return FindingRow(words, value, f"{spans[0].start}–{spans[-1].end}")


def _quantity(text: str, quantity: Quantity) -> FindingRow:
    value = amount(quantity.low, quantity.high, quantity.modifier, quantity.unit)
    of = f" of {quantity.concept}" if quantity.concept else ""
    return _row(text, [Span(quantity.start, quantity.end)], value + of)


def _statement(text: str, said: Attribution) -> FindingRow:
    speaker = said.speaker or " ".join(text[s:e] for s, e in said.source) or "no source named"
    via = f", told to {said.via}" if said.via else ""
    spans = said.content or said.cue or said.source
    return _row(text, spans, f"{said.stance.replace('_', ' ')}: {speaker}{via}")
