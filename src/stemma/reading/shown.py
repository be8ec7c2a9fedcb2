"""Dates that a page shows: elements that are marked as dates, and short lines that nothing marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree, html

from stemma.model import DateSeen
from stemma.reading.dates import find_date
from stemma.reading.forms import forms
from stemma.reading.markup import stands_apart
from stemma.reading.stamps import find_day, read_stamp

__all__ = ["dated_elements", "dated_lines", "opening_dates"]

_SHORT = 120
_LONG = 400
_DATED = re.compile(
    r"(?:^|[\s_-])(?:(?:post|entry|article|news|publish(?:ed)?|pub|artikel)?[_-]?(?:date|datum|time)"
    r"|published|posted(?:[_-]?on)?|datetime|timestamp|stand|byline|post-?meta|entry-?meta|meta-date)"
    r"(?:$|[\s_-])", re.IGNORECASE,
)  # fmt: skip
# Dates of comments, of other articles and of the page's frame are not the article's.
_APART = re.compile(
    r"comment|kommentar|related|sidebar|widget|footer|teaser|recommend|most-|popular|calendar",
    re.IGNORECASE,
)
_APART_TAGS = frozenset({"aside", "footer", "nav"})
_HEADINGS = frozenset({"h1", "h2"})
_LINE = 60
_LINES = etree.XPath(
    f"descendant::text()[string-length(normalize-space()) > 7 and"
    f" string-length(normalize-space()) <= {_LINE}]"
)
_MOST = 50
_MOST_LINES = 3000
_BESIDE = 24
_BESIDE_NEAR = 36
_LIST = 3
_NEAR = 2
_NEAR_LINES = 5
_TOP = 8
_OPENS = re.compile(r"\s*[)\]–—:|]|\s+-\s")
_DIGIT = re.compile(r"\d")


class _Marked(NamedTuple):
    """An element that is marked as a date: how surely, its place, its look, and what it says.

    `far` is whether it stands above the headline, and not right above it.
    """

    rank: int
    far: bool
    at: int
    look: tuple[str, str]
    seen: DateSeen


def dated_elements(
    tree: html.HtmlElement, headline: html.HtmlElement | None, language: str
) -> list[DateSeen]:
    """Return the dates of elements that are marked as dates, the likeliest first.

    Microdata comes before `<time>`, that before classes, and what stands right above the headline
    or below it before what stands elsewhere. Elements above it that look alike and show many days
    are a list of other articles.
    """
    around = _around(headline)
    met = list(_may_date(_body(tree)))
    head = next((at for at, element in enumerate(met) if element is headline), 0)
    found: list[_Marked] = []
    for at, element in enumerate(met):
        mark = _mark(element)
        if mark is None or stands_apart(element, _APART_TAGS, _APART, around):
            continue
        value = _element_date(element, language)
        if value is not None:
            changed = "modified" in mark[1].lower()
            look = (str(element.tag), element.get("class") or "")
            far = at < head - _NEAR
            seen = DateSeen(value, "modified" if changed else "published", mark[1])
            found.append(_Marked(mark[0], far, at, look, seen))
        if len(found) >= _MOST:
            break
    above = _days_by_look(m for m in found if m.at < head)
    kept = (m for m in found if m.at >= head or above[m.look] < _LIST)
    return [m.seen for m in sorted(kept, key=lambda m: m[:3])]


def _may_date(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what may be marked as a date, and the headings between them."""
    for element in root.iter():
        if (
            element.tag == "time"
            or element.tag in _HEADINGS
            or (
                ((classes := element.get("class")) and _is_dated(classes))
                or ((name := element.get("id")) and _is_dated(name))
                or ((prop := element.get("itemprop")) and "date" in prop)
            )
        ):
            yield element


@lru_cache(maxsize=4096)
def _is_dated(classes: str) -> bool:
    return len(classes) < _LONG and _DATED.search(classes) is not None


def _days_by_look(found: Iterator[_Marked]) -> dict[tuple[str, str], int]:
    days: dict[tuple[str, str], set[str]] = {}
    for mark in found:
        days.setdefault(mark.look, set()).add(mark.seen.value[:10])
    return {look: len(values) for look, values in days.items()}


def dated_lines(
    tree: html.HtmlElement, headline: html.HtmlElement | None, language: str
) -> Iterator[DateSeen]:
    """Yield the dates of short lines that nothing marks as dates, the likeliest first.

    These are the lines with a label (`Published:`), then those below the headline.
    """
    root = _body(tree)
    around = _around(headline)
    label = forms(language).published
    lines = [
        (" ".join(text.split()), text.getparent()) for text in islice(_LINES(root), _MOST_LINES)
    ]
    inside = frozenset() if headline is None else frozenset(headline.iter())
    head = next((at for at, (_, element) in enumerate(lines) if element in inside), 0)
    found: list[tuple[bool, bool, int, str]] = []
    for at, (line, element) in enumerate(lines):
        date_in = find_date(line, language) if _DIGIT.search(line) else None
        if date_in is None or (day := find_day(line, language)) is None:
            continue
        beside = len(line) - (date_in.end - date_in.start)
        near = -_NEAR_LINES <= at - head <= _NEAR_LINES
        if beside > (_BESIDE_NEAR if near else _BESIDE):
            continue
        if stands_apart(element, _APART_TAGS, _APART, around):
            continue
        labelled = label.fullmatch(line[: date_in.start].strip(" :-–—|")) is not None
        found.append((not labelled, at < head - _NEAR_LINES, at, day))
    listed = len({day for _, _, at, day in found if at < head}) >= _LIST
    for unlabelled, _, at, value in sorted(found):
        if not (listed and unlabelled and at < head):
            yield DateSeen(value, "published", "line")


def opening_dates(text: str, language: str) -> Iterator[DateSeen]:
    """Yield the date with which a paragraph at the top of a text opens: `5 March 2024 – The quay`."""
    for line in islice(filter(None, text.split("\n")), _TOP):
        opening = line.lstrip("([ ")
        found = find_date(opening[:_LINE], language)
        if found and not found.start and _OPENS.match(opening, found.end):
            if (day := find_day(opening[: found.end], language)) is not None:
                yield DateSeen(day, "published", "opening")
            return


def _body(tree: html.HtmlElement) -> html.HtmlElement:
    body = tree.find("body")
    return tree if body is None else body


def _around(headline: html.HtmlElement | None) -> frozenset[html.HtmlElement]:
    """Return the elements around the headline: whatever they are called, the article is in them."""
    return frozenset() if headline is None else frozenset(headline.iterancestors())


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
    if _is_dated(classes):
        return 3, "element:date"
    return None


def _element_date(element: html.HtmlElement, language: str) -> str | None:
    for name in ("datetime", "content", "title"):
        if (raw := element.get(name)) and (value := read_stamp(raw, language)):
            return value
    text = " ".join(" ".join(element.itertext()).split())
    return find_day(text, language) if len(text) <= _SHORT else None
