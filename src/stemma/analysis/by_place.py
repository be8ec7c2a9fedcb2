"""Quotations whose verb is in no list: it is told by its place beside the words that were said."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Range, Statement
from stemma.analysis.hearers import phrase_behind, small_words
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after, with_apposition
from stemma.analysis.subjects_before import main_subject_before
from stemma.analysis.units import Unit, word_count

__all__ = ["closes_with_comma", "find_by_place", "subject_of_heading"]

_DASHES = frozenset({",", "–", "—", "-"})
_NAMED = Flag.CAPITAL | Flag.ROLE | Flag.DETERMINER | Flag.PRONOUN
_SMALL = Flag.CLOSED & ~(Flag.FINITE | Flag.AUXILIARY | Flag.PASSIVE)
# A shorter quotation before a colon or without a comma is a title or a term.
_WORDS = 3


def find_by_place(unit: Unit, here: list[Statement], number: int) -> Iterator[Statement]:
    """Yield the quotations of the unit that no statement of `here` holds and that a verb adjoins."""
    for at, quote in unit.quotes.items():
        span = (quote.start, quote.end)
        held = any(a < span[1] and span[0] < b for s in here for a, b in s.content)
        if held or word_count(unit.doc, quote) < _WORDS:
            continue
        found = _behind(unit, at) if closes_with_comma(unit, at) else None
        found = found or _before(unit, at)
        if found is not None:
            source, cue = found
            yield Statement(
                source=[unit.span(*source)],
                cue=[unit.span(*cue)] if cue else [],
                content=[span],
                stance="says",
                kind="direct",
                unit=number,
            )


def closes_with_comma(unit: Unit, at: int) -> bool:
    """Say whether the quotation at a word goes on with who said it: a comma or mark closes it."""
    end = unit.ends[at]
    inside = unit.doc.text[max(0, end - 3) : end].strip("\"'’”“»«")[-1:]
    follows = at + 1 < len(unit) and unit.words[at + 1] in _DASHES
    return inside in {",", "?", "!"} or follows


def subject_of_heading(unit: Unit) -> Range | None:
    """Return who is named in a unit that ends in a colon ('The mayor went on to say:')."""
    if not len(unit) or unit.words[-1] != ":":
        return None
    return main_subject_before(unit, len(unit) - 1)


def _behind(unit: Unit, at: int) -> tuple[Range, Range | None] | None:
    """Return who speaks behind a quotation, and the verb: '"…", laughed X', '"…," X retorted'."""
    n = len(unit)
    first = at + 1
    while first < n and unit.words[first] in _DASHES:
        first += 1
    if unit.lex.speech.inverts and first + 1 < n and unit.words[first] in small_words(unit.lex):
        # 's'indigne X', 'si sfoga X': the verb behind its pronoun.
        told = _told_behind(unit, first + 1)
        return (told, (first, first + 2)) if told is not None else None
    if first >= n or unit.flags[first] & (Flag.PUNCTUATION | Flag.QUOTE):
        return None
    if _verb(unit, first):
        told = _told_behind(unit, first)
        tied = first + 1 < n and unit.words[first + 1] in unit.lex.speech.impersonals
        return (told, (first, first + 1 + tied)) if told is not None else None
    if not unit.flags[first] & _NAMED:
        return None
    stop = phrase_after(unit, first, n)
    behind = with_apposition(unit, stop, n)
    for verb in (stop, behind + 1):
        if first < stop and verb < n and _verb(unit, verb):
            return (first, min(verb, behind)), (verb, verb + 1)
    return None


def _told_behind(unit: Unit, verb: int) -> Range | None:
    """Return who is named behind a verb at `verb`."""
    if not _verb(unit, verb):
        return None
    between = small_words(unit.lex)
    first = verb + 1
    while unit.lex.speech.inverts and first < len(unit) and unit.words[first] in between:
        first += 1
    (start, stop), _ = phrase_behind(unit, first)
    if (stop > start and unit.flags[start] & _NAMED) or _plain_noun(unit, start, stop):
        return start, with_apposition(unit, stop, len(unit))
    return None


def _plain_noun(unit: Unit, start: int, stop: int) -> bool:
    """Say whether a word without an article closes the unit, where nouns have none ('соседка')."""
    if unit.lex.speech.articles or not unit.lex.speech.inverts or stop <= start:
        return False
    closed = stop >= len(unit) or bool(unit.flags[stop] & Flag.PUNCTUATION)
    return closed and not unit.flags[start] & (Flag.CLOSED | Flag.NUMBER)


def _verb(unit: Unit, at: int) -> bool:
    """Say whether a word can be a verb that tells: finite, or unknown where verbs come first."""
    flag = unit.flags[at]
    if flag & (Flag.CAPITAL | Flag.PUNCTUATION | Flag.NUMBER) or flag & _SMALL:
        return False
    if flag & (Flag.FINITE | Flag.SPEECH):
        return not flag & (Flag.AUXILIARY | Flag.PASSIVE)
    return unit.lex.speech.inverts and not flag & Flag.AUXILIARY


def _before(unit: Unit, at: int) -> tuple[Range, Range | None] | None:
    """Return whom the words before a colon or comma and a quotation tell of."""
    if at < 2 or unit.words[at - 1] not in {":", ","}:
        return None
    text = unit.doc.text[unit.starts[at] : unit.ends[at]].lstrip("\"'’”“»«„ ")
    if not text[:1].isupper():
        return None
    subject = main_subject_before(unit, at)
    return (subject, None) if subject is not None else None
