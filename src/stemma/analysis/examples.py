"""Runs the examples of a pack: sentences with what must be found in them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from stemma.errors import PackError
from stemma.languages import available, examples
from stemma.languages.examples import Example
from stemma.model import Analysis, Article, Block, Published, Span, stable_id

__all__ = ["ExampleReport", "check_examples"]


class ExampleReport(NamedTuple):
    """How many examples of a pack were run and passed, and a line for each that failed."""

    checked: int
    passed: int
    failures: tuple[str, ...]


def check_examples(code: str) -> ExampleReport:
    """Run every example of the pack `code`; raises PackError where there is no such pack."""
    if code not in available() or code == "neutral":
        known = ", ".join(c for c in available() if c != "neutral")
        raise PackError(f"there is no pack for the language {code!r}; there are: {known}")
    rows = examples(code)
    failures: list[str] = []
    failed = 0
    for example in rows:
        problems = list(_problems(code, example))
        failed += bool(problems)
        failures += [f"{code}/{example.file}: {example.text!r}: {p}" for p in problems]
    return ExampleReport(len(rows), len(rows) - failed, tuple(failures))


def _analysed(code: str, example: Example) -> Analysis:
    from stemma.analysis import analyse  # noqa: PLC0415 - the room's own front door, at run time

    return analyse(
        Article(
            id=stable_id("example", example.text),
            input=example.file,
            text=example.text,
            language=code,
            published=Published(example.published) if example.published else None,
            blocks=(Block("body", 0, len(example.text)),),
        )
    )


def _problems(code: str, example: Example) -> Iterator[str]:
    analysis = _analysed(code, example)
    text = example.text
    for part in ("quantities", "times", "attributions", "names"):
        wanted: tuple[msgspec.Struct, ...] | None = getattr(example, part)
        if wanted is None:
            continue
        rows = [msgspec.to_builtins(w) for w in wanted]
        got = [_row(text, part, item) for item in getattr(analysis, part)]
        yield from _differences(part, rows, got)
    if example.concepts is not None:
        got_ids = sorted({c.id for c in analysis.concepts})
        if got_ids != sorted(set(example.concepts)):
            yield f"concepts: wanted {sorted(set(example.concepts))}, found {got_ids}"


def _differences(
    part: str, wanted: list[dict[str, Any]], got: list[dict[str, Any]]
) -> Iterator[str]:
    """Compare row by row; a key that the example does not give may have any value."""
    left = list(got)
    for row in wanted:
        given = {k: v for k, v in row.items() if v is not None}
        hit = next((g for g in left if all(g.get(k) == v for k, v in given.items())), None)
        if hit is None:
            yield f"{part}: wanted {given}, found {left}"
        else:
            left.remove(hit)
    for extra in left:
        yield f"{part}: found {extra}, which is not wanted"


def _row(text: str, part: str, item: Any) -> dict[str, Any]:
    if part == "attributions":
        return {
            "source": _words(text, item.source),
            "cue": _words(text, item.cue),
            "content": _words(text, item.content),
            "stance": item.stance,
        }
    return {"words": text[item.start : item.end], **msgspec.structs.asdict(item)}


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[s:e] for s, e in spans)
