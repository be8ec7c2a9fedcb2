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

    Raises UnreadableInput where no article is found on the page.
    """
    import trafilatura  # noqa: PLC0415 - heavy; only for HTML

    found = trafilatura.bare_extraction(
        data, url=row.get("url"), fast=True, include_comments=False, with_metadata=True
    )
    text = found.text if found is not None else None
    if not text or not text.strip():
        raise UnreadableInput(where, "no article was found on this page")
    fields = {k: v for k, v in row.items() if v not in {None, ""}}
    page = {"title": found.title, "outlet": found.sitename, "url": found.url}
    return build_article({**page, **fields, "text": text}, where, now, page_date=found.date)
