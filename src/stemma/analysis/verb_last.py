"""Speech in languages whose verb ends the sentence: subject, what is told, verb."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Range, Statement, negated_stance, trimmed
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit

__all__ = ["find_verb_last"]

# A subject without a comma after it ends among so many words.
_SUBJECT = 10
# So many words may stand between a quotation and its verb.
_MARKS = 4


def find_verb_last(unit: Unit, number: int) -> Iterator[Statement]:
    """Yield what the verbs of speech of the unit tell."""
    for at, flag in enumerate(unit.flags):
        if not flag & Flag.SPEECH or flag & Flag.CAPITAL:
            continue
        form = next((f for f in unit.forms(at) if f.kind == "finite"), None)
        if form is None:
            continue
        found = _quoted(unit, at) or _told(unit, at, form)
        if found is None:
            continue
        source, content, kind = found
        yield Statement(
            source=[unit.span(*source)] if source else [],
            cue=[unit.span(at, at + 1 + len(form.rest))],
            content=[unit.span(*content)],
            stance=negated_stance(form.verb, negated=unit.has(at, at + 1, Flag.NEGATION)),
            kind=kind,
            unit=number,
        )


def _quoted(unit: Unit, verb: int) -> tuple[Range | None, Range, str] | None:
    """Return the quotation before the verb and who says it, before it or behind the verb."""
    quote = verb - 1
    marks = unit.lex.speech.quote_marks
    while quote >= 0 and verb - quote <= _MARKS and not unit.flags[quote] & Flag.QUOTE:
        if unit.words[quote] not in marks and unit.words[quote] != ",":
            return None
        quote -= 1
    if quote < 0 or not unit.flags[quote] & Flag.QUOTE:
        return None
    before = _leading(unit, quote)
    if before is None:
        stop = phrase_after(unit, verb + 1, len(unit))
        before = (verb + 1, stop) if stop > verb + 1 else None
    return before, (quote, quote + 1), "direct"


def _told(unit: Unit, verb: int, form: VerbForm) -> tuple[Range | None, Range, str] | None:
    """Return the clause before a verb that closes the sentence, and the subject before it."""
    closing = verb + 1 + len(form.rest)
    if any(not f & Flag.PUNCTUATION for f in unit.flags[closing:]):
        return None
    subject = _leading(unit, verb)
    start, end = trimmed(unit, subject[1] if subject else 0, verb)
    if start >= end:
        return None
    rule = unit.lex.content_rule
    clause = rule is not None and rule.search(unit.words[end - 1])
    if not clause and "object" not in form.verb.frames:
        return None
    return subject, (start, end), "indirect"


def _leading(unit: Unit, end: int) -> Range | None:
    """Return the subject that opens the unit: up to a comma, or the name or role it begins with."""
    first = 0
    while first < end and (unit.in_time(first) or unit.flags[first] & Flag.ADVERB):
        first += 1
    comma = next((i for i in range(first, end) if unit.words[i] == ","), None)
    named = Flag.NAMED | Flag.ROLE
    if comma is not None and comma - first <= _SUBJECT and unit.has(first, comma, named):
        return first, comma
    last = first
    for i in range(first, min(end, first + _SUBJECT)):
        if unit.flags[i] & (Flag.PUNCTUATION | Flag.QUOTE | Flag.FINITE):
            break
        if unit.flags[i] & Flag.PRONOUN and i == first:
            return first, first + 1
        if unit.flags[i] & (Flag.ROLE | Flag.NAMED):
            last = i + 1
        elif last > first or not unit.flags[i] & Flag.CAPITAL:
            break
    return (first, last) if last > first else None
