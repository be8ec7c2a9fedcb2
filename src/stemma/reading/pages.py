"""Web pages: the article's text out of HTML, with what its metadata say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.article import build_article

__all__ = ["read_page"]


def read_page(data: bytes, row: Mapping[str, Any], where: str, now: date | None) -> Article:
    """Return the article of an HTML page; fields of `row` win over what the page says.

    The text is the headline and what trafilatura takes for the article, furniture included where
    it was kept. Raises UnreadableInput where no article is found on the page.
    """
    # Heavy, and only for HTML.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        data, url=row.get("url"), fast=True, include_comments=False, with_metadata=True
    )
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise UnreadableInput(where, "no article was found on this page")
    given = {k: v for k, v in row.items() if v not in {None, ""} and k != "html"}
    page = {"title": found.title, "outlet": found.sitename, "url": found.url}
    text = _under_headline(found.text, given.get("title") or found.title)
    return build_article({**page, **given, "text": text}, where, now, page_date=found.date)


def _under_headline(text: str, title: str | None) -> str:
    """Return the text with its headline above it, where it does not begin with it."""
    if not title or _letters(title) in _letters(text[: 4 * len(title) + 400]):
        return text
    return f"{title}\n\n{text}"


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
