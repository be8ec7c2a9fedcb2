"""Stories and lineages: which articles tell of one event, and who copied whom."""

from __future__ import annotations

from typing import Literal

import msgspec

from stemma.model.article import Span

__all__ = [
    "ChangeOfStory",
    "Independence",
    "Lineage",
    "Member",
    "Passage",
    "Relation",
    "Story",
    "StoryChange",
]

Relation = Literal["original", "copy", "rewrite", "translation"]
Independence = Literal["yes", "no", "not_shown"]
ChangeOfStory = Literal["merged", "split", "renamed"]


class Story(msgspec.Struct, frozen=True, gc=False):
    """Articles about one event; the title is the span of a headline of `title_article`.

    `linked` are the ids of stories of the same saga: other events with the same cast and matter.
    """

    id: str
    articles: tuple[str, ...]
    title: str
    title_article: str
    title_span: Span
    first: str | None = None
    last: str | None = None
    linked: tuple[str, ...] = ()


class StoryChange(msgspec.Struct, frozen=True, gc=False):
    """What an article did to a story that was there: from `story` came, in part or whole, `other`.

    `merged`: it went into the other; `split`: the other was taken out of it; `renamed`: it has
    another id since. `article` is the one that came or went, `at` the UTC moment (ISO 8601,
    seconds; empty where no moment was given).
    """

    kind: ChangeOfStory
    story: str
    other: str
    article: str
    at: str = ""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Two stretches that tell the same: one of the article, one of the article it derives from."""

    span: Span
    parent_span: Span


class Member(msgspec.Struct, frozen=True, gc=False):
    """An article in its lineage: how it relates to the origin, and why."""

    article: str
    relation: Relation
    derived_from: str | None
    independent: Independence
    reason: str
    passages: tuple[Passage, ...] = ()


class Lineage(msgspec.Struct, frozen=True, gc=False):
    """An origin with its copies; `origin` is an agency, `own:<outlet>` or `unknown`."""

    id: str
    origin: str
    members: tuple[Member, ...]
