"""The main text of a page: what trafilatura takes for the article, with the roles its tags show."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from stemma.errors import UnreadableInput

__all__ = ["MainText", "main_text"]

# Nothing of the article stands in these, and every copy of the tree is smaller without them.
_DEAD = (
    "style", "svg", "link", "iframe", "select", "button", "input", "template", "canvas", "audio",
    "video", "object", "embed", "map", "source", "option", "textarea",
)  # fmt: skip


class MainText(NamedTuple):
    """A page's text, with what its tags say: the text of its headings."""

    text: str
    headings: frozenset[str]


@cache
def _options() -> Extractor:
    return Extractor(output_format="python", fast=True, comments=False)


def main_text(tree: html.HtmlElement, where: str) -> MainText:
    """Return the main text of a page; the tree is used up.

    Raises UnreadableInput where no article is found on the page.
    """
    _lighten(tree)
    try:
        found = bare_extraction(tree, options=_options())
    except (RecursionError, etree.LxmlError) as error:
        raise UnreadableInput(where, f"no article was found on this page: {error}") from error
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise UnreadableInput(where, "no article was found on this page")
    headings = frozenset(
        line
        for head in found.body.iter("head")
        if (line := " ".join("".join(head.itertext()).split()))
    )
    return MainText(found.text, headings)


def _lighten(tree: html.HtmlElement) -> None:
    """Take what is never shown out of the tree."""
    etree.strip_elements(tree, *_DEAD, with_tail=False)
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
