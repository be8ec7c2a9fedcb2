"""Cues set into a quotation: « On a tout perdu, raconte Lucie. L'eau est montée. »."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Range, Statement
from stemma.analysis.hearers import phrase_behind, small_words
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import with_apposition
from stemma.analysis.units import Unit, word_count
from stemma.model import Quote, Stance

__all__ = ["find_inset_cues"]

_DASHES = frozenset({"–", "—", "-"})
_ENDS = frozenset({".", "!", "?", "…"})
_CHAIN = Flag.AUXILIARY | Flag.PASSIVE | Flag.ADVERB
_SOMEBODY = Flag.CAPITAL | Flag.ROLE | Flag.DETERMINER | Flag.PRONOUN
# What is said before the cue has so many words at least.
_WORDS = 2
# A relative clause or apposition of the speaker has at most so many words.
_LONGEST = 16


def find_inset_cues(unit: Unit, here: list[Statement], number: int) -> Iterator[Statement]:
    """Yield the quotations of the unit that hold their own cue and that no statement gives a source.

    They are read where the subject may stand behind its verb.
    """
    if not unit.lex.speech.inverts:
        return
    for quote in unit.quotes.values():
        said = any(
            s.source and any(a < quote.end and quote.start < b for a, b in s.content) for s in here
        )
        if said or word_count(unit.doc, quote) < 2 * _WORDS:
            continue
        found = _inset(unit, quote, number)
        if found is not None:
            yield found


def _inset(unit: Unit, quote: Quote, number: int) -> Statement | None:
    inner = Unit(unit.doc, unit.lex, quote.start, quote.end, unit.block)
    inner.fill([])
    for i in range(_WORDS, len(inner) - 1):
        if inner.words[i] != "," and inner.words[i] not in _DASHES:
            continue
        told = _verb(inner, i + 1)
        if told is None:
            continue
        cue, stance = told
        (start, stop), via = phrase_behind(inner, cue[1])
        if start == stop or not inner.has(start, stop, _SOMEBODY):
            continue
        dashed = inner.words[cue[0] - 1] in _DASHES
        closing = _closing(inner, stop, dashed=dashed)
        if closing is not None:
            return Statement(
                source=[inner.span(start, closing[0])],
                cue=[inner.span(*cue)],
                content=_content(inner, quote, i, closing[1]),
                stance=stance,
                kind="direct",
                unit=number,
                via=inner.span(*via) if via else None,
            )
    return None


def _verb(unit: Unit, at: int) -> tuple[Range, Stance] | None:
    """Return the verb of speech that follows a comma or dash with its auxiliaries, and its stance."""
    first, between, n = at, small_words(unit.lex), len(unit)
    while first < n and (unit.words[first] in _DASHES or unit.words[first] == ","):
        first += 1
    i = first
    while i < n and (unit.flags[i] & _CHAIN or unit.words[i] in between):
        i += 1
    if i >= n or unit.flags[i] & Flag.CAPITAL or not unit.flags[i] & Flag.SPEECH:
        return None
    for form in unit.forms(i):
        if form.kind in {"finite", "participle"} and "quote" in form.verb.frames:
            return (first, i + 1 + len(form.rest)), form.verb.stance
    return None


def _closing(unit: Unit, stop: int, *, dashed: bool) -> tuple[int, int] | None:
    """Return where the speaker ends and where the quotation goes on, None where nothing closes it.

    A comma closes what a comma opened, a dash what a dash did; a period closes both.
    """
    n = len(unit)
    for end in (with_apposition(unit, stop, n), stop):
        i = last = end
        while i < n and unit.flags[i] & (Flag.TIME | Flag.ADVERB):
            i += 1
        if i + 1 < n and unit.words[i] == "," and unit.flags[i + 1] & Flag.RELATIVE:
            i = last = _past_relative(unit, i + 1)
        closes = i >= n - 1 or unit.words[i] in _ENDS or unit.words[i] in _DASHES
        if last - stop <= _LONGEST and (closes or unit.words[i] == ","):
            after = unit.words[i + 1] if i + 1 < n else ""
            if closes or not dashed or after in _DASHES:
                return last, i + 1
    return None


def _past_relative(unit: Unit, at: int) -> int:
    """Return where a relative clause ends: at a mark, or at the end of the quotation."""
    marks = _ENDS | _DASHES | {","}
    ends = (i for i in range(at, min(len(unit), at + _LONGEST)) if unit.words[i] in marks)
    return next(ends, len(unit) - 1)


def _content(unit: Unit, quote: Quote, before: int, after: int) -> list[tuple[int, int]]:
    """Return the quotation without the words from the mark at `before` up to `after`."""
    n = len(unit)
    if unit.words[before - 1] == ",":
        before -= 1
    content = [(quote.start, unit.ends[before - 1])]
    while after < n and (unit.words[after] in _DASHES or unit.words[after] in {",", "."}):
        after += 1
    if after < n - 1:
        content.append((unit.starts[after], quote.end))
    return content
