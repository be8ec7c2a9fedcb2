"""Numbers that a verb tells without a clause: 'the lawyer puts it at 31', 'er zählt 15 Tote'."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Unit

__all__ = ["told_number"]

_SPEAKS = Flag.ROLE | Flag.NAMED | Flag.PRONOUN | Flag.SOURCE_NOUN
# So many words may stand between the verb and its number: 'puts the number of dead at 31'.
_AWAY = 6


def told_number(unit: Unit, cue: Cue) -> Range | None:
    """Return the number that a verb tells with what it counts, None where none is told."""
    if cue.subject is None or not unit.has(*cue.subject, _SPEAKS):
        return None
    verb = cue.words[0][1]
    end = min(len(unit), verb + _AWAY)
    start = max(verb, cue.subject[1]) if cue.subject and cue.subject[0] >= verb else verb
    if cue.verb.needs:
        first = cue.words[0][0]
        at = next((i for i in range(first, end) if unit.words[i] in cue.verb.needs), None)
        if at is None and not any(" " in n for n in cue.verb.needs):
            return None
        start = at + 1 if at is not None else cue.words[0][1]
    while (
        start < end and unit.flags[start] & (Flag.ADVERB | Flag.TIME) and not _counts(unit, start)
    ):
        start += 1
    if start >= len(unit) or not _counts(unit, start):
        return None
    stop = max(phrase_after(unit, start, len(unit)), start + 1)
    low, high = unit.span(start, stop)
    inside = [q.end for q in unit.doc.quantities if low <= q.start < high < q.end]
    while stop < len(unit) and any(unit.ends[stop] <= e for e in inside):
        stop += 1
    return start, stop


def _counts(unit: Unit, at: int) -> bool:
    """Say whether a number begins at the word, in digits or in letters, and no time."""
    if unit.flags[at] & Flag.TIME:
        return False
    here = unit.starts[at]
    return bool(unit.flags[at] & Flag.NUMBER) or any(q.start == here for q in unit.doc.quantities)
