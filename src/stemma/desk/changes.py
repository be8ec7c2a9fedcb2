"""The versions of an article, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stemma.desk.desk import Desk
from stemma.desk.phrases import about, counted, formed, span_json
from stemma.dossier import Change, Edit, Told, VersionChange, encode
from stemma.dossier.sheet import Part, Row, head, item, line, title
from stemma.dossier.wording import listed, moment
from stemma.model import Article, Span
from stemma.store import Version

__all__ = ["render_versions", "version_json"]

_DIGEST = 12  # characters of a digest that are shown


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
            "versions": [version_json(v) for v in versions],
            "changes": [_change_json(c, texts) for c in changes],
        }) + b"\n"  # fmt: skip
    return formed(_version_rows(versions, changes, texts), form, colour=colour)


def _change_json(change: VersionChange, texts: Mapping[int, Article]) -> dict[str, Any]:
    old, new = texts[change.before].text, texts[change.after].text
    return {
        "before": change.before,
        "after": change.after,
        "substance": [
            {
                "matter": s.matter,
                "before": [span_json(old, x) for x in s.before],
                "after": [span_json(new, x) for x in s.after],
            }
            for s in change.substance
        ],
        "changes": [
            {
                "kind": c.kind,
                "before": span_json(old, Span(c.before.start, c.before.end)) if c.before else None,
                "after": span_json(new, Span(c.after.start, c.after.end)) if c.after else None,
                "edits": [
                    {"before": span_json(old, e.before), "after": span_json(new, e.after)}
                    for e in c.edits
                ],
            }
            for c in change.changes
        ],
    }


def _version_rows(
    versions: Sequence[Version], changes: Sequence[VersionChange], texts: Mapping[int, Article]
) -> Iterator[Row]:
    current = next(texts[v.number] for v in versions if v.current)
    yield title(current.title or current.id)
    yield line(Part(f"{about(current)} · id {current.id}", "dim"))
    yield head(counted(len(versions), "version"))
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
            told = [_quoted(old, substance.before), _quoted(new, substance.after)]
            yield item(
                Part(f"{substance.matter}: ", "strong"), " → ".join(t or "none" for t in told)
            )
        for c in change.changes:
            yield from _change_rows(c, old, new)


def verdict(change: VersionChange) -> str:
    """Return Stemma's sentence on what kind of change it is."""
    if not change.changes:
        return "no sentence changed; what differs is furniture, white space or the title given"
    kinds = [c.kind for c in change.changes]
    told = [
        f"{counted(kinds.count(kind), 'sentence')} {said}"
        for kind, said in _KINDS.items()
        if kind in kinds
    ]
    if change.matters:
        return f"{listed(told)}; what changed of substance: {listed(change.matters)}"
    only = "; wording only" if set(kinds) <= {"changed", "moved"} else ""
    return f"{listed(told)}{only}: no headline, figure, name, quotation, time or concept differs"


_KINDS = {"changed": "changed", "removed": "removed", "added": "added", "moved": "moved"}


def _quoted(text: str, spans: Iterable[Span]) -> str:
    return ", ".join(f"“{text[s.start : s.end]}”" for s in spans)


def _change_rows(change: Change, old: str, new: str) -> Iterator[Row]:
    kind = Part(f"{change.kind}: ", "dim")
    if change.before and not change.after:
        yield item(kind, Part(old[change.before.start : change.before.end], "removed"))
    elif change.after and not change.before:
        yield item(kind, Part(new[change.after.start : change.after.end], "added"))
    elif change.kind == "moved" and change.after:
        yield item(kind, Part(new[change.after.start : change.after.end]))
    elif change.before and change.after:
        yield item(kind, *_woven(change.after, change.edits, old, new))


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


def version_json(version: Version) -> dict[str, Any]:
    """Return a version as JSON has it."""
    return {
        "number": version.number,
        "digest": version.digest,
        "added": version.added,
        "input": version.input,
        "current": version.current,
    }
