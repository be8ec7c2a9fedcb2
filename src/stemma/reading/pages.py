"""Web pages: one article out of HTML, its metadata, main text and roles, parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from stemma.model import Article, Block
from stemma.reading.article import build_article
from stemma.reading.maintext import MainText, main_text
from stemma.reading.markup import page_text, parse, saved_from
from stemma.reading.metadata import Facts, read_facts
from stemma.reading.pagedates import choose_date

__all__ = ["read_page"]

_ENOUGH = 200


def read_page(data: bytes, row: Mapping[str, Any], where: str, now: date | None) -> Article:
    """Return the article of an HTML page; fields of `row` win over what the page says.

    The text is the headline and what is taken for the article, in the page's order, furniture
    included where it was kept. Raises UnreadableInput where no article is found on the page.
    """
    written = page_text(data, where)
    tree = parse(written, where)
    given = {k: v for k, v in row.items() if v not in {None, ""} and k != "html"}
    address = given.get("url") or saved_from(written)
    facts = read_facts(tree, address if isinstance(address, str) else None)
    main = main_text(tree, where)
    text = _under_headline(main.text, given.get("title") or facts.title)
    page: dict[str, Any] = {"title": facts.title, "outlet": facts.outlet, "url": facts.url}
    if len(text) < _ENOUGH and facts.language:
        page["language"] = facts.language
    article = build_article(
        {**page, **given, "text": text}, where, now, page_date=choose_date(facts.dates, now)
    )
    return _with_facts(article, facts, main)


def _under_headline(text: str, title: str | None) -> str:
    """Return the text with its headline above it, where it does not begin with it."""
    if not title or _letters(title) in _letters(text[: 4 * len(title) + 400]):
        return text
    return f"{title}\n\n{text}"


def _with_facts(article: Article, facts: Facts, main: MainText) -> Article:
    byline = ", ".join(facts.authors) or article.byline
    blocks = tuple(_with_tag(b, article.text, main.headings) for b in article.blocks)
    return msgspec.structs.replace(article, byline=byline, blocks=blocks, dates=facts.dates)


def _with_tag(block: Block, text: str, headings: frozenset[str]) -> Block:
    """Return a block of running text as the heading that its tag made it."""
    if block.kind not in {"body", "lede"} or block.end - block.start > _ENOUGH:
        return block
    line = " ".join(text[block.start : block.end].split())
    return Block("heading", block.start, block.end) if line in headings else block


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
