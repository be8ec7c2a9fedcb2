"""Documents that say something by a verb without a subject: 'в сообщении говорится, что'."""

from __future__ import annotations

from stemma.analysis.cues import Range
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit

__all__ = ["document_source"]

# A phrase that names a document has at most so many words.
_PHRASE = 10
_SMALL = Flag.ADVERB | Flag.TIME | Flag.NEGATION


def document_source(unit: Unit, form: VerbForm, chain: int, behind: int) -> Range | None:
    """Return the document that a verb at `[chain, behind)` takes its words from.

    It stands after a preposition, before the verb or right after it: one of those that the verb
    asks for, or any where the noun is a word for what gives words.
    """
    before = _before(unit, form, chain)
    return before or _after(unit, form, behind)


def _before(unit: Unit, form: VerbForm, chain: int) -> Range | None:
    for i in range(chain - 2, max(-1, chain - _PHRASE), -1):
        flag = unit.flags[i]
        if flag & (Flag.QUOTE | Flag.PUNCTUATION | Flag.FINITE):
            return None
        if not _prepositional(unit, form, i):
            continue
        stop = phrase_after(unit, i + 1, chain)
        end = stop
        while end < chain and unit.flags[end] & _SMALL:
            end += 1
        if stop > i + 1 and end == chain and _gives_words(unit, form, i + 1, stop):
            return i + 1, stop
    return None


def _after(unit: Unit, form: VerbForm, behind: int) -> Range | None:
    i = behind
    while i < len(unit) and unit.flags[i] & _SMALL and not unit.flags[i] & Flag.PREPOSITION:
        i += 1
    if i + 1 >= len(unit) or not _prepositional(unit, form, i):
        return None
    stop = phrase_after(unit, i + 1, len(unit))
    return (i + 1, stop) if stop > i + 1 and _gives_words(unit, form, i + 1, stop) else None


def _prepositional(unit: Unit, form: VerbForm, at: int) -> bool:
    if form.verb.source_after:
        return unit.words[at] in form.verb.source_after
    return bool(unit.flags[at] & Flag.PREPOSITION)


def _gives_words(unit: Unit, form: VerbForm, start: int, stop: int) -> bool:
    return bool(form.verb.source_after) or unit.has(start, stop, Flag.SOURCE_NOUN)
