"""Metadata: what a page says of its article beside the text, JSON-LD first, then meta elements."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml import etree, html

from stemma.model import DateSeen
from stemma.reading.forms import Forms, forms
from stemma.reading.jsonld import Linked, plain, read_linked
from stemma.reading.pagedates import page_dates
from stemma.reading.tags import letters, line_of

__all__ = ["Facts", "read_facts"]

_LONG = 300
_LETTER = re.compile(r"[^\W\d_]")
_CUT = re.compile(r"\s+[|»·•›:–—-]+\s+|\s*[|»•›]\s*")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")
_AUTHOR_NAMES = (
    "author", "article:author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author",
    "sailthru.author", "byl", "citation_author", "article:author_name",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_OUTLET_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_SIGNED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|autor(?:en)?|auteur|vcard|article-?author|post-?author|writer)"
    r"(?:[_-]?name)?(?:$|[\s_-])", re.IGNORECASE,
)  # fmt: skip
_APART = re.compile(r"comment|kommentar|related|sidebar|footer|teaser|widget", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\d{3}|[{}<>=|]|\b(?:admin(?:istrator)?|editor|webmaster|unknown|anonymous)$", re.IGNORECASE
)
_NO_SIGNATURES = frozenset({"meta", "link", "body"})
_WORDS = 8
_HEADINGS = 40
_LINKS = etree.XPath("descendant::a[normalize-space()]")
_NAMED = etree.XPath("descendant::*[@itemprop='name']")


class Facts(NamedTuple):
    """What a page's metadata say; None and empty where they say nothing.

    `url` is the canonical address; `dates` are all candidates, the most trustworthy first; `news`
    is whether the page calls its article news.
    """

    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str | None
    description: str | None
    dates: tuple[DateSeen, ...]
    news: bool


class _Page(NamedTuple):
    """What the readers of single facts look at."""

    tree: html.HtmlElement
    meta: dict[str, str]
    linked: Linked
    outlet: str | None
    form: Forms


def read_facts(tree: html.HtmlElement, url: str | None) -> Facts:
    """Return the facts of a page; `url` is where it came from, if that is known."""
    meta = _meta(tree)
    address = _canonical(tree, meta, url)
    linked = read_linked(tree, address or url)
    language = _language(tree, meta)
    outlet = _first(meta, _OUTLET_NAMES) or next(iter(linked.names("publisher")), None)
    page = _Page(tree, meta, linked, outlet, forms(language or "und"))
    title, headline = _title(page)
    return Facts(
        title=title,
        authors=tuple(_authors(page)),
        outlet=outlet,
        url=address,
        language=language,
        description=_first(meta, ("og:description", "description")) or linked.text("description"),
        dates=page_dates(tree, headline, (meta, linked), language or "und", address),
        news=linked.news,
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Return the meta elements by lower-case name; the first that says something counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = " ".join((element.get("content") or element.get("value") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((plain(meta[n]) for n in names if n in meta), None)


def _language(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    said = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    said = said or meta.get("content-language") or meta.get("og:locale") or ""
    code = re.split(r"[-_,; ]", said.strip())[0].lower()
    return code if code.isalpha() and 2 <= len(code) <= 3 else None


def _canonical(tree: html.HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """Return the address a page gives itself, resolved against its base."""
    base_element = tree.find(".//base[@href]")
    base = _joined(url or "", base_element.get("href", "")) if base_element is not None else url
    links = (
        e.get("href", "")
        for e in tree.iter("link")
        if "canonical" in (e.get("rel") or "").lower().split()
    )
    for said in (*islice(links, 1), meta.get("og:url", ""), url or ""):
        address = _joined(base or url or "", said.strip()) if said.strip() else ""
        parts = _parts(address)
        if parts is not None and parts.scheme in {"http", "https"} and parts.hostname:
            return address
    return None


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # half a bracket in a host
        return ""


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _title(page: _Page) -> tuple[str | None, html.HtmlElement | None]:
    """Return the headline and its element: the heading that the metadata bear out, else theirs."""
    said = [page.linked.text("headline"), *(_first(page.meta, (n,)) for n in _TITLE_NAMES)]
    element = page.tree.find(".//title")
    said.append(line_of(element) if element is not None else None)
    known = [s for s in said if s and _LETTER.search(s)]
    headings = [
        (line, e)
        for e in islice(page.tree.iter("h1", "h2"), _HEADINGS)
        if (line := line_of(e)) and len(line) <= _LONG and _LETTER.search(line)
    ]
    name = letters(page.outlet or "")
    squeezed = [letters(s) for s in known]
    for line, heading in headings:
        wanted = letters(line)
        borne = any(wanted == s or (len(wanted) > 3 and s.startswith(wanted)) for s in squeezed)
        if borne and wanted != name:
            return line, heading
    first = next((e for _, e in headings if e.tag == "h1"), None)
    if known:
        return _without_outlet(known[0], page.outlet), first
    return headings[0] if headings else (None, None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the outlet's name after a sign, or what is short and stands there."""
    parts = _CUT.split(title)
    if len(parts) < 2:
        return title
    if outlet and letters(parts[-1]) == letters(outlet):
        return title[: title.rindex(parts[-1])].rstrip(" |»·•›:–—-")
    if outlet and letters(parts[0]) == letters(outlet):
        return title[title.index(parts[1]) :]
    return title


def _authors(page: _Page) -> list[str]:
    """Return who wrote the article: the names that JSON-LD, meta or marked elements give."""
    for said in (page.linked.names("author"), [page.meta.get(n, "") for n in _AUTHOR_NAMES]):
        names = _unique([n for s in said if (n := _name(s, page))])
        if names:
            return names
    marked: list[tuple[int, str]] = []
    for element in page.tree.iter():
        rank = _mark(element)
        if rank is None or element.tag in _NO_SIGNATURES or _is_apart(element):
            continue
        inner = _NAMED(element) or _LINKS(element)
        if name := _name(line_of(inner[0] if len(inner) == 1 else element), page):
            marked.append((rank, name))
    if not marked:
        return []
    best = min(r for r, _ in marked)
    return _unique([n for r, n in marked if r == best])[: 3 if best == 0 else 1]


def _mark(element: html.HtmlElement) -> int | None:
    if "author" in (element.get("itemprop") or "").split():
        return 0
    if (element.get("rel") or "").lower() == "author":
        return 1
    classes = element.get("class")
    return 2 if classes and _is_signed(classes) else None


@lru_cache(maxsize=4096)
def _is_signed(classes: str) -> bool:
    return len(classes) < _LONG and _SIGNED.search(classes) is not None


def _is_apart(element: html.HtmlElement) -> bool:
    for above in element.iterancestors():
        if above.tag in {"aside", "footer", "nav"}:
            return True
        if above.tag in {"body", "article", "main"}:
            return False
        if _APART.search(f"{above.get('class') or ''} {above.get('id') or ''}"[:_LONG]):
            return True
    return False


def _name(raw: str | None, page: _Page) -> str | None:
    """Return a name of a person or newsroom, without label and what follows; None if it is none."""
    line = plain(raw) or ""
    form = page.form
    label = form.by.match(line)
    alone = form.by.match(f"{line} Xx")
    if (
        (alone and alone["rest"] == "Xx")
        or form.photo.match(line)
        or form.published.fullmatch(line)
    ):
        return None
    name = (label["rest"] if label else line).strip(" ,;:.|–—-")
    if not name or len(name) > 100 or name.count(" ") >= _WORDS or _ADDRESS.search(name):
        return None
    if not _LETTER.search(name) or _NO_NAME.search(name):
        return None
    if page.form.staff.fullmatch(name) or letters(name) == letters(page.outlet or ""):
        return None
    return name


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))
