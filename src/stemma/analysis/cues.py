"""Cues: a verb of speech in its clause, with its subject and where its content lies."""

from __future__ import annotations

import msgspec

from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.units import Unit
from stemma.languages.speech import SpeechVerb
from stemma.model import Stance

__all__ = ["Cue", "Range", "Statement", "negated_stance", "trimmed"]

Range = tuple[int, int]


class Cue(msgspec.Struct):
    """A verb of speech; ranges are words of the unit.

    `left` is where content before the cue ends, `right` where content after it begins; `back`
    says that a pronoun points at the sentences before, `opened` that a conjunction opens the
    sentence with the clause of the verb ('After X said that …, Y left').
    """

    verb: SpeechVerb
    words: list[Range]
    subject: Range | None = None
    left: int | None = None
    right: int = 0
    back: Range | None = None
    negated: bool = False
    passive: bool = False
    via: Range | None = None
    object: Range | None = None
    infinitive: bool = False
    impersonal: bool = False
    opened: bool = False


class Statement(msgspec.Struct):
    """An attribution in the making: spans of the text, and the words that named the source.

    A `negative` one has a cue that denies by itself what another verb says ('declined to say').
    """

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    stance: Stance
    kind: str
    unit: int
    via: tuple[int, int] | None = None
    inherits: bool = False
    impersonal: bool = False
    negative: bool = False


def negated_stance(verb: SpeechVerb, negated: bool) -> Stance:
    """Return the stance of a verb, under a negation or not.

    Who does not deny has not confirmed either, and the reverse; other stances fall to `says`.
    """
    if not negated:
        return verb.stance
    if verb.negated is not None:
        return verb.negated
    return "not_confirmed" if verb.stance in {"confirms", "denies"} else "says"


def trimmed(unit: Unit, start: int, end: int) -> Range:
    """Return a range without punctuation at its ends."""
    marks = Flag.PUNCTUATION
    while start < end and unit.flags[start] & marks and unit.words[start] not in {"(", "[", "…"}:
        start += 1
    while (
        end > start
        and unit.flags[end - 1] & marks
        and unit.words[end - 1] not in {")", "]", "%", "…"}
    ):
        end -= 1
    return start, end


def needed(unit: Unit, form: VerbForm, start: int, end: int) -> bool:
    """Say whether one of the words that the verb needs stands in `[start, end)`."""
    if not form.verb.needs:
        return True
    here = f" {unit.text(start, end)} "
    return any(f" {n} " in here for n in form.verb.needs)
