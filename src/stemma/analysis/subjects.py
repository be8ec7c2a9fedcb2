"""Subjects where the finite verb comes second: before the verb, after it, or cut off from it."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after, with_apposition
from stemma.analysis.units import Piece, Unit
from stemma.languages.speech import SpeechVerb

# Verbs of these stances have a dative of their own: who is blamed, warned, asked.
_PRESSING = frozenset({"accuses", "warns", "demands"})
_NO_VERB = SpeechVerb()
# The noun that gives words is among the first of its phrase.
_EARLY = 5

__all__ = [
    "agent",
    "cite",
    "cut_off_subject",
    "find_via",
    "is_subject",
    "main_subject",
    "past_focus",
    "shared_subject",
    "subject_right",
]


def is_subject(unit: Unit, start: int, end: int) -> bool:
    """Say whether the words before the verb are a noun phrase that can be a subject."""
    flag = unit.flags[start]
    speech = unit.lex.speech
    if (flag & Flag.NUMBER and not flag & Flag.CAPITAL) or unit.in_time(start):
        return False
    if flag & Flag.NAMED:
        return True
    rule = unit.lex.oblique_rule
    lower = start + 1 < end and not unit.flags[start + 1] & Flag.CAPITAL
    if rule and lower and rule.match(unit.text(start, start + 2)):
        return False
    if unit.words[start] in speech.obliques and not flag & Flag.PRONOUN:
        return False
    if flag & (Flag.PREPOSITION | Flag.THUS):
        return False
    if flag & Flag.PRONOUN and end - start == 1:
        return True
    if flag & (Flag.ADVERB | Flag.SUBORDINATOR) and not flag & (Flag.DETERMINER | Flag.RELATIVE):
        return False
    # 'Die taz': a name in small letters.
    return phrase_after(unit, start, end) > start or bool(
        flag & Flag.DETERMINER and end - start == 2
    )


def past_focus(unit: Unit, start: int, verb: int) -> int:
    """Return where a subject begins behind an adverb that stresses it ('Auch der Minister')."""
    first = start
    while first + 1 < verb and _stresses(unit.flags[first]):
        first += 1
    if first == start or not unit.flags[first] & (Flag.CAPITAL | Flag.DETERMINER):
        return start
    return first if is_subject(unit, first, verb) and _whole(unit, first, verb) else start


def _stresses(flag: int) -> bool:
    return bool(flag & Flag.ADVERB) and not flag & (Flag.DETERMINER | Flag.TIME | Flag.PREPOSITION)


def _whole(unit: Unit, start: int, end: int) -> bool:
    return phrase_after(unit, start, end) == end


def cut_off_subject(unit: Unit, before: list[Piece]) -> Range | None:
    """Return the subject that a relative clause or an apposition parts from its verb."""
    first = len(before) - 1
    while first > 0 and before[first].kind in {"relative", "fragment", "infinitive"}:
        first -= 1
    opened = before[first]
    if opened.kind != "fragment" or not is_subject(unit, opened.start, opened.end):
        return None
    end = opened.end
    for piece in before[first + 1 :]:
        if piece.kind != "fragment":
            break
        end = piece.end
    return opened.start, end


def shared_subject(unit: Unit, pieces: list[Piece], index: int, verb: int) -> Range | None:
    """Return the subject of the verb before, for the second of two coordinated verbs."""
    piece = pieces[index]
    i = verb - 1
    while i > piece.start and unit.flags[i] & Flag.ADVERB:
        i -= 1
    if not unit.flags[i] & Flag.COORDINATOR or i <= piece.start:
        return None
    earlier = unit.find(piece.start, i, Flag.FINITE)
    if earlier >= 0 and unit.flags[earlier] & Flag.MOOD and not unit.flags[verb] & Flag.MOOD:
        # What is told stands between the two verbs: 'X sagte, es brenne, und fügte hinzu'.
        if not index:
            return (piece.start, earlier) if is_subject(unit, piece.start, earlier) else None
        return main_subject(unit, pieces[:index])
    if earlier == piece.start and index:
        cut_off = cut_off_subject(unit, pieces[:index])
        if cut_off is not None:
            return cut_off
    first = past_focus(unit, piece.start, earlier) if earlier > piece.start else piece.start
    if earlier > piece.start and is_subject(unit, first, earlier):
        return first, earlier
    if earlier < 0 and piece.mark == "," and not unit.flags[piece.start] & Flag.CLOSED:
        # A verb that no list holds opens the clause behind another one.
        stop = phrase_after(unit, piece.start + 1, i)
        return (piece.start + 1, stop) if stop > piece.start + 1 else None
    if earlier >= 0:
        stop = phrase_after(unit, earlier + 1, i)
        return (earlier + 1, stop) if stop > earlier + 1 else None
    return None


def subject_right(unit: Unit, start: int, end: int, cue: Cue) -> None:
    """Find the subject after the verb, over adverbs, reflexives and what precedes it."""
    i = start
    while i < end:
        flag = unit.flags[i]
        if flag & Flag.EXPLETIVE and not _article(unit, i, end):
            for k in range(i + 1, end):
                if unit.flags[k] & Flag.PREPOSITION:
                    stop = phrase_after(unit, k + 1, end)
                    if stop > k + 1:
                        cue.subject = (k + 1, stop)
                        cue.words.append((i, k + 1))
                    return
            return
        if unit.words[i] in unit.lex.speech.obliques:
            stop = phrase_after(unit, i, end)
            if stop == i:
                return
            i = stop
            continue
        if unit.in_time(i):
            i += 1
            continue
        stop = phrase_after(unit, i, end)
        if stop > i and not flag & (Flag.PREPOSITION | Flag.ADVERB):
            stop = _with_apposition(unit, stop, end)
            cue.subject = (i, stop)
            find_via(unit, stop, end, cue)
            return
        if flag & Flag.PREPOSITION:
            stop = phrase_after(unit, i + 1, end)
            if cue.passive and flag & Flag.AGENT and stop > i + 1:
                cue.subject = (i + 1, stop)
                return
            i = max(stop, i + 1)
            continue
        if flag & (Flag.PUNCTUATION | Flag.QUOTE | Flag.SUBORDINATOR):
            return
        i += 1


def _article(unit: Unit, at: int, end: int) -> bool:
    """Say whether a pronoun without meaning is an article here ('het hoofd van de dienst')."""
    return bool(unit.flags[at] & Flag.DETERMINER) and phrase_after(unit, at, end) > at + 1


def _with_apposition(unit: Unit, stop: int, end: int) -> int:
    """Return where a subject inside its clause ends with an apposition between commas."""
    closing = with_apposition(unit, stop, end)
    if stop < closing < end:
        return closing
    if stop < end and unit.flags[stop] & Flag.PREPOSITION:
        # 'ein Kommandeur auf der anderen Seite, Max Muster, …'
        tied = phrase_after(unit, stop + 1, end)
        closing = with_apposition(unit, tied, end)
        if stop + 1 < tied < closing < end:
            return closing
    return stop


def find_via(unit: Unit, start: int, end: int, cue: Cue) -> None:
    """Find the outlet that was told: 'sagte er der dpa', 'gegenüber Reuters'."""
    if start < end and unit.flags[start] & Flag.HEARER and cue.verb.stance not in _PRESSING:
        begin = start + 1 if unit.flags[start] & Flag.PREPOSITION else start
        stop = phrase_after(unit, begin, end)
        if stop > begin:
            cue.via = (begin, stop)


def agent(unit: Unit, piece: Piece, cue: Cue) -> None:
    """Find who does what a passive tells ('wurde von der Polizei bestätigt')."""
    cited = cue.verb.cites
    if not cited:
        cue.subject = None
    for i in range(piece.start, piece.end - 1):
        if unit.flags[i] & Flag.AGENT:
            stop = phrase_after(unit, i + 1, piece.end)
            if stop > i + 1:
                if cited:
                    cue.via = (i + 1, stop)
                else:
                    cue.subject = (i + 1, stop)
                return
    if cited:
        return
    for i in range(piece.start, piece.end - 1):
        if unit.flags[i] & Flag.PREPOSITION and not unit.flags[i] & Flag.LINKING:
            # 'In einer Mitteilung wird gefordert, …'
            stop = phrase_after(unit, i + 1, piece.end)
            if unit.has(i + 1, min(stop, i + _EARLY), Flag.SOURCE_NOUN) and not unit.in_time(i + 1):
                cue.subject = (i + 1, stop)
                return


def cite(unit: Unit, piece: Piece, cue: Cue) -> None:
    """Make whom the subject of a verb cites the source, and the subject where it is from.

    'zitiert die Zeitung den Sprecher', 'Die Zeitung zitierte Max Muster mit den Worten'
    """
    if cue.subject is None:
        return
    start, end = cue.subject
    cited = max(cue.words[0][1], end)
    stop = phrase_after(unit, cited, piece.end) if cited < piece.end else cited
    if stop > cited and not unit.flags[cited] & Flag.PREPOSITION:
        cue.subject, cue.via = (cited, stop), cue.subject
        return
    for i in range(start + 1, end):
        # 'zitiert die Zeitung Polizeisprecher Muster': no article stands between the two.
        if unit.flags[i] & Flag.ROLE and unit.flags[i - 1] & Flag.CAPITAL and i + 1 < end:
            cue.subject, cue.via = (i, end), (start, i)
            return


def main_subject(unit: Unit, pieces: list[Piece]) -> Range | None:
    """Return the subject of the unit's first main clause, whatever its verb."""
    for index, piece in enumerate(pieces):
        if piece.kind != "main":
            continue
        verb = unit.find(piece.start, piece.end, Flag.FINITE)
        lead = piece.start
        if lead < verb and unit.flags[lead] & Flag.COORDINATOR:
            lead += 1
        lead = past_focus(unit, lead, verb)
        if lead < verb and is_subject(unit, lead, verb):
            return lead, verb
        if lead == verb:
            cut_off = cut_off_subject(unit, pieces[:index]) if index else None
            if cut_off is not None:
                return cut_off
        cue = Cue(_NO_VERB, [(verb, verb + 1)])
        subject_right(unit, verb + 1, piece.end, cue)
        return cue.subject
    return None
