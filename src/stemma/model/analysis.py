"""What was read out of one article: spans of its text, each with a normalised value."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from stemma.model.article import BlockKind, Span

__all__ = [
    "Analysis",
    "Attribution",
    "Clause",
    "Concept",
    "Modifier",
    "Name",
    "NameKind",
    "Quantity",
    "Quote",
    "Scope",
    "Sentence",
    "Stance",
    "Time",
    "TimeType",
    "Token",
]

NameKind = Literal["person", "organisation", "place", "other"]
Modifier = Literal[
    "exact", "about", "more_than", "at_least", "up_to", "less_than", "nearly", "range", "vague",
]  # fmt: skip
Stance = Literal[
    "says", "confirms", "denies", "not_confirmed", "accuses", "estimates", "warns", "demands",
    "announces",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Token(NamedTuple):
    """A word: its span and its stem (case folded; equal stems mean one word of one language)."""

    start: int
    end: int
    stem: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of a block; furniture has none."""

    start: int
    end: int
    block: BlockKind


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A clause; `sentence` is the index of its sentence, `kind` main or subordinate."""

    start: int
    end: int
    sentence: int
    kind: Literal["main", "subordinate", "fragment"] = "main"


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name in the text; `key` is equal for the same name in any language or script."""

    start: int
    end: int
    kind: NameKind
    key: str


class Scope(msgspec.Struct, frozen=True, gc=False):
    """What a quantity is limited to: the place's and the group's name key, the period's value."""

    place: str | None = None
    of: str | None = None
    period: str | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A quantity with what it counts; `low` and `high` are in the base unit of the dimension.

    `start`..`end` covers the words with modifier and counted noun, `number` the number alone.
    `concept` is a concept of the packs, an open one (`de:wagen`) or None. `as_of` is the TIMEX3
    value of the time at which it held, where the sentence says so.
    """

    start: int
    end: int
    low: float
    high: float
    modifier: Modifier
    unit: str | None
    concept: str | None
    number: Span
    scope: Scope = Scope()
    as_of: str | None = None


class Time(msgspec.Struct, frozen=True, gc=False):
    """A TIMEX3 expression; what the article cannot anchor stays open (`XXXX-11-09`)."""

    start: int
    end: int
    value: str
    type: TimeType
    mod: str | None = None
    anchor: str | None = None


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A stretch between quotation marks; the span includes the marks."""

    start: int
    end: int


class Concept(msgspec.Struct, frozen=True, gc=False):
    """A news concept of the packs, where its words stand."""

    start: int
    end: int
    id: str


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Who says what (PARC): source, cue and content spans, with the stance.

    `speaker` is the name or role resolved as far as is safe, `speaker_key` its name key. `via` is
    the outlet or agency that was told. `kind` is how it is said: direct, indirect, free_indirect,
    according_to or reported.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    speaker: str | None = None
    speaker_key: str | None = None
    via: str | None = None
    kind: Literal["direct", "indirect", "free_indirect", "according_to", "reported"] = "indirect"


class Analysis(msgspec.Struct, frozen=True, gc=False):
    """All that was found in one article; every tuple is in the order of the text.

    `level` says how far the language is known: `full`, `useful` (fewer words and examples),
    `partial` (a pack that is begun) or `neutral` (no pack).
    """

    article: str
    version: int
    language: str
    level: Literal["full", "useful", "partial", "neutral"]
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    concepts: tuple[Concept, ...] = ()
    attributions: tuple[Attribution, ...] = ()
