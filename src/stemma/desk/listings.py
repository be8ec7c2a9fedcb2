"""What a desk says about itself: an article, its versions, places that were found, its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stemma.desk.changes import version_json
from stemma.desk.desk import Desk
from stemma.desk.phrases import about, counted, extent, formed, span_json
from stemma.dossier import analysis_json, encode
from stemma.dossier.sheet import Part, Row, head, item, line, title
from stemma.dossier.wording import language_name, moment
from stemma.model import Article
from stemma.store import Hit, Problem, ShelfStatus, Version

if TYPE_CHECKING:
    from stemma.store.doctor import Report

__all__ = ["render_article", "render_hits", "render_report", "render_status"]

_MOST = 10  # languages and outlets that are shown by name


def render_article(
    desk: Desk, article: str, version: int | None, form: str, *, colour: bool = False
) -> bytes | str:
    """Return a version of an article in a form: json, markdown or terminal.

    Raises UnknownArticle.
    """
    found, analysis = desk.show(article, version)
    versions = desk.versions(found.id)
    number = version or next(v.number for v in versions if v.current)
    if form == "json":
        more = {"version": number, "versions": [version_json(v) for v in versions]}
        return encode(analysis_json(found, analysis) | more) + b"\n"
    return formed(_article_rows(found, number, versions), form, colour=colour)


def _article_rows(article: Article, number: int, versions: Sequence[Version]) -> Iterator[Row]:
    yield title(article.title or article.id)
    yield line(Part(about(article), "dim"))
    mine = next(v for v in versions if v.number == number)
    told = f"version {number} of {len(versions)}, added {moment(mine.added)}"
    yield line(Part(f"id {article.id} · {told} · {article.input}", "dim"))
    if article.url:
        yield line(Part(article.url, "dim"))
    if article.byline:
        yield line(Part(f"by {article.byline}", "dim"))
    yield head("Text")
    for block in article.blocks:
        words = article.text[block.start : block.end]
        for paragraph in words.split("\n"):
            if paragraph.strip():
                aside = block.kind in {"furniture", "caption", "credit", "byline"}
                mark = [Part(f"[{block.kind}] ", "dim")] if block.kind != "body" else []
                yield item(*mark, Part(paragraph, "dim" if aside else "plain"))


def render_hits(
    desk: Desk, query: str, hits: Sequence[Hit], form: str, *, colour: bool = False
) -> bytes | str:
    """Return the places that a search found in a form: json, markdown or terminal."""
    articles = {i: desk.article(i) for i in dict.fromkeys(h.article for h in hits)}
    if form == "json":
        rows = [_hit_json(h, articles[h.article]) for h in hits]
        return encode({"query": query, "hits": rows}) + b"\n"
    return formed(_hit_rows(query, hits, articles), form, colour=colour)


def _hit_json(hit: Hit, article: Article) -> dict[str, Any]:
    return {
        "article": hit.article,
        "kind": hit.kind,
        "outlet": article.outlet,
        "title": article.title,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "url": article.url,
        **span_json(article.text, hit.span),
        "marks": [span_json(article.text, m) for m in hit.marks],
        "speaker": hit.speaker,
        "stance": hit.stance,
        "score": hit.score,
    }


# What a quotation begins or ends with, in any language.
_QUOTES = frozenset('“”„‟‘’‚‛«»‹›「」『』"')


def _hit_rows(query: str, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Iterator[Row]:
    found = counted(len(hits), "place") if hits else "nothing"
    yield title(f"{found} found for “{query}”")
    for hit in hits:
        article = articles[hit.article]
        left, right = _around(article.text, hit)
        yield item(left, *_marked(article.text, hit), right)
        said = ""
        if hit.kind == "claim":
            stance = (hit.stance or "says").replace("_", " ")
            said = f"{stance}: {hit.speaker or 'no source named'} · "
        where = f"{about(article)} · id {article.id}"
        yield item(Part(said, "value"), Part(where, "dim"), level=1)


def _around(text: str, hit: Hit) -> tuple[str, str]:
    """Return the quotation marks for a place; a quotation whole keeps its own alone."""
    ends = (text[hit.span.start : hit.span.start + 1], text[hit.span.end - 1 : hit.span.end])
    return ("", "") if all(e in _QUOTES for e in ends) else ("“", "”")


def _marked(text: str, hit: Hit) -> Iterator[Part]:
    at = hit.span.start
    for start, end in hit.marks:
        yield Part(text[at:start])
        yield Part(text[start:end], "strong")
        at = end
    yield Part(text[at : hit.span.end])


def render_status(desk: Desk, form: str, *, colour: bool = False) -> bytes | str:
    """Return what is on a desk in a form: json, markdown or terminal."""
    status, problems = desk.status(), desk.problems()
    where = str(desk.path) if desk.path else None
    if form == "json":
        return encode({
            "desk": where,
            "articles": status.articles,
            "versions": status.versions,
            "stale": status.stale,
            "size": status.size,
            "languages": dict(status.languages),
            "outlets": dict(status.outlets),
            "skipped": [{"where": p.where, "why": p.why, "met": p.met} for p in problems],
        }) + b"\n"  # fmt: skip
    return formed(_status_rows(where, status, problems), form, colour=colour)


def _status_rows(
    where: str | None, status: ShelfStatus, problems: Sequence[Problem]
) -> Iterator[Row]:
    yield title(f"The desk {where}" if where else "A desk in memory")
    yield item(extent(status.articles, status.versions))
    if where:
        yield item(f"{_size(status.size)} on disk")
    if status.languages:
        named = {language_name(code): n for code, n in status.languages.items()}
        yield item(Part("languages: ", "dim"), _named(named))
    if status.outlets:
        yield item(Part("outlets: ", "dim"), _named(status.outlets))
    if status.stale:
        said = "1 analysis" if status.stale == 1 else f"{status.stale:,} analyses"
        yield item(f"{said} of an older Stemma, made anew when asked for")
    if problems:
        yield head(f"{counted(len(problems), 'input')} skipped")
        for problem in problems:
            yield item(
                problem.where, Part(f": {problem.why} ", "note"), Part(moment(problem.met), "dim")
            )


def render_report(
    report: Report, rescue: str | None, form: str, *, colour: bool = False
) -> bytes | str:
    """Return what the doctor found in a form: json, markdown or terminal.

    `rescue` is the desk to which the rest was saved, where it was.
    """
    if form == "json":
        return encode({
            "desk": report.path,
            "whole": report.whole,
            "articles": report.articles,
            "versions": report.versions,
            "analyses": report.analyses,
            "problems": report.problems,
            "lost": [{"article": x.article, "what": x.what, "number": x.number} for x in report.lost],
            "unnamed": report.unnamed,
            "damage": report.damage,
            "rescue": rescue,
        }) + b"\n"  # fmt: skip
    return formed(_report_rows(report, rescue), form, colour=colour)


def _report_rows(report: Report, rescue: str | None) -> Iterator[Row]:
    yield title(f"{'Sound' if report.whole else 'Damaged'}: the desk {report.path}")
    yield item(f"{extent(report.articles, report.versions)} can be read")
    if report.lost or report.unnamed:
        yield head("What is lost")
    for lost in report.lost:
        number = f" {lost.number}" if lost.number is not None else ""
        again = "; it is made anew" if lost.what == "analysis" else ""
        what = {"article": "the article", "version": f"version{number} of"}.get(
            lost.what, f"the analysis of version{number} of"
        )
        yield item(f"{what} ", Part(lost.article, "strong"), again)
    if report.unnamed:
        yield item(f"{counted(report.unnamed, 'version')} of which not even the id can be read")
    if report.damage:
        yield head("What SQLite finds wrong with the file")
        yield from (item(Part(words, "dim")) for words in report.damage)
    if rescue is not None:
        yield line(f"What can be read was saved to {rescue}")
    elif not report.whole:
        yield line(
            f"`stemma doctor --desk {report.path} --rescue NEWPATH` saves what can be read to a "
            "new desk; the old file is left as it is"
        )


def _named(counts: Mapping[str, int]) -> str:
    shown = [f"{name} {n:,}" for name, n in list(counts.items())[:_MOST]]
    rest = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _size(size: int) -> str:
    for scale, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= scale:
            return f"{size / scale:.1f} {unit}"
    return f"{size} bytes"
