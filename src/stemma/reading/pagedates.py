"""Dates of a page: every candidate with where it was read, and which of them is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from htmldate import find_date as find_page_date
from lxml import etree, html

from stemma.model import DateSeen
from stemma.reading.dates import find_date
from stemma.reading.jsonld import Linked, Node, plain
from stemma.reading.markup import stands_apart

__all__ = ["choose_date", "page_dates"]

_FIRST_YEAR = 1990
_SHORT = 120
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d\d.*)?$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate",
    "datepublished", "news:publication_date", "parsely-pub-date", "sailthru.date", "publishdate",
    "publish-date", "publish_date", "published_time", "published-date", "publication_date",
    "pubdate", "pub_date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date.created", "dc.date", "dc:date", "article.published", "article.created", "article_date",
    "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "date", "originalpublicationdate", "created", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised", "modified",
)  # fmt: skip
_DATED = re.compile(
    r"(?:^|[\s_-])(?:(?:post|entry|article|news|publish(?:ed)?|pub|artikel)?[_-]?(?:date|datum|time)"
    r"|published|posted(?:[_-]?on)?|datetime|timestamp|byline|post-?meta|entry-?meta|meta-date)"
    r"(?:$|[\s_-])", re.IGNORECASE,
)  # fmt: skip
# Dates of comments, of other articles and of the page's frame are not the article's.
_APART = re.compile(
    r"comment|kommentar|related|sidebar|widget|footer|teaser|recommend|most-|popular|calendar",
    re.IGNORECASE,
)
_TO_THE_MINUTE = len("2024-01-01T00:00")
_QUARTER = 900
_ZONES = 14 * 3600
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])(\d\d?)\2(\d\d?)(?!\d)")
_LINE = 60
_MOST = 50
_MOST_LINES = 3000
_BESIDE = 24
_DIGIT = re.compile(r"\d")
_MAY_DATE = etree.XPath(
    "descendant::*[self::time or contains(@itemprop, 'date')"
    " or @class[re:test(., 'dat|time|publi|post|byline|meta', 'i')]"
    " or @id[re:test(., 'dat|time|publi|post', 'i')]]",
    namespaces={"re": "http://exslt.org/regular-expressions"},
)
_LINES = etree.XPath(
    f"descendant::text()[string-length(normalize-space()) > 7 and"
    f" string-length(normalize-space()) <= {_LINE}]"
)
_APART_TAGS = frozenset({"aside", "footer", "nav"})


def page_dates(
    tree: html.HtmlElement, meta: dict[str, str], linked: Linked, language: str, url: str | None
) -> tuple[DateSeen, ...]:
    """Return every date that a page gives, the most trustworthy first.

    `meta` are its meta elements by name, `language` the page's own, for dates in words, `url`
    the page's address.
    """
    found: list[DateSeen] = []
    _add(found, "published", "json-ld:datePublished", _value(linked.article, "datePublished"))
    for name in _PUBLISHED:
        _add(found, "published", f"meta:{name}", meta.get(name), language)
    _add(found, "published", "json-ld:page", _value(linked.page, "datePublished"))
    _add(found, "published", "json-ld:dateCreated", _value(linked.article, "dateCreated"))
    found.extend(_in_body(tree, language))
    _add(found, "published", "url", _in_address(url))
    if not any(s.role == "published" for s in found):
        found.extend(_in_lines(tree, language))
    if not any(s.role == "published" for s in found):
        _add(found, "published", "htmldate", _searched(tree))
    _add(found, "modified", "json-ld:dateModified", _value(linked.article, "dateModified"))
    for name in _MODIFIED:
        _add(found, "modified", f"meta:{name}", meta.get(name), language)
    _add(found, "modified", "json-ld:page", _value(linked.page, "dateModified"))
    return tuple(found)


def choose_date(seen: tuple[DateSeen, ...], now: date | None) -> str | None:
    """Return the most trustworthy date of publication that is not after `now`.

    A stamp of world time gives way to the outlet's own clock, or the day in its address, where
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


def _value(node: Node | None, key: str) -> str | None:
    return plain(node.get(key)) if node is not None else None


def _add(
    found: list[DateSeen], role: str, read_from: str, raw: str | None, language: str = "und"
) -> None:
    value = _iso(raw, language) if raw else None
    if value is not None:
        found.append(DateSeen(value, "modified" if role == "modified" else "published", read_from))


def _in_body(tree: html.HtmlElement, language: str) -> Iterator[DateSeen]:
    """Yield the dates of elements that are marked as dates, those of microdata first."""
    marked: list[tuple[int, str, html.HtmlElement]] = []
    root = _body(tree)
    for element in root.xpath(
        "descendant::*[self::time or @itemprop or @class or @id or @pubdate]"
    ):
        rank = _mark(element)
        if rank is not None and not _apart(element):
            marked.append((*rank, element))
    for _, name, element in sorted(marked, key=lambda m: m[0])[:_MOST]:
        value = _element_date(element, language)
        if value is not None:
            modified = "modified" in name.lower()
            yield DateSeen(value, "modified" if modified else "published", name)


def _searched(tree: html.HtmlElement) -> str | None:
    """Return what htmldate finds without guessing from numbers in the page's text."""
    return find_page_date(deepcopy(tree), original_date=True, extensive_search=False)


def _in_address(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url or "")
    return f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}" if match else None


def _in_lines(tree: html.HtmlElement, language: str) -> Iterator[DateSeen]:
    """Yield the dates of short lines that nothing marks as dates, those below the headline first."""
    root = _body(tree)
    heading = root.find(".//h1")
    top = 0 if heading is None else (heading.sourceline or 0)
    found: list[tuple[bool, str]] = []
    for text in islice(_LINES(root), _MOST_LINES):
        line = " ".join(text.split())
        date_in = find_date(line, language) if _DIGIT.search(line) else None
        if date_in is None or not _plausible(date_in.value):
            continue
        if len(line) - (date_in.end - date_in.start) > _BESIDE or _apart(text.getparent()):
            continue
        found.append(((text.getparent().sourceline or 0) < top, date_in.value))
    for _, value in sorted(found, key=lambda f: f[0]):
        yield DateSeen(value, "published", "line")


def _body(tree: html.HtmlElement) -> html.HtmlElement:
    body = tree.find("body")
    return tree if body is None else body


def _mark(element: html.HtmlElement) -> tuple[int, str] | None:
    """Return the rank and the name of an element that is marked as a date."""
    prop = element.get("itemprop") or ""
    if "datePublished" in prop or "dateCreated" in prop:
        return 0, f"microdata:{prop}"
    if "dateModified" in prop:
        return 4, f"microdata:{prop}"
    classes = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "time":
        if "updated" in classes and "published" not in classes:
            return 4, "time:modified"
        exact = element.get("pubdate") is not None or "published" in classes or "entry" in classes
        return (1 if exact else 2), "time"
    if len(classes) < 400 and _DATED.search(classes):
        return 3, "element:date"
    return None


def _apart(element: html.HtmlElement) -> bool:
    return stands_apart(element, _APART_TAGS, _APART)


def _element_date(element: html.HtmlElement, language: str) -> str | None:
    for name in ("datetime", "content", "title"):
        if (raw := element.get(name)) and (value := _iso(raw, language)):
            return value
    text = " ".join(" ".join(element.itertext()).split())
    if len(text) > _SHORT:
        return None
    found = find_date(text, language)
    return found.value if found and _plausible(found.value) else None


def _iso(raw: str, language: str) -> str | None:
    """Return a date as ISO 8601, to the minute where there is a clock time in it."""
    raw = raw.strip()[:_SHORT]
    match = _ISO.match(raw) or _COMPACT.match(raw)
    if match is not None:
        return _checked([*match.groups(), None][:6])
    found = find_date(raw, language)
    if found is not None:
        return found.value if _plausible(found.value) else None
    try:
        value = parsedate_to_datetime(raw).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return None
    return value if _plausible(value) else None


def _checked(parts: list[str | None]) -> str | None:
    year, month, day, hour, minute, zone = parts
    try:
        value = date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
        if hour is not None and minute is not None:
            clock = datetime(2000, 1, 1, int(hour), int(minute))  # noqa: DTZ001 - the clock alone
            value += clock.strftime("T%H:%M") + _zone(zone)
    except ValueError:
        return None
    return value if _plausible(value) else None


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in {"Z", "UTC", "GMT"}:
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _plausible(value: str) -> bool:
    return int(value[:4]) >= _FIRST_YEAR
