"""The article as it was read: one text that is never altered, and blocks that tile it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "CreditKind",
    "DateSeen",
    "Dateline",
    "Notice",
    "Published",
    "Span",
]

BlockKind = Literal[
    "title", "lede", "body", "heading", "caption", "byline", "dateline", "credit", "correction",
    "furniture",
]  # fmt: skip
Notice = Literal["correction", "withdrawn"]
CreditKind = Literal["agency", "photo", "source_link", "translator"]


class Span(NamedTuple):
    """A stretch `[start, end)` of an article's text, in code points."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text with one role on the page; blocks tile the text, white space aside."""

    kind: BlockKind
    start: int
    end: int


class Credit(msgspec.Struct, frozen=True, gc=False):
    """A credit on the page: `name` is the usual name (an agency, a site, a person)."""

    kind: CreditKind
    name: str
    start: int
    end: int


class Dateline(msgspec.Struct, frozen=True, gc=False):
    """The dateline that opens a report: place and agency, where each is named."""

    place: str | None
    agency: str | None
    start: int
    end: int


class Published(msgspec.Struct, frozen=True, gc=False):
    """When the article appeared: an ISO value, its precision, and where it was read.

    `read_from` is `given` (the input said so), `text` (a line of the page, at `start`..`end`) or
    `url`. `certain` is false where the order of day and month could not be told.
    """

    value: str
    precision: Literal["year", "month", "day", "minute"] = "day"
    read_from: Literal["given", "text", "url", "page"] = "given"
    start: int | None = None
    end: int | None = None
    certain: bool = True


class DateSeen(msgspec.Struct, frozen=True, gc=False):
    """A date that a page gives for itself: an ISO value, its role, and where it was read.

    `read_from` names the place: `json-ld:datePublished`, `meta:article:published_time`, `time`.
    """

    value: str
    role: Literal["published", "modified"]
    read_from: str


class Article(msgspec.Struct, frozen=True, gc=False):
    """One published item; `text` is exactly what was read, `blocks` say what each part is.

    `input` names where it came from (`articles.jsonl:1`). `language` is a BCP 47 primary tag or
    `und`. `byline` is the author line's names, where one was found. `dates` are all dates that a
    page's metadata give, the most trustworthy first; `published` is the one that is believed. `notice` says
    that the text itself tells of a correction, or that it was taken back.
    `digest` is the SHA-256 of the bytes it was read from, where the reader saw them. `notes` say
    what of the input could not be taken as it stood, though the article could be read.
    """

    id: str
    input: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str = "und"
    published: Published | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    credits: tuple[Credit, ...] = ()
    dates: tuple[DateSeen, ...] = ()
    notice: Notice | None = None
    digest: str = ""
    notes: tuple[str, ...] = ()

    def spans(self, *kinds: BlockKind) -> tuple[Span, ...]:
        """Return the spans of the blocks of these kinds, in the order of the text."""
        return tuple(Span(b.start, b.end) for b in self.blocks if b.kind in kinds)

    @property
    def day(self) -> str | None:
        """The day of publication (`YYYY-MM-DD`), where it is known to the day."""
        if self.published is None or self.published.precision in {"year", "month"}:
            return None
        return self.published.value[:10]
