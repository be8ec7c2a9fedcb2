"""What a desk says about itself: an article, its versions, places that were found, its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from stemma.desk.adding import Landed
from stemma.desk.desk import Desk
from stemma.dossier import Change, Edit, Told, VersionChange, analysis_json, encode, on_console
from stemma.dossier.coverage import published
from stemma.dossier.places import outlet_of
from stemma.dossier.sheet import (
    Part,
    Row,
    head,
    item,
    line,
    sheet_markdown,
    sheet_terminal,
    title,
)
from stemma.dossier.wording import count, language_name, listed, moment, one_line
from stemma.errors import StemmaError
from stemma.model import Article, Span
from stemma.store import Hit, Problem, ShelfStatus, Version

__all__ = [
    "added_line",
    "landed_line",
    "removal_lines",
    "render_article",
    "render_hits",
    "render_status",
    "render_versions",
]

_DIGEST = 12  # characters of a digest that are shown
_MOST = 10  # languages and outlets that are shown by name


def landed_line(landed: Landed) -> str:
    """Return the line that tells what became of an added article: outcome, id, title."""
    article = landed.article
    return one_line(f"{landed.outcome} {article.id} {article.title or outlet_of(article)}")


def added_line(counts: Mapping[str, int]) -> str:
    """Return the counts of adding as a phrase: '3 articles added, 1 new version, 2 known already'.

    `counts` is by outcome; what did not happen is left out, but for the articles added.
    """
    said = [f"{counts['added']:,} {'article' if counts['added'] == 1 else 'articles'} added"]
    if counts["version"]:
        said.append(count(counts["version"], "new version"))
    if counts["known"]:
        said.append(f"{counts['known']:,} known already")
    return ", ".join(said)


def removal_lines(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return a line for each article that is about to be removed: id, title, outlet."""
    return tuple(
        one_line(f"{a.id} “{a.title or 'without a title'}” {outlet_of(a)}") for a in articles
    )


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
        more = {"version": number, "versions": [_version_json(v) for v in versions]}
        return encode(analysis_json(found, analysis) | more) + b"\n"
    return _formed(_article_rows(found, number, versions), form, colour=colour)


def _article_rows(article: Article, number: int, versions: Sequence[Version]) -> Iterator[Row]:
    yield title(article.title or article.id)
    yield line(Part(_about(article), "dim"))
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


def _about(article: Article) -> str:
    return f"{outlet_of(article)} · {language_name(article.language)} · {published(article)}"


def render_versions(desk: Desk, article: str, form: str, *, colour: bool = False) -> bytes | str:
    """Return the versions of an article and what changed: json, markdown or terminal.

    Raises UnknownArticle.
    """
    versions = desk.versions(article)
    changes = desk.changes(article)
    texts = {v.number: desk.article(v.article, v.number) for v in versions}
    if form == "json":
        return encode({
            "id": versions[0].article,
            "versions": [_version_json(v) for v in versions],
            "changes": [_change_json(c, texts) for c in changes],
        }) + b"\n"  # fmt: skip
    return _formed(_version_rows(versions, changes, texts), form, colour=colour)


def _version_json(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "digest": version.digest,
        "added": version.added,
        "input": version.input,
        "current": version.current,
    }


def _change_json(change: VersionChange, texts: Mapping[int, Article]) -> dict[str, Any]:
    old, new = texts[change.before].text, texts[change.after].text
    return {
        "before": change.before,
        "after": change.after,
        "substance": [
            {
                "matter": s.matter,
                "before": [_span_json(old, x) for x in s.before],
                "after": [_span_json(new, x) for x in s.after],
            }
            for s in change.substance
        ],
        "changes": [
            {
                "kind": c.kind,
                "before": _span_json(old, Span(c.before.start, c.before.end)) if c.before else None,
                "after": _span_json(new, Span(c.after.start, c.after.end)) if c.after else None,
                "edits": [
                    {"before": _span_json(old, e.before), "after": _span_json(new, e.after)}
                    for e in c.edits
                ],
            }
            for c in change.changes
        ],
    }


def _span_json(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": text[span.start : span.end]}


def _version_rows(
    versions: Sequence[Version], changes: Sequence[VersionChange], texts: Mapping[int, Article]
) -> Iterator[Row]:
    current = next(texts[v.number] for v in versions if v.current)
    yield title(current.title or current.id)
    yield line(Part(f"{_about(current)} · id {current.id}", "dim"))
    yield head(count(len(versions), "version"))
    for v in versions:
        now = ", the current one" if v.current else ""
        yield item(
            Part(f"{v.number} ", "strong"),
            f"added {moment(v.added)}{now} ",
            Part(f"· {v.digest[:_DIGEST]} · {v.input}", "dim"),
        )
    for change in changes:
        yield head(f"From version {change.before} to version {change.after}")
        yield line(Part("Stemma: ", "dim"), Part(verdict(change), "note"))
        old, new = texts[change.before].text, texts[change.after].text
        for substance in change.substance:
            yield item(
                Part(f"{substance.matter}: ", "strong"),
                *_listed(old, substance.before, "removed"),
                *([" → "] if substance.before and substance.after else []),
                *_listed(new, substance.after, "added"),
            )
        for c in change.changes:
            yield from _change_rows(c, old, new)


def verdict(change: VersionChange) -> str:
    """Return Stemma's sentence on what kind of change it is."""
    if not change.changes:
        return "no sentence changed; what differs is furniture, white space or the title given"
    kinds = [c.kind for c in change.changes]
    told = [
        count(kinds.count(kind), f"sentence {said}", f"sentences {said}")
        for kind, said in _KINDS.items()
        if kind in kinds
    ]
    if change.matters:
        return f"{listed(told)}; what changed of substance: {listed(change.matters)}"
    only = "; wording only" if set(kinds) <= {"changed", "moved"} else ""
    return f"{listed(told)}{only}: no headline, figure, name, quotation, time or concept differs"


_KINDS = {"changed": "changed", "removed": "removed", "added": "added", "moved": "moved"}


def _listed(text: str, spans: Iterable[Span], style: Any) -> list[Part]:
    parts: list[Part] = []
    for span in spans:
        if parts:
            parts.append(Part(", "))
        parts.append(Part(text[span.start : span.end], style))
    return parts


def _change_rows(change: Change, old: str, new: str) -> Iterator[Row]:
    kind = Part(f"{change.kind} ", "dim")
    if change.before and not change.after:
        yield item(kind, Part(old[change.before.start : change.before.end], "removed"), level=1)
    elif change.after and not change.before:
        yield item(kind, Part(new[change.after.start : change.after.end], "added"), level=1)
    elif change.kind == "moved" and change.after:
        yield item(kind, Part(new[change.after.start : change.after.end]), level=1)
    elif change.before and change.after:
        yield item(kind, *_woven(change.after, change.edits, old, new), level=1)


def _woven(sentence: Told, edits: Sequence[Edit], old: str, new: str) -> Iterator[Part]:
    """Yield the later sentence with the removed words put in where they stood."""
    at = sentence.start
    for edit in edits:
        yield Part(new[at : edit.after.start])
        at = edit.after.end
        gone, come = old[edit.before.start : edit.before.end], new[edit.after.start : at]
        if gone:
            alone = not come
            if alone and at == sentence.end:
                yield Part(" ")
            yield Part(gone, "removed")
            if alone and at < sentence.end and old[edit.before.end : edit.before.end + 1].isspace():
                yield Part(" ")
        if come:
            yield Part(come, "added")
    yield Part(new[at : sentence.end])


def render_hits(
    desk: Desk, query: str, hits: Sequence[Hit], form: str, *, colour: bool = False
) -> bytes | str:
    """Return the places that a search found in a form: json, markdown or terminal."""
    articles = {i: desk.article(i) for i in dict.fromkeys(h.article for h in hits)}
    if form == "json":
        rows = [_hit_json(h, articles[h.article]) for h in hits]
        return encode({"query": query, "hits": rows}) + b"\n"
    return _formed(_hit_rows(query, hits, articles), form, colour=colour)


def _hit_json(hit: Hit, article: Article) -> dict[str, Any]:
    return {
        "article": hit.article,
        "kind": hit.kind,
        "outlet": article.outlet,
        "title": article.title,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "url": article.url,
        **_span_json(article.text, hit.span),
        "marks": [_span_json(article.text, m) for m in hit.marks],
        "speaker": hit.speaker,
        "stance": hit.stance,
        "score": hit.score,
    }


def _hit_rows(query: str, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Iterator[Row]:
    found = count(len(hits), "place") if hits else "nothing"
    yield title(f"{found} found for “{query}”")
    for hit in hits:
        article = articles[hit.article]
        yield item("“", *_marked(article.text, hit), "”")
        said = ""
        if hit.kind == "claim":
            stance = (hit.stance or "says").replace("_", " ")
            said = f"{stance}: {hit.speaker or 'no source named'} · "
        where = f"{_about(article)} · id {article.id}"
        yield item(Part(said, "value"), Part(where, "dim"), level=1)


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
    return _formed(_status_rows(where, status, problems), form, colour=colour)


def _status_rows(
    where: str | None, status: ShelfStatus, problems: Sequence[Problem]
) -> Iterator[Row]:
    yield title(f"The desk {where}" if where else "A desk in memory")
    older = status.versions - status.articles
    more = f", and {count(older, 'other version')} of them" if older else ""
    yield item(f"{count(status.articles, 'article')}{more}")
    if where:
        yield item(f"{_size(status.size)} on disk")
    if status.languages:
        named = {language_name(code): n for code, n in status.languages.items()}
        yield item(Part("languages: ", "dim"), _named(named))
    if status.outlets:
        yield item(Part("outlets: ", "dim"), _named(status.outlets))
    if status.stale:
        said = f"{count(status.stale, 'analysis', 'analyses')} of an older Stemma"
        yield item(f"{said}; they are made anew when they are asked for")
    if problems:
        yield head(f"{count(len(problems), 'input')} skipped")
        for problem in problems:
            yield item(
                problem.where, Part(f": {problem.why} ", "note"), Part(moment(problem.met), "dim")
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


def _formed(rows: Iterable[Row], form: str, *, colour: bool) -> str:
    if form == "markdown":
        return sheet_markdown(rows)
    if form == "terminal":
        return on_console(partial(sheet_terminal, rows), colour=colour)
    raise StemmaError(f"there is no form {form!r} for this; give terminal, markdown or json")
