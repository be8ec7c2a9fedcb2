"""How far a language is known: counted from its pack, never claimed."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, get_args

from stemma.languages.concepts import concept_words
from stemma.languages.examples import examples
from stemma.languages.loading import available, load_part
from stemma.languages.speech import Speech

__all__ = ["PARTS", "Level", "Standing", "standing"]

Level = Literal["full", "useful", "partial", "neutral"]
# What an example can show, as its lists are called.
PARTS = ("attributions", "quantities", "times", "names", "concepts")


class Standing(NamedTuple):
    """The level of a language, what it was counted from, and what the next level asks for.

    `shown` counts the examples that show each of `PARTS`, `empty` those in which nothing may be
    found; `missing` has a line for each thing that the next level lacks, none where there is none.
    """

    level: Level
    verbs: int
    concepts: int
    examples: int
    empty: int
    shown: dict[str, int]
    missing: tuple[str, ...]


class _Bar(NamedTuple):
    """What a level asks for: concepts with words, examples, those of who says what."""

    concepts: int
    examples: int
    attributions: int


_BARS: dict[Level, _Bar] = {"full": _Bar(1500, 60, 25), "useful": _Bar(600, 20, 5)}


@cache
def standing(code: str) -> Standing:
    """Return where a language stands; one without a pack is `neutral` and everything is missing."""
    if code not in available() or code == "neutral":
        return Standing("neutral", 0, 0, 0, 0, dict.fromkeys(PARTS, 0), ("a pack",))
    speech = load_part(code, "speech", Speech)
    verbs = len(speech.verb) + len(speech.according) if speech else 0
    words = concept_words(code)
    concepts = sum(bool(w) for w in words.words.values()) if words else 0
    rows = examples(code)
    shown = {part: sum(getattr(row, part) is not None for row in rows) for part in PARTS}
    empty = sum(any(getattr(row, part) == () for part in PARTS) for row in rows)
    found = Standing("partial", verbs, concepts, len(rows), empty, shown, ())
    order: tuple[Level, ...] = get_args(Level)
    reached = [one for one, bar in _BARS.items() if not _missing(bar, found)]
    level: Level = reached[0] if reached else "partial"
    above = order[max(0, order.index(level) - 1)]
    return found._replace(level=level, missing=_missing(_BARS[above], found))


def _missing(bar: _Bar, found: Standing) -> tuple[str, ...]:
    """Return what a pack lacks for a level, a line for each."""
    rows = (
        (found.verbs, 1, "verbs or phrases of speech in speech.toml"),
        (found.concepts, bar.concepts, "concepts with words in concepts.toml"),
        (found.examples, bar.examples, "examples in examples-*.toml"),
        (found.shown["attributions"], bar.attributions, "examples of who says what"),
        (found.empty, 1, "examples in which nothing may be found"),
    )
    return tuple(f"{what}: {there} of {wanted}" for there, wanted, what in rows if there < wanted)
