"""What stands between a verb of speech and a subject after it: times, places, who was told."""

from __future__ import annotations

from functools import cache

from stemma.analysis.cues import Range
from stemma.analysis.lexicon import Flag, Lexicon
from stemma.analysis.noun_phrases import agency_words, phrase_after
from stemma.analysis.units import Unit

__all__ = ["is_agency", "phrase_behind", "small_words", "told_agency"]

# How many words may stand between a verb and a subject after it.
_AWAY = 12


@cache
def small_words(lex: Lexicon) -> frozenset[str]:
    """Return the little pronouns that stand between a subject and its verb."""
    return frozenset(lex.speech.between) | frozenset(lex.speech.impersonals)


def is_agency(unit: Unit, at: int) -> bool:
    """Say whether the word is the name of a news agency."""
    return bool(unit.flags[at] & Flag.CAPITAL) and unit.words[at] in agency_words()


def told_agency(unit: Unit, start: int, end: int) -> Range | None:
    """Return the agency's name among the words."""
    at = next((i for i in range(start, end) if is_agency(unit, i)), None)
    return (at, at + 1) if at is not None else None


def phrase_behind(unit: Unit, start: int) -> tuple[Range, Range | None]:
    """Return the first noun phrase after the verb, past times and hearers, and who was told."""
    i, n = start, len(unit)
    via: Range | None = None
    while i < n and i - start < _AWAY:
        flag = unit.flags[i]
        if flag & Flag.PREPOSITION:
            stop = _past_preposition(unit, i)
            if stop == i:
                break
            via = via or told_agency(unit, i + 1, stop)
            if _house(unit, i, stop):
                return (i, stop), via
            i = stop
        elif _skipped(unit, i):
            i += 1
        elif unit.lex.speech.inverts and is_agency(unit, i) and _noun_after(unit, i + 1):
            via = (i, i + 1)
            i += 1
        elif flag & (Flag.THAT | Flag.RELATIVE) and not flag & Flag.DETERMINER:
            break
        else:
            return (i, phrase_after(unit, i, n)), via
    return (start, start), via


def _house(unit: Unit, at: int, stop: int) -> bool:
    """Say whether those of an institution close the clause, where nouns have no articles."""
    if unit.lex.speech.articles or not unit.lex.speech.inverts:
        return False
    closes = stop >= len(unit) or bool(unit.flags[stop] & Flag.PUNCTUATION)
    return closes and bool(unit.flags[at + 1] & Flag.ROLE)


def _past_preposition(unit: Unit, at: int) -> int:
    """Return where the phrase with the preposition at `at` ends; a time or an agency is whole."""
    i, n = at + 1, len(unit)
    if i < n and unit.flags[i] & Flag.DETERMINER and not unit.flags[i] & Flag.TIME:
        i += 1
    if i < n and unit.flags[i] & (Flag.TIME | Flag.ADVERB):
        while i < n and unit.flags[i] & Flag.TIME:
            i += 1
        return max(i, at + 2)
    agency = i < n and unit.lex.speech.inverts and is_agency(unit, i)
    if agency or (i < n and unit.flags[i] & Flag.HEARER):
        return i + 1
    stop = phrase_after(unit, at + 1, n)
    return stop if stop > at + 1 else at


def _skipped(unit: Unit, i: int) -> bool:
    flag = unit.flags[i]
    if flag & (Flag.ADVERB | Flag.TIME | Flag.HEARER) and not flag & Flag.DETERMINER:
        return True
    after = unit.flags[i + 1] if i + 1 < len(unit) else 0
    return bool(flag & Flag.DETERMINER and after & Flag.TIME)


def _noun_after(unit: Unit, at: int) -> bool:
    if at >= len(unit) or unit.flags[at] & (Flag.PUNCTUATION | Flag.QUOTE | Flag.THAT):
        return False
    return phrase_after(unit, at, len(unit)) > at
