"""Clauses that name a source inside another one: 'as X said', 'según informó X'.

They are read where the subject stands before its verb; in verb-second languages the cues do it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stemma.analysis.according import content_around
from stemma.analysis.cues import Range, Statement, trimmed
from stemma.analysis.hearers import phrase_behind, small_words
from stemma.analysis.lexicon import Flag, Lexicon
from stemma.analysis.noun_phrases import is_name, phrase_after, with_apposition
from stemma.analysis.units import Piece, Unit

__all__ = ["find_as_said"]

_OPENS = frozenset({",", "–", "—", "(", ";", ":"})
# What may stand between 'as' and the verb, besides a subject.
_CHAIN = Flag.AUXILIARY | Flag.ADVERB | Flag.PASSIVE | Flag.TIME
_TAIL = 9


def find_as_said(unit: Unit, pieces: list[Piece], number: int) -> Iterator[Statement]:
    """Yield the statements of the unit's clauses of this kind; their verbs are no cues any more."""
    starts = _phrases(unit.lex)
    if starts.keys().isdisjoint(unit.words):
        return
    for i, word in enumerate(unit.words):
        if word not in starts or not (_opens(unit, i) or unit.flags[i] & Flag.PREPOSITION):
            continue
        told = _telling(unit, i + _length(unit, i, starts[word]), leads=i == 0)
        if told is None:
            continue
        subject, verb, via = told
        inserted = (i, _tail(unit, max(subject[1], verb + 1)))
        content = content_around(unit, pieces, inserted) if i else _behind(unit, inserted[1])
        stance = unit.forms(verb)[0].verb.stance
        for k in range(*inserted):
            unit.flags[k] &= ~Flag.SPEECH
        unit.flags[i] |= Flag.ACCORDING
        if content:
            yield Statement(
                source=[unit.span(*subject)],
                cue=[unit.span(i, verb + 1)] if subject[0] > verb else [unit.span(i, i + 1)],
                content=[unit.span(*r) for r in content],
                stance=stance,
                kind="according_to",
                unit=number,
                via=unit.span(*via) if via else None,
            )


@cache
def _phrases(lex: Lexicon) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that open such a clause by their first word, the longest first."""
    if lex.speech.order != "subject_verb":
        return {}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lex.speech.as_said, key=lambda p: (-len(p.split()), p)):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(rows) for first, rows in found.items()}


def _opens(unit: Unit, at: int) -> bool:
    return at == 0 or unit.words[at - 1] in _OPENS or bool(unit.flags[at - 1] & Flag.COORDINATOR)


def _length(unit: Unit, at: int, rows: tuple[tuple[str, ...], ...]) -> int:
    for row in rows:
        if tuple(unit.words[at : at + len(row)]) == row:
            return len(row)
    return len(unit)


def _telling(unit: Unit, at: int, *, leads: bool) -> tuple[Range, int, Range | None] | None:
    """Return the subject of the clause, its verb, and who was told."""
    n = len(unit)
    verb = _verb(unit, at)
    if verb is not None:
        if verb + 1 < n and unit.flags[verb + 1] & Flag.AGENT:
            subject: Range = (verb + 2, phrase_after(unit, verb + 2, n))
            via = None
        else:
            subject, via = phrase_behind(unit, verb + 1)
            if subject[1] == subject[0] and subject[0] < n and unit.flags[subject[0]] & Flag.QUOTE:
                named = is_name(unit, subject[0])
                subject = (subject[0], subject[0] + named)
        if subject[1] > subject[0] and not unit.flags[subject[0]] & Flag.THAT:
            end = _with_apposition(unit, subject[1], leads=leads)
            return (subject[0], end), verb, via
        return None
    stop = phrase_after(unit, at, n)
    behind = with_apposition(unit, stop, n)
    for end in (stop, behind + 1):
        verb = _verb(unit, end) if at < stop else None
        if verb is not None:
            return (at, min(end, behind)), verb, None
    return None


def _verb(unit: Unit, at: int) -> int | None:
    """Return the verb of speech that follows, past little words."""
    i, between = at, small_words(unit.lex)
    while i < len(unit) and (unit.flags[i] & _CHAIN or unit.words[i] in between):
        i += 1
    if i >= len(unit) or unit.flags[i] & Flag.CAPITAL:
        return None
    # 'Comme le rapporte X': behind its pronoun, which is an article too.
    tied = i > at and unit.words[i - 1] in between and unit.forms(i)
    if not (unit.flags[i] & Flag.SPEECH or tied):
        return None
    helped = unit.has(at, i, Flag.AUXILIARY)
    kinds = {"finite", "participle", "infinitive"} if helped else {"finite", "participle"}
    return i if any(f.kind in kinds for f in unit.forms(i)) else None


def _with_apposition(unit: Unit, stop: int, *, leads: bool) -> int:
    closing = with_apposition(unit, stop, len(unit))
    last = all(f & Flag.PUNCTUATION for f in unit.flags[closing:])
    if last:
        return stop if leads else closing
    return closing if unit.has(stop, closing, Flag.NAMED | Flag.ROLE) else stop


def _behind(unit: Unit, start: int) -> list[Range]:
    """Return the sentence behind a clause that opens it."""
    end = next((k for k in range(start, len(unit)) if unit.words[k] == ";"), len(unit))
    first, last = trimmed(unit, start, end)
    return [(first, last)] if first < last else []


def _tail(unit: Unit, end: int) -> int:
    """Return where the clause ends with its time and place, up to the next comma or the end."""
    n = len(unit)
    for i in range(end, min(n, end + _TAIL)):
        flag = unit.flags[i]
        if flag & Flag.PUNCTUATION and unit.words[i] not in {"(", ")", "-"}:
            return i
        if flag & (Flag.FINITE | Flag.QUOTE | Flag.SUBORDINATOR):
            return end
    return n if end + _TAIL > n else end
