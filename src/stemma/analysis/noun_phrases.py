"""Noun phrases: where the words that name somebody begin and end.

A phrase goes with title, name, apposition, parenthesis, genitive and attached prepositions.
"""

from __future__ import annotations

from stemma.analysis.lexicon import Flag
from stemma.analysis.units import Unit

__all__ = ["phrase_after", "with_apposition"]

_HEAD = Flag.CAPITAL | Flag.NUMBER | Flag.QUOTE
_BREAK = Flag.FINITE | Flag.NEGATION | Flag.SUBORDINATOR | Flag.INFINITIVE_MARK | Flag.PARTICLE
_LOOK = 5


def phrase_after(unit: Unit, start: int, end: int) -> int:
    """Return the end of the noun phrase that begins at `start`, `start` where there is none."""
    if start >= end:
        return start
    first = unit.flags[start]
    nouns = unit.doc.language.general.capitals == "nouns"
    if first & Flag.PRONOUN:
        follows = (
            _head_follows(unit, start + 1, end) if nouns else _noun_follows(unit, start + 1, end)
        )
        if not (first & Flag.DETERMINER and follows):
            return start + 1
    return _german_like(unit, start, end) if nouns else _by_names(unit, start, end)


def _noun_follows(unit: Unit, at: int, end: int) -> bool:
    """Say whether the next word is no small word and no verb, where nouns have no capitals."""
    return at < end and not unit.flags[at] & (Flag.CLOSED | Flag.SPEECH)


def _head_follows(unit: Unit, start: int, end: int) -> bool:
    """Say whether a capitalised word follows with nothing but adjectives before it."""
    for i in range(start, min(end, start + _LOOK)):
        flag = unit.flags[i]
        if flag & _HEAD:
            return True
        if flag & (_BREAK | Flag.PREPOSITION | Flag.PUNCTUATION | Flag.ADVERB) or (
            flag & Flag.DETERMINER and i > start
        ):
            return False
    return False


def _german_like(unit: Unit, start: int, end: int) -> int:
    flags = unit.flags
    i, named, head = start, False, False
    while i < end:
        flag = flags[i]
        word = unit.words[i]
        if flag & Flag.QUOTE:
            if not head or not _is_name(unit, i):
                break
            i += 1
        elif flag & Flag.PUNCTUATION:
            if word == "(":
                close = _closing(unit, i, end)
                if close < 0 or not head:
                    break
                i = close + 1
            elif (word == "." and i + 1 < end and len(unit.words[i - 1]) <= 4) or (
                word in "&-/" and i + 1 < end and flags[i + 1] & Flag.CAPITAL
            ):
                i += 1
            else:
                break
        elif flag & Flag.NUMBER and named:
            break
        elif flag & (Flag.CAPITAL | Flag.NUMBER) and not (flag & Flag.PRONOUN and head):
            named = head and flag & Flag.CAPITAL != 0 and not flags[i - 1] & Flag.DETERMINER
            head = True
            i += 1
        elif flag & _BREAK and not flag & (Flag.DETERMINER | Flag.LINKING):
            break
        elif flag & Flag.DETERMINER:
            if not head and i > start and flags[i - 1] & Flag.DETERMINER:
                break
            if head and not (
                flag & Flag.GENITIVE or flags[i - 1] & (Flag.LINKING | Flag.COORDINATOR)
            ):
                break
            if (
                head
                and named
                and flag & Flag.GENITIVE
                and not flags[i - 1] & (Flag.ROLE | Flag.LINKING)
            ):
                break
            if head and flag & Flag.GENITIVE and _nominative(unit, i + 1, end):
                break
            skip = _attribute(unit, i + 1, end)
            if not skip and not _head_follows(unit, i + 1, end):
                break
            i = skip or i + 1
        elif flag & Flag.LINKING:
            if not head or (
                not _head_follows(unit, i + 1, end)
                and not (
                    i + 1 < end
                    and flags[i + 1] & Flag.DETERMINER
                    and _head_follows(unit, i + 2, end)
                )
            ):
                break
            i += 1
        elif flag & Flag.COORDINATOR:
            if not head or not _head_follows(unit, i + 1, end) or _verb_soon(unit, i + 1, end):
                break
            i += 1
        elif flag & (Flag.PREPOSITION | Flag.ADVERB | Flag.PRONOUN):
            break
        elif not (head and flags[i - 1] & Flag.CAPITAL) and _head_follows(unit, i, end):
            i += 1
        else:
            break
    return i if head else start


def _by_names(unit: Unit, start: int, end: int) -> int:
    """Languages in which only names are capitalised: a phrase ends where a clause or time begins."""
    flags = unit.flags
    i, head = start, False
    while i < end:
        flag = flags[i]
        word = unit.words[i]
        if flag & Flag.QUOTE:
            break
        if flag & Flag.PUNCTUATION:
            if word == "(" and head:
                close = _closing(unit, i, end)
                if close < 0:
                    break
                i = close + 1
                continue
            if word in "&-/" or (
                word == "."
                and len(unit.words[i - 1]) <= 4
                and i + 1 < end
                and flags[i + 1] & Flag.CAPITAL
            ):
                i += 1
                continue
            break
        if flag & (Flag.FINITE | Flag.NEGATION | Flag.INFINITIVE_MARK | Flag.HEARER) and head:
            break
        if flag & (Flag.SUBORDINATOR | Flag.THAT) and not flag & Flag.DETERMINER:
            break
        if flag & Flag.PREPOSITION:
            if not flag & Flag.LINKING or not head or _time_follows(unit, i + 1, end):
                break
        elif (
            (flag & Flag.ADVERB and not flag & Flag.DETERMINER and head)
            or (flag & Flag.PRONOUN and not flag & Flag.DETERMINER)
            or (flag & Flag.COORDINATOR and (not head or _verb_soon(unit, i + 1, end)))
            or (
                flag & Flag.DETERMINER
                and head
                and not flags[i - 1] & (Flag.LINKING | Flag.COORDINATOR | Flag.PREPOSITION)
            )
        ):
            break
        else:
            head = True
        i += 1
    while i > start and flags[i - 1] & (Flag.PREPOSITION | Flag.COORDINATOR | Flag.DETERMINER):
        i -= 1
    return i if head else start


def _time_follows(unit: Unit, start: int, end: int) -> bool:
    if start >= end:
        return True
    low, high = unit.starts[start], unit.ends[min(start + 2, end - 1)]
    return any(t.start < high and low < t.end and t.start <= low + 6 for t in unit.doc.times)


def _nominative(unit: Unit, at: int, end: int) -> bool:
    """Say whether the article before `at` begins a new subject, no genitive."""
    rule = unit.lex.nominative_rule
    if rule is None or at >= end or unit.flags[at] & Flag.CAPITAL:
        return False
    return rule.match(unit.text(at - 1, at + 1)) is not None


def _attribute(unit: Unit, start: int, end: int) -> int:
    """Return the end of an attribute that stands between article and noun, 0 where there is none.

    'der (für die Region zuständige) Beamte', 'eine (am Dienstag veröffentlichte) Mitteilung'.
    """
    if start >= end or not unit.flags[start] & (Flag.PREPOSITION | Flag.ADVERB):
        return 0
    for i in range(start + 1, min(end - 1, start + 9)):
        flag = unit.flags[i]
        if flag & (Flag.PUNCTUATION | Flag.QUOTE | Flag.AUXILIARY):
            return 0
        lower = not flag & (Flag.CAPITAL | Flag.CLOSED & ~Flag.FINITE)
        if lower and unit.flags[i + 1] & Flag.CAPITAL and unit.words[i][-1] in "enrsm":
            return i
    return 0


def _verb_soon(unit: Unit, start: int, end: int) -> bool:
    return unit.has(start, min(start + 2, end), Flag.FINITE)


def _closing(unit: Unit, at: int, end: int) -> int:
    for i in range(at + 1, min(end, at + 25)):
        if unit.words[i] == ")":
            return i
    return -1


def _is_name(unit: Unit, at: int) -> bool:
    """Say whether a quotation is the name of something: short, and it begins with a capital."""
    inner = unit.doc.text[unit.starts[at] + 1 : unit.ends[at]]
    return len(inner.split()) <= 4 and inner[:1].isupper()


def with_apposition(unit: Unit, stop: int, end: int) -> int:
    """Return where the phrase that ends at `stop` ends with an apposition set between commas.

    `Anna Muster, Sprecherin der Polizei,` and `Jo Example, a spokesman for the city,` take the
    words between the commas; the closing comma stays outside.
    """
    flags = unit.flags
    if stop >= end or unit.words[stop] != "," or stop + 1 >= end:
        return stop
    i = stop + 1
    flag = flags[i]
    if flag & (Flag.PRONOUN | Flag.SUBORDINATOR | Flag.THAT | Flag.QUOTE | Flag.FINITE) and not (
        flag & Flag.DETERMINER
    ):
        return stop
    while i < end and i - stop < 25:
        if unit.words[i] in {",", ".", ";", ":"} and flags[i] & Flag.PUNCTUATION:
            inside = flags[stop + 1 : i]
            if any(f & (Flag.FINITE | Flag.COORDINATOR) for f in inside[:2]):
                return stop
            if any(f & Flag.FINITE and not f & Flag.CAPITAL for f in inside):
                return stop
            return i
        if flags[i] & Flag.QUOTE:
            return stop
        i += 1
    return i if i == end and i - stop < 25 else stop
