"""What a reader gets to see, built once and drawn as HTML, Markdown and terminal alike.

Fields named `words`, `before`, `after` and segments of a source hold text of a source, cut out by
its span; all other strings are Stemma's own words, names of speakers, outlets and languages.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stemma.model import BlockKind, Independence, Relation

__all__ = [
    "ArticleRow",
    "Band",
    "Cite",
    "DossierView",
    "Drawing",
    "Edge",
    "Fold",
    "GapRow",
    "HeardRow",
    "Hearing",
    "Line",
    "LineageRow",
    "MarkRow",
    "Node",
    "QuotationRow",
    "Section",
    "Segment",
    "SourceText",
    "StoryView",
    "Telling",
    "Tick",
    "TimeRow",
    "Tree",
    "WordingRow",
    "Words",
]


class Cite(msgspec.Struct, frozen=True):
    """Where words stand: the article's number in the story and the span in its text."""

    number: int
    article: str
    outlet: str
    language: str
    start: int
    end: int
    anchor: str

    @property
    def short(self) -> str:
        """The place as it is printed: number of the article and first code point."""
        return f"{self.number}:{self.start}"


class Words(msgspec.Struct, frozen=True):
    """The words of a source with a little of what stands around them.

    `cut_before`, `cut_words` and `cut_after` say where the sentence (or the words) goes on.
    """

    before: str
    words: str
    after: str
    cite: Cite
    direction: Literal["ltr", "rtl"]
    cut_before: bool = False
    cut_words: bool = False
    cut_after: bool = False


class Telling(msgspec.Struct, frozen=True):
    """One value or position as the sources tell it: who says it, as of when, and where.

    `value` is the value in figures (empty for a claim), `position` what a source does with a
    claim (empty for a figure). `words` are those of one mention and `speaker` is its speaker
    (empty where none is named); `also` are the other speakers.
    """

    value: str
    position: str
    words: Words
    speaker: str
    also: tuple[str, ...]
    as_of: str
    cites: tuple[Cite, ...]


class MarkRow(msgspec.Struct, frozen=True):
    """A row of a figure's drawing: who, and the value from `left` to `right` in percent."""

    label: str
    when: str
    value: str
    left: float
    right: float
    form: Literal["dot", "about", "bar", "vague", "from", "to"]
    text_at: float
    text_side: Literal["start", "middle", "end"]
    top: int


class Drawing(msgspec.Struct, frozen=True):
    """A figure drawn: rows of values on one axis; `summary` says the same in words."""

    rows: tuple[MarkRow, ...]
    height: int
    title: str
    summary: str


class Node(msgspec.Struct, frozen=True):
    """An article in the drawing of the lineages; the first of a lineage bears its label."""

    number: int
    language: str
    outlet: str
    relation: Relation
    independent: Independence
    at: float
    top: int
    label: str = ""


class Edge(msgspec.Struct, frozen=True):
    """A line from an article at the height `top` by way of `rise` to one derived from it at `foot`."""

    relation: Relation
    start: float
    end: float
    top: int
    rise: int
    foot: int


class Band(msgspec.Struct, frozen=True):
    """Where a lineage lies in the drawing."""

    top: int
    height: int
    shaded: bool


class Tick(msgspec.Struct, frozen=True):
    """A day of publication above the drawing of the lineages."""

    label: str
    at: float


class Tree(msgspec.Struct, frozen=True):
    """The lineages drawn: articles in the order of publication, what derives from one below it.

    `width` is the least in pixels, at which the articles of one height do not touch.
    """

    bands: tuple[Band, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    height: int
    width: int
    title: str
    summary: str


class Line(msgspec.Struct, frozen=True):
    """A figure or a claim with its verdict.

    `id` is its anchor on the page, `thing` the figure's or claim's own id.
    `sides` are the two tellings that a conflict rests on, `others` what else is told; without a
    conflict all tellings stand in `others`. `mentions` are all mentions, one telling each.
    """

    id: str
    thing: str
    kind: Literal["figure", "claim"]
    verdict: str
    badge: str
    label: str
    reason: str
    voices: str
    shown: int
    not_shown: int
    sides: tuple[Telling, ...]
    others: tuple[Telling, ...]
    mentions: tuple[Telling, ...]
    drawing: Drawing | None = None


class Fold(msgspec.Struct, frozen=True):
    """Lines of which the first are shown and the rest is folded away."""

    shown: tuple[Line, ...] = ()
    folded: tuple[Line, ...] = ()

    @property
    def all(self) -> tuple[Line, ...]:
        """Both parts, in order."""
        return self.shown + self.folded


class Section(msgspec.Struct, frozen=True):
    """Lines under one heading, drawn as conflicts, as cards, as rows or as pairs of words."""

    key: str
    title: str
    note: str
    form: Literal["conflict", "card", "row", "pair"]
    lines: Fold


class ArticleRow(msgspec.Struct, frozen=True):
    """An article in the table of the coverage."""

    number: int
    article: str
    input: str
    outlet: str
    language: str
    published: str
    when: str
    relation: str
    independent: str
    reason: str
    url: str
    level: str
    headline: Words | None


class LineageRow(msgspec.Struct, frozen=True):
    """A lineage in the table of the coverage."""

    origin: str
    articles: tuple[ArticleRow, ...]


class TimeRow(msgspec.Struct, frozen=True):
    """A moment of the timeline with the words said to have happened then."""

    when: str
    words: Words
    cites: tuple[Cite, ...]
    anchors: tuple[str, ...]


class GapRow(msgspec.Struct, frozen=True):
    """What cannot be told or was not compared, and why."""

    what: str
    why: str


class HeardRow(msgspec.Struct, frozen=True):
    """A speaker, how much is heard of him, and one place for each article."""

    name: str
    said: str
    cites: tuple[Cite, ...]


class WordingRow(msgspec.Struct, frozen=True):
    """One wording of a quotation, and where it stands."""

    words: Words
    cites: tuple[Cite, ...]


class QuotationRow(msgspec.Struct, frozen=True):
    """A quotation with wordings that differ; `more` counts those that are not shown."""

    speaker: str
    note: str
    wordings: tuple[WordingRow, ...]
    more: int


class Hearing(msgspec.Struct, frozen=True):
    """Who is heard, which quotations differ, and what nobody says."""

    heard: tuple[HeardRow, ...] = ()
    heard_folded: tuple[HeardRow, ...] = ()
    quotations: tuple[QuotationRow, ...] = ()
    quotations_folded: tuple[QuotationRow, ...] = ()
    silence: tuple[GapRow, ...] = ()


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a source's text: the kind of its block, the anchors of spans beginning here."""

    text: str
    kind: BlockKind
    marked: bool
    anchors: tuple[str, ...]


class SourceText(msgspec.Struct, frozen=True):
    """A source's whole text as it was read, cut into segments."""

    row: ArticleRow
    direction: Literal["ltr", "rtl"]
    segments: tuple[Segment, ...]


class StoryView(msgspec.Struct, frozen=True):
    """One story as a reader sees it; a comparison of two texts has a heading of its own."""

    anchor: str
    id: str
    title: Words
    articles: int
    counts: tuple[str, ...]
    period: str
    lines_counted: str
    heads: tuple[LineageRow, ...]
    lineages: tuple[LineageRow, ...]
    tree: Tree
    sections: tuple[Section, ...]
    timeline: tuple[TimeRow, ...]
    timeline_folded: tuple[TimeRow, ...]
    gaps: tuple[GapRow, ...]
    gaps_folded: tuple[GapRow, ...]
    levels: tuple[str, ...]
    sources: tuple[SourceText, ...]
    heading: str = ""
    hearing: Hearing = Hearing()


class DossierView(msgspec.Struct, frozen=True):
    """A dossier as a reader sees it: full stories, and the articles that stand alone."""

    heading: str
    counts: str
    stories: tuple[StoryView, ...]
    alone: tuple[StoryView, ...]
