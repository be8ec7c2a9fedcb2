"""Dates of a page: every candidate with where it was read, and which of them is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from htmldate import find_date as find_page_date
from lxml import html

from stemma.model import DateSeen
from stemma.reading.jsonld import Linked, Node, plain
from stemma.reading.shown import dated_elements, dated_lines
from stemma.reading.stamps import read_stamp

__all__ = ["choose_date", "page_dates", "searched_date"]

_PUBLISHED = (
    "og:article:published_time", "og:published_time", "og:pubdate",
    "datepublished", "news:publication_date", "parsely-pub-date", "sailthru.date", "publishdate",
    "publish-date", "publish_date", "published_time", "published-date", "publication_date",
    "pubdate", "pub_date", "dcterms.issued", "dc.date.issued",
    "article.published", "article.created", "article_date",
    "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "originalpublicationdate",
)  # fmt: skip
# These do not say what happened on the day: what the page shows goes before them.
_UNSAID = (
    "dcterms.created", "dcterms.date", "dc.date.created", "dc.date", "dc:date", "date", "created",
    "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised", "modified",
)  # fmt: skip
_SHOWN = frozenset({"time", "element:date", "line"})
_TO_THE_MINUTE = len("2024-01-01T00:00")
_QUARTER = 900
_ZONES = 14 * 3600
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])(\d\d?)\2(\d\d?)(?!\d)")


def page_dates(
    tree: html.HtmlElement,
    headline: html.HtmlElement | None,
    said: tuple[dict[str, str], Linked],
    language: str,
    url: str | None,
) -> tuple[DateSeen, ...]:
    """Return every date that a page gives, the most trustworthy first.

    `said` are its meta elements by name and its JSON-LD, `language` is the page's own, for dates
    in words, `url` the page's address.
    """
    meta, linked = said
    # The stamp of OpenGraph is renewed where an article is put out anew, that of JSON-LD seldom.
    published = [*_stamp("meta:article:published_time", meta.get("article:published_time"))]
    published += _linked(linked.article, "datePublished")
    for name in _PUBLISHED:
        published += _stamp(f"meta:{name}", meta.get(name), language)
    published += _linked(linked.page, "datePublished", "json-ld:page")
    published += _linked(linked.article, "dateCreated")
    shown = dated_elements(tree, headline, language)
    published += [s for s in shown if s.role == "published"]
    if not published:
        published += dated_lines(tree, headline, language)
    for name in _UNSAID:
        published += _stamp(f"meta:{name}", meta.get(name), language)
    published += _stamp("url", _in_address(url))
    modified = [s for s in shown if s.role == "modified"]
    modified += _changed(_linked(linked.article, "dateModified"))
    for name in _MODIFIED:
        modified += _changed(_stamp(f"meta:{name}", meta.get(name), language))
    modified += _changed(_linked(linked.page, "dateModified", "json-ld:page"))
    return (*published, *modified)


def searched_date(tree: html.HtmlElement) -> tuple[DateSeen, ...]:
    """Return what htmldate finds without guessing from numbers in the text; it changes the tree."""
    return tuple(
        _stamp("htmldate", find_page_date(tree, original_date=True, extensive_search=False))
    )


def choose_date(seen: tuple[DateSeen, ...], now: date | None) -> str | None:
    """Return the most trustworthy date of publication that is not after `now`.

    A page that shows another day than its stamp, and was changed on the day it shows, is of that
    day. A stamp of world time gives way to the outlet's own clock, or the day in its address, where
    these name the same hours under another day. An address keeps the day on which it was made,
    also where a page was put out anew.
    """
    limit = now.isoformat() if now else "9999"
    believed = [s for s in seen if s.role == "published" and s.value[:10] <= limit]
    if not believed:
        return None
    first = believed[0].value
    address = next((s.value for s in believed if s.read_from == "url"), None)
    if address is not None and _days(address, first) > 1:
        return address
    return _put_out_anew(seen, believed) or _on_own_clock(believed)


def _put_out_anew(seen: tuple[DateSeen, ...], believed: list[DateSeen]) -> str | None:
    """Return the day that a page shows instead of its stamp's, where it was changed on that day."""
    shown = [s.value for s in believed if s.read_from in _SHOWN]
    changed = {s.value[:10] for s in seen if s.role == "modified"}
    day = believed[0].value[:10]
    if believed[0].read_from in _SHOWN or day in changed or any(v[:10] == day for v in shown):
        return None
    return next((v for v in shown if v[:10] in changed and v[:10] > day), None)


def _on_own_clock(believed: list[DateSeen]) -> str:
    first = believed[0].value
    if not first.endswith("+00:00"):
        return first
    stamp = datetime.fromisoformat(first[:16])
    for other in believed[1:]:
        local = datetime.fromisoformat(other.value[:16])
        apart = abs((local - stamp).total_seconds())
        if len(other.value) == _TO_THE_MINUTE and 0 < apart <= _ZONES and apart % _QUARTER == 0:
            return other.value
        if other.read_from == "url" and abs(_days(other.value, first)) == 1:
            return other.value
    return first


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days


def _linked(node: Node | None, key: str, name: str | None = None) -> Iterator[DateSeen]:
    raw = plain(node.get(key)) if node is not None else None
    return _stamp(name or f"json-ld:{key}", raw)


def _stamp(read_from: str, raw: str | None, language: str = "und") -> Iterator[DateSeen]:
    value = read_stamp(raw, language) if raw else None
    if value is not None:
        yield DateSeen(value, "published", read_from)


def _changed(seen: Iterator[DateSeen]) -> Iterator[DateSeen]:
    return (DateSeen(s.value, "modified", s.read_from) for s in seen)


def _in_address(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url or "")
    return f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}" if match else None
