"""What must be found in an invented event, read from its truth.toml as single checks.

A truth names an article by the number its file begins with and a place by words of its text;
where the words alone are not enough, [brackets] stand around the part that counts.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stemma.desk import Desk, render_dossier

HERE = Path(__file__).parent
EVENTS = tuple(sorted(p.parent.name for p in HERE.glob("*/truth.toml")))
GAPS = tomllib.loads((HERE / "gaps.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Check:
    """One thing that must hold, with a name and a question to the dossier."""

    name: str
    holds: Callable[["Reading"], bool]


@dataclass(frozen=True)
class Reading:
    """The dossier of an event as the contract has it, with articles by number."""

    ids: dict[str, str]
    texts: dict[str, str]
    stories: list[dict]
    skipped: int

    def story(self, number: str) -> dict:
        """The story that an article stands in."""
        return next(s for s in self.stories if self.ids[number] in s["articles"])

    def span(self, number: str, words: str) -> tuple[int, int]:
        """The span of words in an article, or of the part of them in brackets."""
        before, bracket, rest = words.partition("[")
        inner, _, after = rest.partition("]")
        text = self.texts[number]
        plain = before + inner + after
        at = text.find(plain)
        if at < 0:
            raise AssertionError(f"the words {plain!r} do not stand in text {number}")
        if not bracket:
            return at, at + len(plain)
        start = at + len(before)
        return start, start + len(inner)

    def hits(self, mentions: list[dict], number: str, words: str) -> list[dict]:
        """The mentions that overlap the words in an article."""
        start, end = self.span(number, words)
        return [
            m
            for m in mentions
            if m["article"] == self.ids[number] and m["start"] < end and start < m["end"]
        ]


def read(event: str) -> Reading:
    """The dossier of an event's texts."""
    truth = _truth(event)
    folder = (HERE / event / truth.get("texts", ".")).resolve()
    files = sorted(folder.glob("*.txt"))
    with Desk.open() as desk:
        desk.add([str(f) for f in files])
        found = json.loads(render_dossier(desk.dossier(), "json", colour=False))
        skipped = len(desk.skipped)
    number_of = {a["id"]: Path(a["input"]).name.split("-")[0] for a in found["articles"]}
    return Reading(
        {number: id_ for id_, number in number_of.items()},
        {number_of[a["id"]]: a["text"] for a in found["articles"]},
        found["stories"],
        skipped,
    )


def checks(event: str) -> list[Check]:
    """All checks of an event, by the order of its truth."""
    truth = _truth(event)
    found = [
        *_of_stories(truth),
        *_of_lineages(truth),
        *_of_groups(truth.get("figure", []), "figures"),
        *_of_groups(truth.get("claim", []), "claims"),
        *_of_never(truth),
        *_of_days(truth),
    ]
    names = [c.name for c in found]
    if len(set(names)) < len(names):
        raise AssertionError(f"two checks of {event} have one name: {names}")
    return found


def _truth(event: str) -> dict:
    return tomllib.loads((HERE / event / "truth.toml").read_text(encoding="utf-8"))


def _of_stories(truth: dict) -> Iterator[Check]:
    first, *others = truth["story"]
    for number in others:
        yield Check(f"story: {number}", lambda r, n=number: r.story(n) is r.story(first))
    for number in truth["apart"]:
        yield Check(f"apart: {number}", lambda r, n=number: r.story(n) is not r.story(first))


def _of_lineages(truth: dict) -> Iterator[Check]:
    for number, wanted in truth["article"].items():
        for key, value in wanted.items():
            yield Check(
                f"{number}: {key}", lambda r, n=number, k=key, v=value: _lineage(r, n, k) == v
            )


def _lineage(reading: Reading, number: str, key: str) -> str:
    for lineage in reading.story(number)["lineages"]:
        for article in lineage["articles"]:
            if article["id"] == reading.ids[number]:
                row = article | {"origin": lineage["origin"]}
                row["parent"] = _number(reading, article["derived_from"])
                return row[key]
    raise AssertionError(f"no lineage has article {number}")


def _number(reading: Reading, id_: str | None) -> str:
    return next((n for n, i in reading.ids.items() if i == id_), "")


def _of_groups(rows: list[dict], dimension: str) -> Iterator[Check]:
    for row in rows:
        head = f"{dimension[:-1]} {row['name']}"

        def group(reading: Reading, row: dict = row) -> dict:
            return _fullest(reading, row, dimension)

        for key in ("verdict", "type"):
            if key in row:
                yield Check(
                    f"{head}: {key}", lambda r, g=group, k=key, v=row[key]: g(r).get(k) == v
                )
        for number, words, *wanted in row["mentions"]:
            yield Check(
                f"{head}: {number} {words}",
                lambda r, g=group, n=number, w=words, v=wanted: any(
                    _fits(m, v) for m in r.hits(g(r)["mentions"], n, w)
                ),
            )
        for number, words in row.get("without", []):
            yield Check(
                f"{head}: not {number} {words}",
                lambda r, g=group, n=number, w=words: not r.hits(g(r)["mentions"], n, w),
            )


def _fullest(reading: Reading, row: dict, dimension: str) -> dict:
    """The group that holds most of the wanted mentions."""

    def held(group: dict) -> int:
        return sum(bool(reading.hits(group["mentions"], n, w)) for n, w, *_ in row["mentions"])

    groups = [g for s in reading.stories for g in s[dimension]]
    return max(groups, key=held, default={"mentions": []})


def _fits(mention: dict, wanted: list) -> bool:
    """Whether a mention has the wanted value (one number, or two) or position."""
    if not wanted:
        return True
    if isinstance(wanted[0], str):
        return mention["position"] == wanted[0]
    return (mention["low"], mention["high"]) == (wanted[0], wanted[-1])


def _of_never(truth: dict) -> Iterator[Check]:
    for number, words in truth.get("never", []):
        yield Check(
            f"never: {number} {words}",
            lambda r, n=number, w=words: (
                not any(
                    r.hits(g["mentions"], n, w)
                    for s in r.stories
                    for dimension in ("figures", "claims", "timeline")
                    for g in s[dimension]
                )
            ),
        )


def _of_days(truth: dict) -> Iterator[Check]:
    for value, rows in truth.get("days", {}).items():
        for number, words in rows:
            yield Check(
                f"day {value}: {number} {words}",
                lambda r, v=value, n=number, w=words: any(
                    t["value"] == v and r.hits(t["mentions"], n, w) for t in r.story(n)["timeline"]
                ),
            )
