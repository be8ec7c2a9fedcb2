"""Invented events in several languages, each with what is true of its figures and its conflicts.

An event names an article by its id and a place by words of its text; where the words alone are
not enough, [brackets] stand around the part that counts.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stemma.desk import Desk, render_dossier

HERE = Path(__file__).parent / "events"
EVENTS = tuple(sorted(p.stem for p in HERE.glob("*.toml") if p.stem != "gaps"))
GAPS = tomllib.loads((HERE / "gaps.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Check:
    """One thing that must hold, with a name and a question to the collation."""

    name: str
    holds: Callable[["Side"], bool]


@dataclass(frozen=True)
class Side:
    """The texts of an event laid side by side, as the contract has it."""

    texts: dict[str, str]
    figures: list[dict]
    claims: list[dict]

    def span(self, article: str, words: str) -> tuple[int, int]:
        """The span of words in an article, or of the part of them in brackets."""
        before, bracket, rest = words.partition("[")
        inner, _, after = rest.partition("]")
        at = self.texts[article].find(before + inner + after)
        if at < 0:
            raise AssertionError(f"the words {before + inner + after!r} do not stand in {article}")
        start = at + len(before)
        return (start, start + len(inner)) if bracket else (at, at + len(before))

    def hit(self, mention: dict, article: str, words: str) -> bool:
        """Whether a mention lies over the words in an article."""
        start, end = self.span(article, words)
        return mention["article"] == article and mention["start"] < end and start < mention["end"]

    def figure(self, article: str, words: str) -> dict | None:
        """The figure that holds the words, None where none does."""
        found = (f for f in self.figures if any(self.hit(m, article, words) for m in f["mentions"]))
        return next(found, None)


def read(event: str, folder: Path, order: int = 1) -> Side:
    """Lay the articles of an event side by side as one story, in the given order (1 or -1)."""
    rows = _truth(event)["article"][::order]
    path = folder / f"{event}.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    with Desk.open() as desk:
        desk.add([str(path)])
        found = json.loads(render_dossier(desk.comparison(), "json", colour=False))
    (story,) = found["stories"]
    return Side({a["id"]: a["text"] for a in found["articles"]}, story["figures"], story["claims"])


def checks(event: str) -> Iterator[Check]:
    """Yield all checks of an event, in the order of its file."""
    truth = _truth(event)
    for row in truth.get("figure", []):
        yield from _of_figure(row)
    for row in truth.get("apart", []):
        yield Check(f"apart: {row['name']}", lambda s, r=row: _apart(s, r))
    for row in truth.get("conflict", []):
        yield Check(f"conflict: {row['name']}", lambda s, r=row: bool(_conflicts(s, r)))
        yield Check(f"conflict: {row['name']}: type", lambda s, r=row: _typed(s, r))
    for row in truth.get("peace", []):
        yield Check(f"peace: {row['name']}", lambda s, r=row: _peace(s, r))
    yield Check("nothing else is a conflict", lambda s: not strays(s, event))


def strays(side: Side, event: str) -> list[dict]:
    """The conflicts that the event does not know."""
    truth = _truth(event)
    known = [c for r in truth.get("conflict", []) for c in _conflicts(side, r)]
    for row in truth.get("figure", []):
        known += [f for a, w, _ in row["values"] if (f := side.figure(a, w)) is not None]
    return [g for g in side.figures + side.claims if g["verdict"] == "conflict" and g not in known]


def _truth(event: str) -> dict:
    return tomllib.loads((HERE / f"{event}.toml").read_text(encoding="utf-8"))


def _of_figure(row: dict) -> Iterator[Check]:
    head = f"figure {row['name']}"
    first, *others = row["values"]
    for article, words, value in row["values"]:
        yield Check(
            f"{head}: {article} {words}",
            lambda s, a=article, w=words, v=value: any(
                s.hit(m, a, w) and v in (m["low"], m["high"])
                for f in s.figures
                for m in f["mentions"]
            ),
        )
    for article, words, _ in others:
        yield Check(
            f"{head}: joins {article} {words}",
            lambda s, a=article, w=words: (
                (f := s.figure(*first[:2])) is not None and f is s.figure(a, w)
            ),
        )
    if "verdict" in row:
        yield Check(
            f"{head}: verdict",
            lambda s: (f := s.figure(*first[:2])) is not None and f["verdict"] == row["verdict"],
        )


def _apart(side: Side, row: dict) -> bool:
    one, other = (side.figure(*m) for m in row["mentions"])
    return one is None or one is not other


def _conflicts(side: Side, row: dict) -> list[dict]:
    """The claims in conflict that hold both sides of it."""
    return [
        c
        for c in side.claims
        if c["verdict"] == "conflict"
        and all(any(side.hit(m, *row[w]) for m in c["mentions"]) for w in ("affirms", "denies"))
    ]


def _typed(side: Side, row: dict) -> bool:
    types = {row["type"], *row.get("also", [])}
    return any(c["type"] in types for c in _conflicts(side, row))


def _peace(side: Side, row: dict) -> bool:
    return not _conflicts(side, {"affirms": row["mentions"][0], "denies": row["mentions"][1]})
