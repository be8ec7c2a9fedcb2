"""Tags: which lines of a page its markup sets apart as lede, heading, caption or mere link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from stemma.reading.markup import stands_apart

__all__ = [
    "Tags",
    "apart",
    "find_captions",
    "find_lede",
    "letters",
    "line_of",
    "read_tags",
]

_ANCHOR = 12
_CAPTION_LENGTH = (12, 500)
_LEDE_LENGTH = (40, 700)
_PARAGRAPH = 60
_LINKED = 0.85
_LINK_WORDS = 4
_OPENING = 24
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "ul", "ol", "table", "blockquote", "figure", "main", "h1",
     "h2", "h3", "h4", "header", "aside", "footer", "nav", "form"}
)  # fmt: skip
_LEDE = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadin|leadtext|standfirst|teaser-?text|article-?teaser|intro|"
    r"introduction|introtext|vorspann|summary|dek|deck|subtitle|sub-?head(?:line)?|abstract|excerpt|"
    r"perex|chapo|bajada|sumario|copete|strapline|lid|ingress|description)(?:$|[\s_-])", re.IGNORECASE,
)  # fmt: skip
_APART = re.compile(
    r"comment|related|sidebar|widget|footer|recommend|newsletter|cookie", re.IGNORECASE
)
_APART_TAGS = frozenset({"aside", "footer", "nav", "form"})
_SIGNS = re.compile(r"[\W_]+")
_TEXT = etree.XPath("string()", smart_strings=False)
_IN_LINKS = etree.XPath("descendant::a//text()", smart_strings=False)


class Tags(NamedTuple):
    """Lines by what the markup makes of them, each in the letters that `letters` leaves.

    `linked` are paragraphs that are links and next to nothing else; `paragraphs`
    are those that read as running text.
    """

    headings: frozenset[str]
    linked: frozenset[str]
    paragraphs: tuple[str, ...]


def letters(text: str) -> str:
    """Return the letters and digits of a text, lower case: what it is compared by."""
    return _SIGNS.sub("", text.lower())


def line_of(element: html.HtmlElement) -> str:
    """Return what an element says, as one line."""
    return " ".join(str(_TEXT(element)).split())


def read_tags(tree: html.HtmlElement) -> Tags:
    """Return what the markup of a page says of its lines."""
    linked: list[str] = []
    paragraphs: list[str] = []
    for element in tree.iter("p", "li"):
        line = line_of(element)
        if len(line) < _OPENING:
            continue
        shown = sum(len(t.strip()) for t in _IN_LINKS(element))
        if shown >= _LINKED * len(line) and line.count(" ") >= _LINK_WORDS:
            linked.append(letters(line))
        elif element.tag == "p" and len(line) >= _PARAGRAPH and shown < len(line) / 2:
            paragraphs += [] if apart(element) else [letters(line)]
    headings = (letters(line_of(e)) for e in tree.iter("h2", "h3", "h4", "h5", "h6"))
    return Tags(frozenset(filter(None, headings)), frozenset(linked), tuple(paragraphs))


def find_captions(tree: html.HtmlElement, main: list[str]) -> list[tuple[str, str]]:
    """Return the captions of figures inside the article, each with the line it stands below.

    `main` are the letters of the lines of headline and main text; so is what is returned first.
    """
    known, above, waiting = frozenset(main), "", list[tuple[str, str]]()
    found: list[tuple[str, str]] = []
    for element in tree.iter("h1", "h2", "h3", "p", "li", "figcaption"):
        line = line_of(element)
        if element.tag == "figcaption":
            low, high = _CAPTION_LENGTH
            if above and low <= len(line) <= high and letters(line) not in known:
                waiting.append((above, line))
        elif len(line) >= _ANCHOR and (squeezed := letters(line)) in known:
            found.extend(w for w in waiting if w not in found)
            waiting, above = [], squeezed
    return found


def find_lede(tree: html.HtmlElement, title: str | None, main: str, said: str | None) -> str | None:
    """Return the standfirst between headline and main text that `main` leaves out.

    It is what stands there and is marked as one, or is what the page gives as its description
    (`said`). None where the headline is not on the page.
    """
    wanted, inside, told = letters(title or ""), letters(main), letters(said or "")[:_PARAGRAPH]
    low, high = _LEDE_LENGTH
    for element in _below_headline(tree, wanted):
        line = line_of(element)
        if not low <= len(line) <= high:
            continue
        squeezed = letters(line)
        if squeezed in inside:
            if len(line) >= _PARAGRAPH:
                return None
            continue
        described = len(told) >= _OPENING and squeezed.startswith(told)
        if (described or _is_marked(element)) and not apart(element):
            return line
    return None


def _below_headline(tree: html.HtmlElement, title: str) -> Iterator[html.HtmlElement]:
    """Yield the innermost blocks of text below the last heading that is the headline."""
    heads = [e for e in tree.iter("h1", "h2") if title and letters(line_of(e)) == title]
    if not heads:
        return
    seen = False
    for element in tree.iter("h1", "h2", "h3", "p", "div", "span", "strong", "section", "header"):
        if element is heads[0]:
            seen = True
        elif seen and not any(child.tag in _BLOCKS for child in element):
            yield element


def _is_marked(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    for one in (element, parent):
        if one is None or one.tag in {"body", "article", "main"}:
            continue
        words = f"{one.get('class') or ''} {one.get('itemprop') or ''}"
        if len(words) < 300 and _LEDE.search(words):
            return True
    return False


def apart(element: html.HtmlElement) -> bool:
    """Say whether an element stands in the page's frame or among comments and other articles."""
    return stands_apart(element, _APART_TAGS, _APART)
