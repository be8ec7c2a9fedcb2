"""Chains of verbs: auxiliaries and what depends on them, and whether a word is a verb at all."""

from __future__ import annotations

from stemma.analysis.hearers import small_words
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.units import Unit

__all__ = ["agrees", "is_governed", "leading_verb", "past_needed", "verb_chain"]

_CHAIN = Flag.AUXILIARY | Flag.NEGATION | Flag.INFINITIVE_MARK | Flag.ADVERB | Flag.PASSIVE
# What begins the object of a verb, seldom the words after a noun.
_OBJECT = Flag.DETERMINER | Flag.PRONOUN | Flag.CAPITAL | Flag.NUMBER | Flag.QUOTE


def is_governed(unit: Unit, chain: int) -> bool:
    """Say whether an infinitive that has no auxiliary depends on a verb ('went on to say')."""
    before = chain - 1
    while before > 0 and unit.flags[before] & (Flag.ADVERB | Flag.PREPOSITION):
        before -= 1
    return before >= 0 and bool(unit.flags[before] & (Flag.FINITE | Flag.SPEECH))


def leading_verb(unit: Unit, chain: int) -> int:
    """Return where the verb begins that an infinitive depends on ('went on to say'), else `chain`."""
    if not unit.flags[chain] & Flag.INFINITIVE_MARK or not unit.lex.speech.articles:
        return chain
    before = chain - 1
    while before > 0 and unit.flags[before] & (Flag.ADVERB | Flag.PREPOSITION):
        before -= 1
    if before < 0 or not unit.flags[before] & (Flag.FINITE | Flag.SPEECH):
        return chain
    return verb_chain(unit, before)


def agrees(unit: Unit, chain: int, at: int) -> bool:
    """Say whether a word that is a noun too stands behind a subject of its number."""
    word = unit.words[at]
    if word not in unit.lex.noun_verbs:
        return True
    before = chain - 1
    while before >= 0 and unit.flags[before] & Flag.ADVERB:
        before -= 1
    if before < 0:
        return False
    flag = unit.flags[before]
    if flag & (Flag.QUOTE | Flag.PUNCTUATION) or (
        flag & Flag.PRONOUN and not flag & Flag.DETERMINER
    ):
        return True
    if before and unit.flags[before - 1] & Flag.INFINITIVE_MARK and not flag & Flag.CLOSED:
        # 'to take back the house': a verb stands before it already.
        return False
    after = unit.flags[at + 1] if at + 1 < len(unit) else Flag.PUNCTUATION
    if after & _OBJECT and not after & (Flag.RELATIVE | Flag.THAT):
        return True
    article = before > 0 and bool(unit.flags[before - 1] & Flag.ARTICLE)
    if after & Flag.INFINITIVE_MARK and article and not flag & Flag.CLOSED:
        return True
    plural = unit.words[before].endswith("s") and not flag & Flag.NAMED
    if word.endswith("s") and not word.endswith("ss"):
        named = flag & (Flag.NAMED | Flag.ROLE | Flag.CAPITAL) and not flag & Flag.DETERMINER
        return bool(named) and not plural
    return plural and not flag & Flag.CLOSED


def past_needed(unit: Unit, form: VerbForm, at: int) -> int:
    """Return the last word of a verb that needs the words right after it ('cho biết')."""
    for need in form.verb.needs:
        stop = at + 1 + len(need.split())
        if unit.text(at + 1, stop) == need:
            return stop - 1
    return at


def verb_chain(unit: Unit, at: int) -> int:
    """Return where the auxiliaries, negations and little pronouns before the verb begin."""
    between = small_words(unit.lex)
    first = at
    while first > 0:
        small = unit.words[first - 1] in between
        opens = first == 1 and unit.lex.speech.drops_subject
        lower = opens or not unit.flags[first - 1] & Flag.CAPITAL
        if not lower or not (small or unit.flags[first - 1] & _CHAIN):
            break
        first -= 1
    return first
