"""Who wrote a text first, as far as the page says: agency, linked outlet, or the outlet itself."""

from __future__ import annotations

from typing import Literal, NamedTuple

from stemma.model import Article, Credit, Span

__all__ = ["Origin", "named_agencies", "named_origin", "quoted_origin"]

# Agencies named this close together stand in one credit: 'ATS/AFP'.
_ONE_CREDIT = 4


class Origin(NamedTuple):
    """An origin as a page names it: by dateline, credit or source link, and where.

    `name` is an agency's usual name or `own:` with an outlet's.
    """

    name: str
    how: Literal["dateline", "credit", "link", "quoted"]
    span: Span


def named_agencies(article: Article) -> frozenset[str]:
    """Return all agencies that the page credits with its text."""
    found = {c.name for c in article.credits if c.kind == "agency"}
    if article.dateline is not None and article.dateline.agency:
        found.add(article.dateline.agency)
    return frozenset(found)


def named_origin(article: Article) -> Origin | None:
    """Return the origin that the page itself names, the surest sign first, or None.

    A dateline's agency comes before a credit, a credit before the link to a source. In one credit
    the last agency counts: who passes on an agency's text names itself first. A photo's credit
    and an agency that is only quoted are none; neither is a bare address, which may be the source
    of one sentence.
    """
    agencies = [c for c in article.credits if c.kind == "agency"]
    line = article.dateline
    if line is not None and line.agency:
        inside = [c for c in agencies if line.start <= c.start < line.end]
        if inside:
            return _last_of_first_credit(inside, "dateline")
        return Origin(line.agency, "dateline", Span(line.start, line.end))
    told = article.spans("lede", "body")
    signed = [c for c in agencies if not any(s.start <= c.start < s.end for s in told)]
    if signed:
        return _last_of_first_credit(signed, "credit")
    for credit in article.credits:
        if credit.kind == "source_link" and "." not in credit.name:
            if article.outlet and credit.name.casefold() == article.outlet.casefold():
                continue
            return Origin(f"own:{credit.name}", "link", Span(credit.start, credit.end))
    return None


def quoted_origin(article: Article) -> Origin | None:
    """Return the agency that running text names as whose report it is, or None.

    It may be the source of one sentence alone, so only a tie to another text makes it an origin.
    """
    agencies = [c for c in article.credits if c.kind == "agency"]
    return _last_of_first_credit(agencies, "quoted") if agencies else None


def _last_of_first_credit(
    credits_: list[Credit], how: Literal["dateline", "credit", "quoted"]
) -> Origin:
    rows = sorted(credits_, key=lambda c: (c.start, c.end, c.name))
    last = rows[0]
    for credit in rows[1:]:
        if credit.start - last.end > _ONE_CREDIT:
            break
        last = credit
    return Origin(last.name, how, Span(last.start, last.end))
