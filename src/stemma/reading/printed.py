"""Printed documents: the article of a file whose parts are known, as PDF and DOCX give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

import msgspec

from stemma.errors import UnreadableInput
from stemma.model import Article, Block, BlockKind, DateSeen, Published
from stemma.reading.article import build_article
from stemma.reading.tags import letters

__all__ = ["Part", "Printed", "printed_article"]

Role = Literal["title", "heading", "text", "running"]

_PAGE = 200  # letters within which a title stands that a document's properties name
_SHORTEST, _LONGEST = 8, 250
_DAYS = 31
# A document whose letters are unknown to its own fonts gives signs such as these instead.
_UNKNOWN = frozenset({"\ufffd", *map(chr, range(0xE000, 0xF900))})
_UNKNOWN_SHARE = 20


class Part(NamedTuple):
    """A paragraph of a document with its role; `running` is a head, a foot or a page's number."""

    text: str
    role: Role = "text"


class Printed(NamedTuple):
    """What a document holds: its parts in reading order, and what its properties say.

    `dated` says that the properties tell when the document was written and not when a page was
    printed into it.
    """

    parts: Sequence[Part]
    title: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
    dated: bool = True


def printed_article(document: Printed, where: str, now: date | None) -> Article:
    """Return the article of a document; running heads and page numbers are furniture.

    Raises UnreadableInput where the document has no text or its letters cannot be told.
    """
    parts = [p for p in document.parts if p.text.strip()]
    text = "\n\n".join(p.text for p in parts)
    unknown = sum(c in _UNKNOWN for c in text)
    if unknown * _UNKNOWN_SHARE > len(text):
        raise UnreadableInput(
            where,
            "its letters cannot be told: the fonts of this document do not say which letters their "
            "signs stand for; save it anew, or recognise its text",
        )
    title = _title(parts, document.title)
    article = build_article({"text": text, "title": title}, where, now)
    return msgspec.structs.replace(
        article,
        blocks=_with_roles(article, parts),
        published=article.published or _published(document, now),
        dates=_dates(document),
    )


def _title(parts: Sequence[Part], named: str | None) -> str | None:
    """Return the title that the document shows: named in its properties, or set as one."""
    shown = [p for p in parts if p.role != "running"]
    wanted = letters(named or "")
    if len(wanted) >= _SHORTEST:
        for part in shown[:10]:
            if letters(part.text) == wanted:
                return part.text
    for part in shown:
        if part.role == "title" and len(part.text) <= _LONGEST:
            return part.text
    return None


def _with_roles(article: Article, parts: Sequence[Part]) -> tuple[Block, ...]:
    """Return the blocks of an article with what its document says over what its lines look like."""
    roles: dict[int, Role] = {}
    at = 0
    for part in parts:
        roles.update(dict.fromkeys(range(at, at + len(part.text)), part.role))
        at += len(part.text) + 2
    return tuple(
        Block(_kind(b.kind, roles.get(b.start, "text")), b.start, b.end) for b in article.blocks
    )


def _kind(kind: BlockKind, role: Role) -> BlockKind:
    if role == "running":
        return "furniture"
    if role == "heading" and kind in {"body", "lede"}:
        return "heading"
    return kind


def _dates(document: Printed) -> tuple[DateSeen, ...]:
    seen = []
    if document.created is not None:
        seen.append(DateSeen(_iso(document.created), "published", "properties:created"))
    if document.modified is not None:
        seen.append(DateSeen(_iso(document.modified), "modified", "properties:modified"))
    return tuple(seen)


def _published(document: Printed, now: date | None) -> Published | None:
    """Return the day of making where it is the day of writing: made and last changed in one month.

    The properties of a template, or of a page that was printed into a file, tell another day.
    """
    made, changed = document.created, document.modified or document.created
    if made is None or changed is None or not document.dated:
        return None
    apart = abs((changed.date() - made.date()).days)
    if apart > _DAYS or (now is not None and changed.date() > now):
        return None
    return Published(changed.date().isoformat(), "day", "page")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
