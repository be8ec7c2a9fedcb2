"""Web pages: one article out of HTML, its metadata, main text and roles, parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from lxml import html

from stemma.model import Article, Block, BlockKind
from stemma.reading.agencies import find_agencies
from stemma.reading.article import build_article
from stemma.reading.maintext import main_text
from stemma.reading.markup import page_text, parse, saved_from
from stemma.reading.metadata import Facts, read_facts
from stemma.reading.pagedates import choose_date, searched_date
from stemma.reading.shown import opening_dates
from stemma.reading.tags import find_captions, find_lede, letters, line_of

__all__ = ["read_page"]

_ENOUGH = 200


def read_page(data: bytes, row: Mapping[str, Any], where: str, now: date | None) -> Article:
    """Return the article of an HTML page; fields of `row` win over what the page says.

    The text is the headline and what is taken for the article, in the page's order, furniture
    included where it was kept. Raises UnreadableInput where no article is found on the page.
    """
    written, notes = page_text(data, where)
    tree = parse(written, where)
    given = {k: v for k, v in row.items() if v not in {None, ""} and k != "html"}
    address = given.get("url") or saved_from(written)
    facts = read_facts(tree, address if isinstance(address, str) else None)
    main = main_text(tree, where)
    title = given.get("title") or facts.title
    lede = find_lede(tree, facts.title, main.text, facts.description)
    headed = _under_headline(main.text, title, lede)
    text, captions = _with_captions(headed, tree, news=facts.news)
    page: dict[str, Any] = {"title": facts.title, "outlet": facts.outlet, "url": facts.url}
    if len(text) < _ENOUGH and facts.language:
        page["language"] = facts.language
    row = {**page, **given, "text": text}
    article = build_article(row, where, now, page_date=choose_date(facts.dates, now))
    if article.published is None:
        code = article.language
        last = tuple(opening_dates(main.text, code)) or searched_date(tree)
        facts = facts._replace(dates=last + facts.dates)
        article = build_article(row, where, now, page_date=choose_date(facts.dates, now))
    kinds: dict[str, BlockKind] = dict.fromkeys(main.tags.linked, "furniture")
    kinds.update(dict.fromkeys(captions, "caption"))
    if lede is not None:
        kinds[letters(lede)] = "lede"
    article = msgspec.structs.replace(article, notes=article.notes + notes)
    return _with_facts(article, facts, kinds, main.tags.headings)


def _under_headline(text: str, title: str | None, lede: str | None) -> str:
    """Return the text with headline and lede above it, where it does not begin with them."""
    if title and letters(title) not in letters(text[: 4 * len(title) + 400]):
        return "\n\n".join(part for part in (title, lede, text) if part)
    if lede is None:
        return text
    first, _, rest = text.partition("\n")
    if title and letters(first) == letters(title):
        return f"{first}\n\n{lede}\n\n{rest}"
    return f"{lede}\n\n{text}"


def _with_captions(text: str, tree: html.HtmlElement, *, news: bool) -> tuple[str, list[str]]:
    """Return the text with the captions of its figures where they stand, and their letters.

    Captions of other pages than `news` are labels of goods and albums, unless they name an agency.
    """
    said = [line_of(e) for e in tree.iter("figcaption")]
    if not said or not (news or any(map(find_agencies, said))):
        return text, []
    lines = text.split("\n")
    squeezed = [letters(line) for line in lines]
    found = find_captions(tree, squeezed)
    captions = [(above, line) for above, line in found if news or find_agencies(line)]
    for above, caption in reversed(captions):
        at = squeezed.index(above) + 1
        lines[at:at] = [caption]
        squeezed[at:at] = [letters(caption)]
    return "\n".join(lines), [letters(caption) for _, caption in captions]


def _with_facts(
    article: Article, facts: Facts, kinds: Mapping[str, BlockKind], headings: frozenset[str]
) -> Article:
    """Return the article with what its page's metadata and tags say over what its lines look like."""
    byline = ", ".join(facts.authors) or article.byline
    tagged = tuple(_with_tag(b, article.text, kinds, headings) for b in article.blocks)
    return msgspec.structs.replace(article, byline=byline, blocks=tagged, dates=facts.dates)


def _with_tag(
    block: Block, text: str, kinds: Mapping[str, BlockKind], headings: frozenset[str]
) -> Block:
    """Return a block of running text as what its tag makes it."""
    if block.kind not in {"body", "lede", "heading"}:
        return block
    line = letters(text[block.start : block.end])
    kind = kinds.get(line)
    if kind is None and len(line) <= _ENOUGH and line in headings:
        kind = "heading"
    return Block(kind or block.kind, block.start, block.end)
