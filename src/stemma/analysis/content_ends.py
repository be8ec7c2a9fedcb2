"""Ends of contents where the subject stands before its verb: who else speaks, what only follows."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit

__all__ = ["closed_content", "object_alone", "up_to_contrast", "up_to_main", "within_relative"]

_DASHES = frozenset({"–", "—", "-", "--"})
# 'To' stands so many words at most behind a verb that leads to another one.
_LEADS = 3


def within_relative(unit: Unit, content: Range, subject: Range) -> Range:
    """Return what a relative clause tells, up to the verb of the clause around it."""
    first = unit.flags[subject[0]]
    if not first & Flag.RELATIVE or first & Flag.DETERMINER or unit.lex.speech.drops_subject:
        return content
    verb = Flag.FINITE | Flag.AUXILIARY
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] == "," and unit.flags[_past_adverbs(unit, i + 1)] & verb:
            return content[0], i
    return content


def up_to_main(unit: Unit, content: Range) -> Range:
    """Return a content up to the main clause behind it, which has a subject of its own."""
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] != ",":
            continue
        stop = phrase_after(unit, i + 1, content[1])
        if i + 1 < stop < content[1] and unit.flags[stop] & (Flag.FINITE | Flag.AUXILIARY):
            return content[0], i
    return content


def object_alone(unit: Unit, content: Range, cue: Cue) -> Range:
    """Return what is named, up to the clause or the time that follows it.

    After a relative pronoun a second finite verb is that of the clause around it.
    """
    if unit.lex.speech.inverts or not unit.lex.speech.articles:
        return content
    start, end = content
    inside = cue.subject is not None and unit.flags[cue.subject[0]] & Flag.RELATIVE
    for i in range(start + 1, end):
        flag, after = unit.flags[i], unit.flags[i + 1] if i + 1 < end else 0
        comma = unit.words[i] == "," and after & (
            Flag.RELATIVE | Flag.SUBORDINATOR | Flag.FINITE | Flag.AUXILIARY | Flag.COORDINATOR
        )
        clause = flag & Flag.SUBORDINATOR and not flag & (Flag.RELATIVE | Flag.DETERMINER)
        clause = clause and not flag & Flag.AS_SAID
        verb = inside and flag & (Flag.AUXILIARY | Flag.FINITE) and not flag & Flag.CAPITAL
        if comma or clause or verb:
            return trimmed(unit, start, i)
    return content


def up_to_contrast(unit: Unit, content: Range) -> Range:
    """Return what is named up to a clause that sets something against it ('…, but the city')."""
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] == "," and unit.flags[i + 1] & Flag.CONTRAST:
            return content[0], i
    return content


def closed_content(unit: Unit, start: int) -> Range | None:
    """Return the range from `start` to the end of the unit, or to another who speaks."""
    flags, words = unit.flags, unit.words
    end = len(unit)
    if flags[start] & Flag.QUOTE and (
        start + 1 >= end
        or words[start + 1] in {",", ".", ";", ":"}
        or flags[start + 1] & Flag.QUOTE
    ):
        return start, start + 1
    for i in range(start + 1, end - 1):
        comma = words[i] == ","
        if words[i] == ";" or (comma and flags[i + 1] & Flag.ACCORDING):
            end = i
            break
        if (comma or flags[i] & Flag.COORDINATOR) and _speaks_next(unit, i + 1):
            end = i
            break
    end = _up_to_dash(unit, start, end)
    start, end = trimmed(unit, start, end)
    return (start, end) if start < end else None


def _up_to_dash(unit: Unit, start: int, end: int) -> int:
    """Return where a single dash with a noun phrase ends what was told ('… — an old demand')."""
    speech = unit.lex.speech
    if speech.inverts or not speech.articles:
        return end
    dashes = [i for i in range(start + 1, end) if unit.words[i] in _DASHES and _free(unit, i)]
    if len(dashes) != 1 or dashes[0] + 1 >= end:
        return end
    return dashes[0] if unit.flags[dashes[0] + 1] & Flag.ARTICLE else end


def _free(unit: Unit, i: int) -> bool:
    return unit.starts[i] > unit.ends[i - 1]


def _speaks_next(unit: Unit, at: int) -> bool:
    """Say whether somebody else speaks from here on: a subject and its verb of speech follow."""
    flags, n = unit.flags, len(unit)
    while at < n and flags[at] & (Flag.COORDINATOR | Flag.CONTRAST | Flag.AS_SAID):
        at += 1
    if at >= n or flags[at] & Flag.QUOTE:
        return False
    joined = bool(flags[at - 1] & Flag.COORDINATOR)
    if any(f.kind == "gerund" for f in unit.forms(at)) and (joined or unit.words[at - 1] == ","):
        return True
    if joined and unit.lex.speech.articles and not unit.lex.speech.drops_subject:
        verb = _past_adverbs(unit, at)
        if verb < n and _reports(unit, verb):
            return True
    verb = phrase_after(unit, at, n)
    if verb == at:
        return False
    while verb < n and flags[verb] & (Flag.ADVERB | Flag.AUXILIARY | Flag.NEGATION):
        verb += 1
    spoken = Flag.SPEECH | Flag.FINITE
    if verb >= n or flags[verb] & spoken != spoken:
        return False
    pronoun = verb - at == 1 and flags[at] & Flag.PRONOUN
    return not pronoun or _reports(unit, verb)


def _past_adverbs(unit: Unit, at: int) -> int:
    last = len(unit) - 1
    while at < last and unit.flags[at] & Flag.ADVERB and not unit.flags[at] & Flag.DETERMINER:
        at += 1
    return min(at, last)


def _reports(unit: Unit, at: int) -> bool:
    """Say whether a finite verb of reporting stands here, whose subject is that of another one."""
    if unit.words[at] in unit.lex.noun_verbs or unit.flags[at] & Flag.CAPITAL:
        return False
    if any(f.kind == "finite" and "quote" in f.verb.frames for f in unit.forms(at)):
        return True
    # 'went on to say': a verb that only leads to the one that tells.
    if not unit.flags[at] & Flag.FINITE:
        return False
    mark = unit.find(at + 1, min(len(unit), at + _LEADS), Flag.INFINITIVE_MARK)
    told = unit.forms(mark + 1) if 0 < mark + 1 < len(unit) else []
    return any(f.kind == "infinitive" and "quote" in f.verb.frames for f in told)
