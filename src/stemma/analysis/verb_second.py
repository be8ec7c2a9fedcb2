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
        taken = False
        for i in range(piece.start, piece.end):
            if not unit.flags[i] & Flag.SPEECH or taken:
                continue
            for form in sorted(unit.forms(i), key=lambda f: (not f.particle, not f.verb.needs)):
                cue = _cue(unit, pieces, index, i, form)
                if cue is not None:
                    yield cue
                    taken = True
                    break


def _cue(unit: Unit, pieces: list[Piece], index: int, at: int, form: VerbForm) -> Cue | None:
    piece = pieces[index]
    if unit.flags[at] & Flag.CAPITAL and at > 0 and form.kind != "finite":
        return None
    words: list[Range] = [(at, at + 1)]
    verb, passive = at, False
    if form.particle:
        last = piece.end - 1
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
    if not needed(unit, form, piece.start, piece.end):
        return None
    cue = Cue(form.verb, words, passive=passive)
    cue.negated = unit.has(piece.start, piece.end, Flag.NEGATION)
    if piece.kind in {"subordinate", "relative"} and (verb >= piece.end - 3 or verb == piece.start):
        return _subordinate(unit, pieces, index, cue)
    return _main(unit, pieces, index, verb, cue)


def _is_participle_use(unit: Unit, piece: Piece, at: int) -> bool:
    """Say whether a form that looks finite is a participle ('wird berichtet', 'hat erklärt')."""
    aux = unit.find(piece.start, at, Flag.AUXILIARY | Flag.PASSIVE)
    return aux >= 0 and piece.kind != "subordinate"


def _subordinate(unit: Unit, pieces: list[Piece], index: int, cue: Cue) -> Cue | None:
    piece = pieces[index]
    first = piece.start
    while first < piece.end and not unit.flags[first] & (Flag.SUBORDINATOR | Flag.RELATIVE):
        first += 1
    if piece.kind == "relative":
        if index == 0:
            return None
        cue.subject = _antecedent(unit, pieces, index)
    else:
        stop = phrase_after(unit, first + 1, piece.end)
        cue.subject = (first + 1, stop) if stop > first + 1 else None
    if piece.start == first and unit.flags[first] & Flag.AS_SAID and cue.subject:
        # "wie X mitteilte": the rest of the sentence is what was said.
        cue.left = piece.start
        cue.right = piece.end
        cue.words.insert(0, (first, first + 1))
        return cue
    cue.right = piece.end
    return cue


def _antecedent(unit: Unit, pieces: list[Piece], index: int) -> Range | None:
    before = pieces[index - 1]
    begin = before.end
    for i in range(before.start, before.end):
        stop = phrase_after(unit, i, before.end)
        if stop == before.end and stop > i:
            begin = i
            break
    return (begin, before.end) if begin < before.end else None


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


def _is_subject(unit: Unit, start: int, end: int) -> bool:
    """Say whether the words before the verb are a noun phrase that can be a subject."""
    flag = unit.flags[start]
    speech = unit.lex.speech
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
    before = pieces[:index]
    opened = next(
        (
            p
            for p in reversed(before)
            if p.kind not in {"relative", "fragment", "infinitive"} or p.start == 0
        ),
        before[0],
    )
    if (
        opened.kind == "fragment"
        and not unit.has(opened.start, verb, Flag.QUOTE)
        and _is_subject(unit, opened.start, opened.end)
    ):
        cue.subject = (opened.start, pieces[index - 1].end)
        return cue
    _subject_right(unit, verb + 1, piece.end, cue)
    if cue.subject is None and not cue.passive:
        head = before[0]
        if unit.flags[piece.start] & Flag.COORDINATOR or verb > piece.start:
            at = unit.find(head.start, head.end, Flag.FINITE)
            if at > head.start and _is_subject(unit, head.start, at):
                cue.subject = (head.start, at)
                return cue
        if "es" not in unit.words[verb + 1 : verb + 2]:
            return None
    cue.left = piece.start
    return cue


def _subject_right(unit: Unit, start: int, end: int, cue: Cue) -> None:
    """Find the subject after the verb, over adverbs, reflexives and what precedes it."""
    i = start
    while i < end:
        flag = unit.flags[i]
        if flag & Flag.PRONOUN and unit.words[i] in unit.lex.speech.expletives:
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
