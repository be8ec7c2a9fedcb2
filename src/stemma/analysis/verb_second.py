"""Cues of languages in which the finite verb is the second constituent of a main clause."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Cue, Range, needed
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.noun_phrases import is_name, phrase_after
from stemma.analysis.subjects import (
    agent,
    cite,
    cut_off_subject,
    find_via,
    is_subject,
    main_subject,
    past_focus,
    shared_subject,
    subject_right,
)
from stemma.analysis.units import Piece, Unit

__all__ = ["verb_second_cues"]

# ', das teilte X mit': the clause before these is what was told.
_TOLD_BEFORE = frozenset({",", "–", "—"})


def verb_second_cues(unit: Unit, pieces: list[Piece]) -> Iterator[Cue]:
    """Yield the cues of the unit in order."""
    if _asks(unit):
        return
    for index, piece in enumerate(pieces):
        taken = -1
        for i in range(piece.start, piece.end):
            if not unit.flags[i] & Flag.SPEECH or i <= taken:
                continue
            for form in sorted(unit.forms(i), key=_most_particular):
                cue = _cue(unit, pieces, index, i, form)
                if cue is not None:
                    yield cue
                    taken = i
                    break


def _asks(unit: Unit) -> bool:
    """Say whether the unit is a question that nobody in particular asks ('Wer sagt, dass …?')."""
    return unit.words[-1] == "?" and unit.words[0] in unit.lex.speech.questions


def _most_particular(form: VerbForm) -> tuple[bool, bool, bool]:
    """Order the readings of a form: first the one that asks most of its clause."""
    return not form.particle, not form.verb.source_after, not form.verb.needs


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
        passive = form.kind == "participle" and _is_passive(unit, piece, verb, form)
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
    opener = _opener(unit, pieces, index, max(verb, at))
    if opener is not None:
        read = _subordinate(unit, pieces, (opener, index), cue)
    elif piece.kind in {"subordinate", "relative"} and (
        verb >= piece.end - 3 or verb == piece.start
    ):
        read = _subordinate(unit, pieces, (index, index), cue)
    else:
        read = _main(unit, pieces, index, verb, cue)
    if read is not None and form.verb.cites and not read.passive:
        cite(unit, piece, read)
    return read


def _is_passive(unit: Unit, piece: Piece, verb: int, form: VerbForm) -> bool:
    """Say whether an auxiliary makes a participle passive ('wird', 'sind angekündigt')."""
    if unit.has(piece.start, piece.end, Flag.PASSIVE):
        return True
    return unit.words[verb] in unit.lex.speech.states and not form.verb.needs


def _is_participle_use(unit: Unit, piece: Piece, at: int) -> bool:
    """Say whether a form that looks finite is a participle ('wird berichtet', 'hat erklärt')."""
    if not any(f.kind in {"participle", "infinitive"} for f in unit.forms(at)):
        return False
    aux = unit.find(piece.start, at, Flag.AUXILIARY | Flag.PASSIVE)
    return aux >= 0 and piece.kind != "subordinate"


def _source_after(unit: Unit, piece: Piece, cue: Cue) -> Cue | None:
    """Read a verb whose source follows a preposition: 'das geht aus dem Bericht hervor'."""
    verb = cue.words[0][0]
    for i in range(piece.start, piece.end):
        if unit.words[i] in cue.verb.source_after:
            stop = phrase_after(unit, i + 1, piece.end)
            if stop > i + 1:
                # What stands between the noun and the verb belongs to it ('vom Abend des 9. Mai').
                cue.subject = (i + 1, verb if stop < verb and i == piece.start else stop)
                break
    if cue.subject is None:
        return None
    told = cue.verb.needs or len(cue.words) > 1 or unit.flags[piece.start] & Flag.AS_SAID
    if not told and not unit.has(*cue.subject, Flag.SOURCE_NOUN | Flag.NAMED | Flag.QUOTE):
        # 'steht auf Platz zwei': only what is written can be told.
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


def _opener(unit: Unit, pieces: list[Piece], index: int, at: int) -> int | None:
    """Return the piece that opens the clause whose verb stands at the end of this one.

    'Wie A B, Sprecher von C, in D mitteilte' is one clause in three pieces.
    """
    piece = pieces[index]
    if at < piece.end - 2 or piece.kind not in {"fragment", "main"} or piece.end - piece.start > 8:
        return None
    for k in range(index - 1, max(-1, index - 4), -1):
        if pieces[k].kind == "subordinate" and not unit.has(
            pieces[k].start, pieces[k].end, Flag.FINITE
        ):
            return k
        if pieces[k].kind != "fragment":
            return None
    return None


def _subordinate(unit: Unit, pieces: list[Piece], bounds: tuple[int, int], cue: Cue) -> Cue | None:
    opener, piece = pieces[bounds[0]], pieces[bounds[1]]
    first = opener.start
    while first < opener.end and not unit.flags[first] & (Flag.SUBORDINATOR | Flag.RELATIVE):
        first += 1
    if piece.kind == "relative":
        if bounds[0] == 0 or first >= piece.end:
            return None
        cue.subject = (first, first + 1)
        lone = phrase_after(unit, first + 1, piece.end)
        if unit.words[first] in unit.lex.speech.obliques and lone > first + 1:
            cue.subject = (first + 1, lone)
    else:
        start = first + 1
        while start < opener.end and unit.flags[start] & (Flag.ADVERB | Flag.TIME):
            start += 1
        stop = phrase_after(unit, start, opener.end)
        if stop == start and unit.flags[start] & Flag.QUOTE and start + 2 >= piece.end:
            stop = start + 1
        if stop == opener.end and bounds[1] > bounds[0] + 1:
            stop = pieces[bounds[1] - 1].end
        cue.subject = (start, stop) if stop > start else None
    cue.right = piece.end
    if cue.passive:
        agent(unit, piece, cue)
    said = unit.flags[first] & Flag.AS_SAID and opener.start == first and not cue.infinitive
    if said and cue.subject:
        # "wie X mitteilte": the rest of the sentence is what was said.
        cue.left = opener.start
        cue.words.insert(0, (first, first + 1))
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
    if cue.passive and cue.verb.cites:
        agent(unit, piece, cue)
        cue.subject = _cited_subject(unit, pieces, index, (lead, verb)) or cue.subject
        return cue
    if cue.passive:
        agent(unit, piece, cue)
        if verb - lead == 1 and unit.flags[lead] & Flag.REACH_BACK:
            cue.back = (lead, lead + 1)
        return cue
    shared = shared_subject(unit, pieces, index, verb)
    if shared is not None:
        cue.subject = shared
        return cue
    if unit.flags[verb - 1] & Flag.QUOTE and verb - 1 == lead and is_name(unit, lead):
        cue.subject = (lead, verb)
        return cue
    if unit.flags[verb - 1] & Flag.QUOTE and verb - 1 == lead:
        cue.left = verb
        subject_right(unit, verb + 1, piece.end, cue)
        return cue
    if verb - lead == 1 and unit.flags[lead] & (Flag.REACH_BACK | Flag.THUS) and not cue.passive:
        subject_right(unit, verb + 1, piece.end, cue)
        if cue.subject is not None:
            if index and piece.mark in _TOLD_BEFORE and pieces[index - 1].kind != "quote":
                cue.left = piece.start
            elif unit.flags[lead] & Flag.REACH_BACK:
                cue.back = (lead, lead + 1)
            return cue
    lead = past_focus(unit, lead, verb)
    if is_subject(unit, lead, verb):
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
            cue.subject = (_role_before(unit, pieces, index, lead), verb)
            find_via(unit, verb + 1, piece.end, cue)
    else:
        subject_right(unit, verb + 1, piece.end, cue)
    return cue


def _cited_subject(unit: Unit, pieces: list[Piece], index: int, before: Range) -> Range | None:
    """Return whose words are cited: the subject of a passive ('X wird mit den Worten zitiert')."""
    lead, verb = before
    if lead < verb and is_subject(unit, lead, verb):
        return lead, verb
    return cut_off_subject(unit, pieces[:index]) if index and lead == verb else None


def _role_before(unit: Unit, pieces: list[Piece], index: int, lead: int) -> int:
    """Return where a subject begins whose role stands before its name and a comma."""
    if index == 0 or pieces[index].mark != "," or lead != pieces[index].start:
        return lead
    before = pieces[index - 1]
    if before.kind != "fragment" or not unit.flags[before.start] & Flag.DETERMINER:
        return lead
    first = before.start
    return first if phrase_after(unit, first, before.end) == before.end else lead


def _with_last(unit: Unit, last: Piece, subject: Range) -> Range:
    """Return a subject with the apposition that closes the sentence ('…, sagte X, Chefin von Y')."""
    first = unit.flags[last.start]
    noun = first & (Flag.CAPITAL | Flag.DETERMINER) and not first & Flag.PREPOSITION
    apposed = last.kind == "fragment" and last.mark == "," and noun
    whole = apposed and phrase_after(unit, last.start, last.end) == last.end
    return (subject[0], last.end) if whole else subject


def _answers(unit: Unit, pieces: list[Piece], index: int) -> bool:
    """Say whether a few words stand before and a speaker alone behind ('Vierzig, sagt der Wirt')."""
    before, piece = pieces[0], pieces[index]
    named = Flag.ROLE | Flag.NAMED | Flag.DETERMINER
    if index != 1 or before.kind != "fragment" or unit.has(before.start, before.end, named):
        return False
    return piece.start + 1 < phrase_after(unit, piece.start + 1, piece.end) == piece.end


def _verb_first(unit: Unit, pieces: list[Piece], index: int, verb: int, cue: Cue) -> Cue | None:
    """Read a clause that begins with its verb: inversion, or a subject cut off by a clause."""
    piece = pieces[index]
    if index == 0:
        return None
    cue.left = piece.start
    if cue.passive:
        agent(unit, piece, cue)
        if cue.verb.cites:
            cue.subject = cut_off_subject(unit, pieces[:index])
            if cue.subject is not None:
                cue.left = None
            elif phrase_after(unit, verb + 1, piece.end) > verb + 1:
                cue.subject = (verb + 1, phrase_after(unit, verb + 1, piece.end))
        return cue
    goes_on = verb + 1 < piece.end and unit.flags[verb + 1] & (Flag.COORDINATOR | Flag.CONTRAST)
    if goes_on and pieces[index - 1].kind == "main":
        # "er schwieg, sagte aber": the subject is that of the clause before.
        cue.left, cue.subject = None, main_subject(unit, pieces[index - 1 : index])
        return cue
    cut_off = None if _answers(unit, pieces, index) else cut_off_subject(unit, pieces[:index])
    if cut_off is not None:
        cue.left, cue.subject = None, cut_off
        return cue
    subject_right(unit, verb + 1, piece.end, cue)
    if cue.subject is not None and cue.subject[1] == piece.end and index + 2 == len(pieces):
        cue.subject = _with_last(unit, pieces[-1], cue.subject)
    if cue.subject is None:
        head = pieces[0]
        at = unit.find(head.start, head.end, Flag.FINITE)
        if at > head.start and is_subject(unit, head.start, at):
            cue.left, cue.subject = None, (head.start, at)
            return cue
        if not unit.has(verb + 1, piece.end, Flag.EXPLETIVE):
            return None
    return cue
