"""The main text of a page: what trafilatura takes for the article, with the roles its tags show."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from stemma.errors import UnreadableInput
from stemma.reading.tags import Tags, letters, read_tags

__all__ = ["MainText", "main_text"]

# Nothing of the article stands in these, and every copy of the tree is smaller without them.
_DEAD = (
    "style", "svg", "link", "iframe", "select", "button", "input", "template", "canvas", "audio",
    "video", "object", "embed", "map", "source", "option", "textarea",
)  # fmt: skip


_RULE = re.compile(r"\|(?:---\|)+")
_EMPTY_CELLS = re.compile(r"\s*\|(?:\s*\|)+\s*")
_ENOUGH = 400
_MOST_MISSED = 0.7
# A text below this length may be a part of the article (trafilatura, core.py, "recall escalation").
_FULL = 3000
_SHARE = 0.2
_LEAST = 250
_MUCH_MORE = 1.5
_SHOWN = etree.XPath("string-length(normalize-space(//body))")

Effort = Literal["plain", "wide", "every"]


class MainText(NamedTuple):
    """A page's text, with what its tags say of its lines (their letters)."""

    text: str
    tags: Tags


@cache
def _options(effort: Effort) -> Extractor:
    options = Extractor(
        output_format="python", fast=effort != "every", comments=False, recall=effort == "wide"
    )
    if effort == "plain":
        # A focus that trafilatura has no word for is neither strict nor wide, and spares its own
        # search for more, which weighs every page twice: `_covers_little` tells which pages want it.
        options.focus = "plain"
    return options


def main_text(tree: html.HtmlElement, where: str) -> MainText:
    """Return the main text of a page; the tree loses what is never shown.

    A text that covers little of its page is read again, with fewer lines taken for furniture; one
    that leaves out most paragraphs is read by every method that there is. Raises UnreadableInput
    where no article is found on the page.
    """
    _lighten(tree)
    tags = read_tags(tree)
    shown = int(_SHOWN(tree))
    etree.strip_elements(tree, "footer", "nav", with_tail=False)
    text = _extracted(tree, where, "plain")
    if _covers_little(text, shown):
        wider = _extracted(tree, where, "wide")
        if not text or (len(wider) >= _LEAST and len(wider) > _MUCH_MORE * len(text)):
            text = wider
    missed = _missed(text, tags)
    if missed > _MOST_MISSED:
        other = _extracted(tree, where, "every")
        if _missed(other, tags) < missed / 2:
            text = other
    if not letters(text):
        raise UnreadableInput(where, "no article was found on this page")
    return MainText(text, tags)


def _covers_little(text: str, shown: int) -> bool:
    """Say whether a text is so little of what its page shows that more may be the article."""
    return len(text) < _FULL and len(text) < _SHARE * shown


def _missed(text: str, tags: Tags) -> float:
    """Return which share of the running text of a page's paragraphs a text leaves out; none of too little."""
    inside = letters(text)
    every = sum(map(len, tags.paragraphs))
    if every < _ENOUGH:
        return 0.0
    return sum(len(p) for p in tags.paragraphs if p not in inside) / every


def _extracted(tree: html.HtmlElement, where: str, effort: Effort) -> str:
    try:
        found = bare_extraction(tree, options=_options(effort))
    except (RecursionError, etree.LxmlError) as error:
        raise UnreadableInput(where, f"no article was found on this page: {error}") from error
    return _without_grid(found.text or "") if isinstance(found, Document) else ""


def _without_grid(text: str) -> str:
    """Return a text without the lines that are drawn around the cells of tables."""
    if "|" not in text:
        return text
    return "\n".join(
        _EMPTY_CELLS.sub(" | ", line).strip(" |") if line.startswith("|") else line
        for line in text.split("\n")
        if not _RULE.fullmatch(line)
    )


def _lighten(tree: html.HtmlElement) -> None:
    """Take what is never shown out of the tree."""
    etree.strip_elements(tree, *_DEAD, with_tail=False)
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
