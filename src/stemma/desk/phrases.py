"""Lines that commands print of a desk: what was added, what is counted, where an article is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from stemma.desk.adding import Landed
from stemma.dossier import on_console
from stemma.dossier.coverage import published
from stemma.dossier.places import outlet_of
from stemma.dossier.sheet import Row, sheet_markdown, sheet_terminal
from stemma.dossier.wording import language_name, one_line
from stemma.errors import StemmaError
from stemma.model import Article, Span

__all__ = [
    "about",
    "added_line",
    "counted",
    "extent",
    "formed",
    "landed_line",
    "removal_lines",
    "span_json",
]


def landed_line(landed: Landed) -> str:
    """Return the line that tells what became of an added article: outcome, id, title."""
    article = landed.article
    return one_line(f"{landed.outcome} {article.id} {article.title or outlet_of(article)}")


def added_line(counts: Mapping[str, int]) -> str:
    """Return the counts of adding as a phrase: '3 articles added, 1 new version, 2 known already'.

    `counts` is by outcome; what did not happen is left out, but for the articles added.
    """
    said = [f"{counted(counts['added'], 'article')} added"]
    if counts["version"]:
        said.append(counted(counts["version"], "new version"))
    if counts["known"]:
        said.append(f"{counts['known']:,} known already")
    return ", ".join(said)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: '1 article', '1,240 articles'."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def extent(articles: int, versions: int) -> str:
    """Return how many articles there are, and in how many versions where some have several."""
    several = f" in {counted(versions, 'version')}" if versions != articles else ""
    return counted(articles, "article") + several


def removal_lines(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return a line for each article that is about to be removed: id, title, outlet."""
    return tuple(
        one_line(f"{a.id} “{a.title or 'without a title'}” {outlet_of(a)}") for a in articles
    )


def about(article: Article) -> str:
    """Return where an article is from: outlet, language, when it appeared."""
    return f"{outlet_of(article)} · {language_name(article.language)} · {published(article)}"


def span_json(text: str, span: Span) -> dict[str, Any]:
    """Return a span with its words."""
    return {"start": span.start, "end": span.end, "words": text[span.start : span.end]}


def formed(rows: Iterable[Row], form: str, *, colour: bool) -> str:
    """Return a sheet in a form: markdown or terminal."""
    if form == "markdown":
        return sheet_markdown(rows)
    if form == "terminal":
        return on_console(partial(sheet_terminal, rows), colour=colour)
    raise StemmaError(f"there is no form {form!r} for this; give terminal, markdown or json")
