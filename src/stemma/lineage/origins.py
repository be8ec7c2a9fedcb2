"""Who wrote a text first, as far as the page says: agency, linked outlet, or the outlet itself."""

from __future__ import annotations

from typing import NamedTuple

from stemma.model import Article, Span

__all__ = ["Origin", "named_origin"]


class Origin(NamedTuple):
    """An origin as a page names it, where it is named, and how."""

    name: str
    how: str
    span: Span | None


def named_origin(article: Article) -> Origin | None:
    """Return the origin that the page itself names, the surest sign first, or None.

    A dateline's agency comes before a credit, a credit before the link to a source. A photo's
    credit and an agency that is only quoted are none.
    """
    if article.dateline is not None and article.dateline.agency:
        span = Span(article.dateline.start, article.dateline.end)
        return Origin(article.dateline.agency, "dateline", span)
    for how, kind in (("credit", "agency"), ("link", "source_link")):
        for credit in article.credits:
            if credit.kind == kind and not _same_outlet(credit.name, article.outlet):
                name = credit.name if kind == "agency" else f"own:{credit.name}"
                return Origin(name, how, Span(credit.start, credit.end))
    return None


def _same_outlet(name: str, outlet: str | None) -> bool:
    return outlet is not None and name.casefold().strip() == outlet.casefold().strip()
