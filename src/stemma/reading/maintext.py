"""The main text of a page: what trafilatura takes for the article, with the roles its tags show."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

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


class MainText(NamedTuple):
    """A page's text, with what its tags say of its lines (their letters)."""

    text: str
    tags: Tags


@cache
def _options(*, fast: bool) -> Extractor:
    return Extractor(output_format="python", fast=fast, comments=False)


def main_text(tree: html.HtmlElement, where: str) -> MainText:
    """Return the main text of a page; the tree loses what is never shown.

    Raises UnreadableInput where no article is found on the page.
    """
    _lighten(tree)
    tags = read_tags(tree)
    text = _extracted(tree, where, fast=True)
    missed = _missed(text, tags)
    if missed > _MOST_MISSED:
        other = _extracted(tree, where, fast=False)
        if _missed(other, tags) < missed / 2:
            text = other
    if not letters(text):
        raise UnreadableInput(where, "no article was found on this page")
    return MainText(text, tags)


def _missed(text: str, tags: Tags) -> float:
    """Return which share of the running text of a page's paragraphs a text leaves out; none of too little."""
    inside = letters(text)
    every = sum(map(len, tags.paragraphs))
    if every < _ENOUGH:
        return 0.0
    return sum(len(p) for p in tags.paragraphs if p not in inside) / every


def _extracted(tree: html.HtmlElement, where: str, *, fast: bool) -> str:
    try:
        found = bare_extraction(tree, options=_options(fast=fast))
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
