"""Stories and lineages: which articles tell of one event, and who copied whom."""

from __future__ import annotations

from typing import Literal

import msgspec

from stemma.model.article import Span

__all__ = ["Independence", "Lineage", "Member", "Passage", "Relation", "Story"]

Relation = Literal["original", "copy", "rewrite", "translation"]
Independence = Literal["yes", "no", "not_shown"]


class Story(msgspec.Struct, frozen=True, gc=False):
    """Articles about one event; the title is the span of a headline of `title_article`."""

    id: str
    articles: tuple[str, ...]
    title: str
    title_article: str
    title_span: Span
    first: str | None = None
    last: str | None = None


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
