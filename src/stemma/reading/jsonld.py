"""JSON-LD: what a page says of its article in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import html

__all__ = ["Linked", "plain", "read_linked"]

_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_UNWRAPPED = re.compile(r"(?:-->|//\s{0,9}\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/|\]\]>)$")
_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"(?:Article|Posting|NewsStory|Report|Review|Recipe)$")
_PAGE = frozenset({"WebPage", "ItemPage", "AboutPage", "CollectionPage"})
_MANY = 2000
# Below these keys stand other articles than the page's own.
_OTHERS = frozenset(
    {"itemListElement", "hasPart", "isPartOf", "citation", "mentions", "relatedLink", "comment",
     "review", "blogPost", "subjectOf", "about", "isRelatedTo", "significantLink"}
)  # fmt: skip

Node = Mapping[str, Any]


class Linked:
    """The node of the page's article, with those its references name; values are plain text.

    `page` is the node of the page itself, for what the article's does not say.
    """

    def __init__(self, article: Node | None, page: Node | None, nodes: tuple[Node, ...]) -> None:
        self.article, self.page = article, page
        self._by_id = {n["@id"]: n for n in reversed(nodes) if isinstance(n.get("@id"), str)}

    @property
    def news(self) -> bool:
        """Whether the page says of its article that it is news."""
        return self.article is not None and any("News" in t for t in _types(self.article))

    def text(self, key: str) -> str | None:
        """Return a value of the article's node."""
        return plain(self.article.get(key)) if self.article else None

    def names(self, key: str) -> list[str]:
        """Return the names of persons or organisations under a key of the article's node."""
        found: list[str] = []
        for one in _listed(self.article.get(key)) if self.article else []:
            node = self._resolved(one)
            name = plain(node.get("name")) if isinstance(node, Mapping) else plain(node)
            if name and name not in found:
                found.append(name)
        return found

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, Mapping) and "name" not in value:
            name = value.get("@id")
            return self._by_id.get(name, value) if isinstance(name, str) else value
        return value


def read_linked(tree: html.HtmlElement, url: str | None) -> Linked:
    """Return what the JSON-LD of a page says; a script that is no JSON says nothing."""
    nodes = tuple(
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(_loaded(script.text or ""))
    )
    articles = [n for n in nodes if any(_ARTICLE.search(t) for t in _types(n))]
    pages = [n for n in nodes if _PAGE & _types(n)]
    named = [n for n in articles if url and url.rstrip("/") in _addresses(n)]
    return Linked(next(iter(named or articles), None), next(iter(pages), None), nodes)


def _loaded(text: str) -> Any:
    bare = _WRAPPED.sub("", text).strip().removesuffix(";").rstrip()
    text = _UNWRAPPED.sub("", bare).rstrip().removesuffix(";").rstrip()
    for written in (text, _COMMA.sub(r"\1", text)):
        try:
            return json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(root: Any) -> Iterator[Node]:
    """Yield the objects of a document, outer ones first, none of other articles' lists."""
    open_values, count = [root], 0
    while open_values and count < _MANY:
        value = open_values.pop(0)
        count += 1
        if isinstance(value, list):
            open_values.extend(value)
        elif isinstance(value, dict):
            yield value
            open_values.extend(
                inner
                for key, inner in value.items()
                if key not in _OTHERS and isinstance(inner, (dict, list))
            )


def _types(node: Node) -> frozenset[str]:
    kinds = (t for t in _listed(node.get("@type")) if isinstance(t, str))
    return frozenset(t.rsplit("/", 1)[-1] for t in kinds)


def _addresses(node: Node) -> frozenset[str]:
    values = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    flat = (v.get("@id") if isinstance(v, Mapping) else v for v in values)
    return frozenset(v.split("#")[0].rstrip("/") for v in flat if isinstance(v, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def plain(value: Any) -> str | None:
    """Return a value as one line of text, without entities; None where it is no text."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if isinstance(value, Mapping):
        value = value.get("@value")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None
