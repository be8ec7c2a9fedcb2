"""Infinitives that depend on other words: 'a refusé de confirmer', 'promete di abbassare'."""

from __future__ import annotations

from stemma.analysis.hearers import small_words
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit
from stemma.analysis.verb_chains import verb_chain

__all__ = ["governing_chain", "infinitive_after", "past_hearer", "refuses"]

# Negations, pronouns and adverbs between the small word and its infinitive.
_BETWEEN = 4


def governing_chain(unit: Unit, chain: int) -> tuple[int, bool, bool]:
    """Return where the words begin that an infinitive at `chain` depends on.

    With it stands whether there are such words, and whether they refuse.
    """
    for phrase, refused in unit.lex.governors:
        start = chain - len(phrase)
        if start >= 0 and unit.words[start] == phrase[0] and _is(unit, start, phrase):
            return verb_chain(unit, start), True, refused
    return chain, False, False


def refuses(unit: Unit, at: int) -> bool:
    """Say whether words begin at `at` that only refuse what the infinitive after them says."""
    for phrase, refused in unit.lex.governors:
        if refused and unit.words[at] == phrase[0] and _is(unit, at, phrase):
            verb = at + len(phrase)
            while verb < len(unit) and unit.flags[verb] & Flag.ADVERB:
                verb += 1
            return verb < len(unit) and any(f.kind == "infinitive" for f in unit.forms(verb))
    return False


def _is(unit: Unit, at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(unit.words[at : at + len(phrase)]) == phrase


def infinitive_after(unit: Unit, at: int) -> bool:
    """Say whether the word at `at` ties an infinitive to the verb before it ('di aver frenato')."""
    speech, rule = unit.lex.speech, unit.lex.infinitive_rule
    if rule is None or at >= len(unit) or unit.words[at] not in speech.infinitive_links:
        return False
    between = small_words(unit.lex)
    for i in range(at + 1, min(len(unit), at + 1 + _BETWEEN)):
        flag = unit.flags[i]
        if flag & (Flag.CAPITAL | Flag.TIME):
            return False
        if rule.search(unit.words[i]) and not flag & Flag.CLOSED & ~Flag.FINITE & ~Flag.AUXILIARY:
            return True
        if not (flag & (Flag.NEGATION | Flag.ADVERB) or unit.words[i] in between):
            return False
    return False


def past_hearer(unit: Unit, at: int) -> int:
    """Return where a hearer ends whom an infinitive follows ('alle parti di rispettare'), or `at`."""
    if at >= len(unit) or unit.words[at] not in unit.lex.speech.hearer_marks:
        return at
    stop = phrase_after(unit, at + 1, len(unit))
    for end in range(at + 2, stop + 1):
        if infinitive_after(unit, end):
            return end
    return at
