"""Subjects that stand before their verb: where they begin, and whether they are subjects at all."""

from __future__ import annotations

from stemma.analysis.cues import Range
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit

__all__ = ["main_subject_before", "plausible", "subject_before"]

# 'At the ministry of the interior' is at most so many words.
_HOUSE = 5
# A parenthesis after a name ('(R-Iowa)') has at most so many words.
_PARENTHESIS = 12
# An abbreviation before a period has at most so many letters.
_SHORT = 4
# What dashes set off after a subject has at most so many words.
_SET_OFF = 25
_DASHES = frozenset({"–", "—", "--"})
_STOP = frozenset({";", ":", "–", "—", ".", "!", "?", "…", "...", "|"})


def plausible(unit: Unit, subject: Range | None, chain: int) -> Range | None:
    """Return the words without adverbs at their end, or None where a subject is left out."""
    if subject is None or not unit.lex.speech.drops_subject:
        return _cleaned(unit, subject) if subject and unit.lex.speech.articles else subject
    start, end = subject
    while end > start and unit.flags[end - 1] & (Flag.ADVERB | Flag.NEGATION):
        end -= 1
    if start >= end:
        return None
    if unit.flags[end - 1] & Flag.COORDINATOR:
        end = _named_run(unit, start, end)
    first = unit.flags[start]
    relative = first & (Flag.RELATIVE | Flag.THAT) and not first & Flag.DETERMINER
    away = end - start > 1 or subject[1] != chain
    small = first & Flag.PREPOSITION and not first & Flag.NAMED and not _house(unit, start, end)
    comma = next((i for i in range(start, end) if unit.words[i] == ","), end)
    gerund = unit.lex.gerund_rule
    if small and end > start and not unit.lex.speech.articles:
        inner = _behind_place(unit, start, end)
        if inner is not None:
            return inner
    told = unit.has(start, comma, Flag.SPEECH) or (gerund and gerund.search(unit.words[start]))
    return None if small or told or end == start or (relative and away) else (start, end)


def _cleaned(unit: Unit, subject: Range) -> Range | None:
    """Return a subject without a conjunction, a time or place before it and adverbs behind it."""
    start, end = subject
    flags = unit.flags
    if end - start > 1 and flags[start] & Flag.SUBORDINATOR and not flags[start] & Flag.DETERMINER:
        start += 1
    elif flags[start] & Flag.PREPOSITION and not flags[start] & (Flag.NAMED | Flag.DETERMINER):
        comma = next((i for i in range(start, end) if unit.words[i] == ","), end)
        start = comma + 1 if comma < end else _past_time(unit, start, end)
    while end > start + 1 and (flags[end - 1] & Flag.ADVERB or _floats(unit, end - 1)):
        end -= 1
    gerund = unit.lex.gerund_rule
    alone = end - start == 1 and gerund and not flags[start] & Flag.NAMED
    if end > start and flags[end - 1] & Flag.PREPOSITION and not flags[end - 1] & Flag.NAMED:
        return None
    if start >= end or (alone and gerund and gerund.search(unit.words[start])):
        return None
    return start, end


def _past_time(unit: Unit, start: int, end: int) -> int:
    """Return where a subject begins behind a time without a comma ('On Monday the mayor')."""
    i = start + 1
    while i < end and unit.flags[i] & Flag.TIME:
        i += 1
    return i if i > start + 1 else end + 1


def _floats(unit: Unit, at: int) -> bool:
    """Say whether a determiner stands behind what it counts ('X and Y both')."""
    flag = unit.flags[at]
    return bool(flag & Flag.DETERMINER and flag & Flag.PRONOUN)


def _named_run(unit: Unit, start: int, end: int) -> int:
    """Return where the name ends that begins at `start`: the verb after it is not known."""
    i = start
    while i < end and unit.flags[i] & Flag.NAMED:
        i += 1
    return i


def _house(unit: Unit, start: int, end: int) -> bool:
    """Say whether those of an institution speak, where nouns have no articles ('в МИД заявили')."""
    if unit.lex.speech.articles or end - start > _HOUSE or "," in unit.words[start:end]:
        return False
    if unit.has(start + 1, end, Flag.PREPOSITION):
        return False
    return unit.has(start + 1, end, Flag.NAMED | Flag.ROLE)


def _behind_place(unit: Unit, start: int, end: int) -> Range | None:
    """Return the role or person behind a phrase with a preposition ('w rozmowie z PAP burmistrz')."""
    last = max(i for i in range(start, end) if unit.flags[i] & Flag.PREPOSITION)
    role = unit.find(last + 2, end, Flag.ROLE)
    if role > 0:
        return role, end
    stop = unit.ends[end - 1]
    named = next((n for n in unit.doc.names if n.end == stop and n.kind == "person"), None)
    if named is None:
        return None
    at = next((i for i in range(last + 2, end) if unit.starts[i] == named.start), None)
    return (at, end) if at is not None else None


def main_subject_before(unit: Unit, before: int) -> Range | None:
    """Return the subject of the unit's first finite verb before a word."""
    finite = unit.find(0, before, Flag.FINITE)
    return subject_before(unit, finite) if finite > 0 else None


def subject_before(unit: Unit, verb: int) -> Range | None:
    """Return the noun phrase that ends before `verb`, back to the beginning of its clause."""
    flags, words = unit.flags, unit.words
    end = verb
    if end > 0 and words[end - 1] == "," and flags[end - 1] & Flag.PUNCTUATION:
        opened = _opening(unit, end - 1)
        if opened is None:
            return None
        start = _phrase_start(unit, opened)
        start = _with_role(unit, start, opened)
        return (start, end - 1) if start < opened else None
    if end > 0 and words[end - 1] in _DASHES:
        opened = _set_off(unit, end - 1)
        start = _phrase_start(unit, opened) if opened else opened
        return (start, end - 1) if start < opened else None
    start = _phrase_start(unit, end)
    return (start, end) if start < end else None


def _set_off(unit: Unit, closing: int) -> int:
    """Return the dash that opens what stands between dashes after a subject, or 0."""
    for i in range(closing - 1, max(0, closing - _SET_OFF), -1):
        if unit.words[i] in _DASHES:
            return i
        if unit.flags[i] & (Flag.QUOTE | Flag.FINITE):
            return 0
    return 0


def _with_role(unit: Unit, start: int, end: int) -> int:
    """Return where a name begins with the role set before it ('the mayor, Jo Example, who …')."""
    named = all(f & Flag.NAMED for f in unit.flags[start:end])
    if not named or start < 2 or unit.words[start - 1] != ",":
        return start
    role = _phrase_start(unit, start - 1)
    opens = role < start - 1 and phrase_after(unit, role, start - 1) == start - 1
    return role if opens and unit.has(role, start - 1, Flag.ROLE) else start


def _opening(unit: Unit, closing: int) -> int | None:
    """Return the comma that opens the apposition or relative clause closed at `closing`."""
    for i in range(closing - 1, max(-1, closing - 30), -1):
        if unit.flags[i] & Flag.QUOTE or (unit.words[i] in _STOP and not _abbreviates(unit, i)):
            return None
        if unit.words[i] == "," and i > 0:
            inside = unit.flags[i + 1]
            finite = unit.find(i + 1, closing, Flag.FINITE)
            opens = inside & (Flag.RELATIVE | Flag.SUBORDINATOR | Flag.PREPOSITION)
            if finite >= 0 and not opens and not _related(unit, i + 1, finite):
                continue
            return i
    return None


def _abbreviates(unit: Unit, at: int) -> bool:
    """Say whether a period belongs to an initial or a title ('Paul B. Reed')."""
    before = unit.words[at - 1] if at else ""
    return unit.words[at] == "." and len(before) <= _SHORT and bool(unit.flags[at - 1] & Flag.NAMED)


def _related(unit: Unit, start: int, verb: int) -> bool:
    """Say whether a verb inside an apposition is that of its relative clause ('a judge who …')."""
    relative = unit.find(start, verb, Flag.RELATIVE)
    return relative >= 0 and phrase_after(unit, start, relative) == relative


def _phrase_start(unit: Unit, end: int) -> int:
    flags, words = unit.flags, unit.words
    if flags[end - 1] & Flag.RELATIVE and not flags[end - 1] & Flag.DETERMINER:
        return end - 1
    if flags[end - 1] & Flag.PRONOUN and not flags[end - 1] & Flag.DETERMINER:
        return end - 1
    i = end
    while i > 0:
        flag, word = flags[i - 1], words[i - 1]
        if flag & Flag.QUOTE:
            break
        if word == ")":
            opened = next(
                (k for k in range(i - 2, max(-1, i - _PARENTHESIS), -1) if words[k] == "("), 0
            )
            if opened:
                i = opened
                continue
        if flag & Flag.PUNCTUATION:
            if word in _STOP and not (
                word == "."
                and len(words[i - 2] if i > 1 else "") <= 4
                and flags[i - 2] & Flag.CAPITAL
            ):
                break
            if word == "," and not _enumerates(unit, i, end):
                break
        elif (
            (
                flag & (Flag.SUBORDINATOR | Flag.THAT | Flag.RELATIVE)
                and not (
                    flag & Flag.PREPOSITION or (flag & Flag.DETERMINER and not flag & Flag.THAT)
                )
            )
            or (flag & Flag.FINITE and not flag & Flag.CAPITAL and not flag & Flag.DETERMINER)
            or (
                flag & Flag.COORDINATOR and (unit.has(max(0, i - 12), i - 1, Flag.FINITE) or i == 1)
            )
        ):
            break
        i -= 1
    while (
        i < end
        and flags[i] & (Flag.ADVERB | Flag.COORDINATOR | Flag.PUNCTUATION)
        and not flags[i] & Flag.DETERMINER
        and words[i] != "("
    ):
        i += 1
    return i


def _enumerates(unit: Unit, after: int, end: int) -> bool:
    """Say whether a comma before `after` separates members of a list that ends before the verb."""
    coordinated = unit.find(after, end, Flag.COORDINATOR)
    return coordinated >= 0 and coordinated - after <= 8
