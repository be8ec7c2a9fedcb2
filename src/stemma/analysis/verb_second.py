"""Cues of languages in which the finite verb is the second constituent of a main clause."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Cue, Range, needed
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.pieces import Piece
from stemma.analysis.units import Unit

__all__ = ["verb_second_cues"]


def verb_second_cues(unit: Unit, pieces: list[Piece]) -> Iterator[Cue]:
    """Yield the cues of the unit in order."""
    for index, piece in enumerate(pieces):
        taken = -1
        for i in range(piece.start, piece.end):
            if not unit.flags[i] & Flag.SPEECH or i <= taken:
                continue
            for form in sorted(unit.forms(i), key=lambda f: (not f.particle, not f.verb.needs)):
                cue = _cue(unit, pieces, index, i, form)
                if cue is not None:
                    yield cue
                    taken = i
                    break


def _particle_place(unit: Unit, piece: Piece, at: int) -> int:
    """Return the last word of the verb's bracket: the piece's, or the one before 'und'."""
    for i in range(at + 1, piece.end - 1):
        if unit.flags[i + 1] & Flag.COORDINATOR and unit.flags[i] & Flag.PARTICLE:
            return i
    return piece.end - 1


def _cue(unit: Unit, pieces: list[Piece], index: int, at: int, form: VerbForm) -> Cue | None:
    piece = pieces[index]
    if unit.flags[at] & Flag.CAPITAL and at > 0 and form.kind != "finite":
        return None
    words: list[Range] = [(at, at + 1)]
    verb, passive = at, False
    if form.particle:
        last = _particle_place(unit, piece, at)
        if at >= last or unit.words[last] != form.particle:
            return None
        words.append((last, last + 1))
    if form.kind in {"participle", "infinitive"}:
        verb = unit.find(piece.start, piece.end, Flag.AUXILIARY | Flag.PASSIVE)
        if verb < 0 or (form.kind == "infinitive" and unit.flags[verb] & Flag.HEARSAY):
            return None
        if form.kind == "participle" and at < piece.end - 3:
            return None
        passive = bool(unit.flags[verb] & Flag.PASSIVE) and form.kind == "participle"
        words = sorted({(verb, verb + 1), (at, at + 1)})
    elif (unit.flags[at] & Flag.CAPITAL and at > 0 and at > piece.start) or (
        form.kind == "finite" and _is_participle_use(unit, piece, at)
    ):
        return None
    if not needed(unit, form, piece.start, min(len(unit), piece.end + 12)):
        return None
    cue = Cue(form.verb, words, passive=passive)
    cue.negated = unit.has(piece.start, piece.end, Flag.NEGATION)
    if form.verb.source_after:
        return _source_after(unit, piece, cue)
    cue.infinitive = form.kind == "infinitive"
    if piece.kind in {"subordinate", "relative"} and (verb >= piece.end - 3 or verb == piece.start):
        return _subordinate(unit, pieces, index, cue)
    return _main(unit, pieces, index, verb, cue)


def _is_participle_use(unit: Unit, piece: Piece, at: int) -> bool:
    """Say whether a form that looks finite is a participle ('wird berichtet', 'hat erklärt')."""
    aux = unit.find(piece.start, at, Flag.AUXILIARY | Flag.PASSIVE)
    return aux >= 0 and piece.kind != "subordinate"


def _source_after(unit: Unit, piece: Piece, cue: Cue) -> Cue | None:
    """Read a verb whose source follows a preposition: 'das geht aus dem Bericht hervor'."""
    for i in range(piece.start, piece.end):
        if unit.words[i] in cue.verb.source_after:
            stop = phrase_after(unit, i + 1, piece.end)
            if stop > i + 1:
                cue.subject = (i + 1, stop)
    if cue.subject is None:
        return None
    if unit.flags[piece.start] & Flag.REACH_BACK and piece.start == 0:
        cue.back = (0, 1)
    if unit.flags[piece.start] & Flag.AS_SAID:
        cue.left, cue.right = piece.start, piece.end
        cue.words.insert(0, (piece.start, piece.start + 1))
        return cue
    cue.right = piece.end
    if piece.mark and unit.flags[piece.start] & Flag.FINITE:
        cue.left = piece.start
    return cue


def _subordinate(unit: Unit, pieces: list[Piece], index: int, cue: Cue) -> Cue | None:
    piece = pieces[index]
    first = piece.start
    while first < piece.end and not unit.flags[first] & (Flag.SUBORDINATOR | Flag.RELATIVE):
        first += 1
    if piece.kind == "relative":
        if index == 0 or first >= piece.end:
            return None
        lone = phrase_after(unit, first + 1, piece.end)
        cue.subject = (first, first + 1)
        if unit.words[first] in unit.lex.speech.obliques and lone > first + 1:
            cue.subject = (first + 1, lone)
    else:
        stop = phrase_after(unit, first + 1, piece.end)
        cue.subject = (first + 1, stop) if stop > first + 1 else None
    if piece.start == first and unit.flags[first] & Flag.AS_SAID and cue.subject and not cue.infinitive:
        # "wie X mitteilte": the rest of the sentence is what was said.
        cue.left = piece.start
        cue.right = piece.end
        cue.words.insert(0, (first, first + 1))
        return cue
    cue.right = piece.end
    return cue


def _main(unit: Unit, pieces: list[Piece], index: int, verb: int, cue: Cue) -> Cue | None:
    piece = pieces[index]
    lead = piece.start
    while (
        lead < verb and unit.flags[lead] & Flag.COORDINATOR and not unit.flags[lead] & Flag.CAPITAL
    ):
        lead += 1
    if piece.start == 0 and lead < verb and unit.flags[lead] & Flag.COORDINATOR:
        lead += 1
    cue.right = max(piece.end, verb + 1)
    if lead >= verb or (lead == piece.start and verb == piece.start):
        return _verb_first(unit, pieces, index, verb, cue)
    if cue.passive:
        _agent(unit, piece, cue)
        if verb - lead == 1 and unit.flags[lead] & Flag.REACH_BACK:
            cue.back = (lead, lead + 1)
        return cue
    shared = _shared_subject(unit, pieces, index, verb)
    if shared is not None:
        cue.subject = shared
        return cue
    if unit.flags[verb - 1] & Flag.QUOTE and verb - 1 == lead:
        cue.left = verb
        _subject_right(unit, verb + 1, piece.end, cue)
        return cue
    if verb - lead == 1 and unit.flags[lead] & (Flag.REACH_BACK | Flag.THUS) and not cue.passive:
        _subject_right(unit, verb + 1, piece.end, cue)
        if cue.subject is not None:
            if unit.flags[lead] & Flag.REACH_BACK:
                cue.back = (lead, lead + 1)
            return cue
    if _is_subject(unit, lead, verb):
        following = verb + 1
        if (
            following < piece.end
            and unit.flags[following] & Flag.PRONOUN
            and not (unit.flags[following] & Flag.DETERMINER)
            and unit.words[following] in unit.lex.speech.person_pronouns
        ):
            cue.subject = (following, following + 1)
            cue.object = (lead, verb)
        else:
            cue.subject = (lead, verb)
    else:
        _subject_right(unit, verb + 1, piece.end, cue)
        if cue.subject is None and not cue.passive:
            return cue if unit.words[verb] == "heißt" else cue
    return cue


def _agent(unit: Unit, piece: Piece, cue: Cue) -> None:
    """Find who does what a passive tells ('wurde von der Polizei bestätigt')."""
    for i in range(piece.start, piece.end - 1):
        if unit.flags[i] & Flag.AGENT:
            stop = phrase_after(unit, i + 1, piece.end)
            if stop > i + 1:
                cue.subject = (i + 1, stop)
                return


def _is_subject(unit: Unit, start: int, end: int) -> bool:
    """Say whether the words before the verb are a noun phrase that can be a subject."""
    flag = unit.flags[start]
    speech = unit.lex.speech
    if flag & Flag.NUMBER or unit.in_time(start):
        return False
    if unit.words[start] in speech.obliques and not flag & Flag.PRONOUN:
        return False
    if flag & (Flag.PREPOSITION | Flag.THUS):
        return False
    if flag & Flag.PRONOUN and end - start == 1:
        return True
    if flag & (Flag.ADVERB | Flag.SUBORDINATOR) and not flag & (Flag.DETERMINER | Flag.RELATIVE):
        return False
    return phrase_after(unit, start, end) > start


def _shared_subject(unit: Unit, pieces: list[Piece], index: int, verb: int) -> Range | None:
    """Return the subject of the verb before, for the second of two coordinated verbs."""
    piece = pieces[index]
    i = verb - 1
    while i > piece.start and unit.flags[i] & Flag.ADVERB:
        i -= 1
    if not unit.flags[i] & Flag.COORDINATOR or i <= piece.start:
        return None
    earlier = unit.find(piece.start, i, Flag.FINITE)
    if earlier > piece.start and _is_subject(unit, piece.start, earlier):
        return piece.start, earlier
    if earlier >= 0:
        stop = phrase_after(unit, earlier + 1, i)
        return (earlier + 1, stop) if stop > earlier + 1 else None
    return None


def _verb_first(unit: Unit, pieces: list[Piece], index: int, verb: int, cue: Cue) -> Cue | None:
    """Read a clause that begins with its verb: inversion, or a subject cut off by a clause."""
    piece = pieces[index]
    if index == 0:
        return None
    cue.left = piece.start
    if cue.passive:
        _agent(unit, piece, cue)
        return cue
    cut_off = _cut_off(unit, pieces[:index])
    if cut_off is not None:
        cue.left, cue.subject = None, cut_off
        return cue
    _subject_right(unit, verb + 1, piece.end, cue)
    if cue.subject is None:
        head = pieces[0]
        at = unit.find(head.start, head.end, Flag.FINITE)
        if at > head.start and _is_subject(unit, head.start, at):
            cue.left, cue.subject = None, (head.start, at)
            return cue
        if not unit.has(verb + 1, piece.end, Flag.EXPLETIVE):
            return None
    return cue


def _cut_off(unit: Unit, before: list[Piece]) -> Range | None:
    """Return the subject that a relative clause or an apposition parts from its verb."""
    first = len(before) - 1
    while first > 0 and before[first].kind in {"relative", "fragment", "infinitive"}:
        first -= 1
    opened = before[first]
    if opened.kind != "fragment" or not _is_subject(unit, opened.start, opened.end):
        return None
    end = opened.end
    for piece in before[first + 1 :]:
        if piece.kind != "fragment":
            break
        end = piece.end
    return opened.start, end


def _subject_right(unit: Unit, start: int, end: int, cue: Cue) -> None:
    """Find the subject after the verb, over adverbs, reflexives and what precedes it."""
    i = start
    while i < end:
        flag = unit.flags[i]
        if flag & Flag.EXPLETIVE:
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
            cue.subject = (i, stop)
            _find_via(unit, stop, end, cue)
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


def _find_via(unit: Unit, start: int, end: int, cue: Cue) -> None:
    """Find the outlet that was told: 'sagte er der dpa', 'gegenüber Reuters'."""
    if start < end and unit.flags[start] & Flag.HEARER:
        begin = start + 1 if unit.flags[start] & Flag.PREPOSITION else start
        stop = phrase_after(unit, begin, end)
        if stop > begin:
            cue.via = (begin, stop)
