"""Attributions: who says what, read from verbs and phrases of speech and from quotations."""

from __future__ import annotations

from stemma.analysis.according import find_according, matcher
from stemma.analysis.as_said import find_as_said
from stemma.analysis.by_place import find_by_place
from stemma.analysis.chains import continue_speech
from stemma.analysis.contents import read_cue
from stemma.analysis.cues import Statement
from stemma.analysis.document import Document
from stemma.analysis.headed import find_headed
from stemma.analysis.inset_cues import find_inset_cues
from stemma.analysis.lexicon import Lexicon, lexicon
from stemma.analysis.noun_cues import find_noun_cues
from stemma.analysis.pieces import find_pieces
from stemma.analysis.speakers import Speakers
from stemma.analysis.stances import refine_stances
from stemma.analysis.subject_verb import subject_verb_cues
from stemma.analysis.units import Piece, Unit, find_units
from stemma.analysis.verb_last import find_verb_last
from stemma.analysis.verb_second import verb_second_cues
from stemma.model import Attribution, Span

__all__ = ["find_attributions"]

_JUDGING = frozenset({"denies", "confirms", "not_confirmed"})


def find_attributions(doc: Document) -> tuple[Attribution, ...]:
    """Return the attributions of the document, in the order of the text."""
    lex = lexicon(doc.language.code)
    if lex is None:
        return ()
    units = list(find_units(doc, lex))
    pieces = [find_pieces(u) for u in units]
    found = _cued(doc, lex, units, pieces)
    found = continue_speech(units, pieces, found)
    refine_stances(doc, found)
    found.sort(key=lambda s: (min(s.content), s.unit))
    speakers = Speakers(doc, lex)
    return tuple(_attribution(doc, s, speakers) for s in found)


def _cued(
    doc: Document, lex: Lexicon, units: list[Unit], pieces: list[list[Piece]]
) -> list[Statement]:
    order = lex.speech.order
    read = verb_second_cues if order == "verb_second" else subject_verb_cues
    hits = [(h.start, h.end, h.value) for h in matcher(doc.language.code).longest(doc.folded)]
    found: list[Statement] = []
    at = 0
    for number, unit in enumerate(units):
        while at < len(hits) and hits[at][0] < unit.start:
            at += 1
        begin = at
        while at < len(hits) and hits[at][0] < unit.end:
            at += 1
        here = list(find_as_said(unit, pieces[number], number))
        here += find_according(unit, pieces[number], hits[begin:at], number)
        if order == "verb_last":
            here += find_verb_last(unit, number)
        else:
            for cue in read(unit, pieces[number]):
                here += read_cue(unit, pieces[number], cue, number)
            if order == "subject_verb" and unit.quotes:
                here += list(find_inset_cues(unit, here, number))
                here += list(find_by_place(unit, here, number))
        if not here:
            here += find_noun_cues(unit, pieces[number], number)
        if not here or unit.block in {"title", "heading"}:
            here += find_headed(unit, number)
        found += _distinct(_outer(here, whole=order == "subject_verb"))
    return found


def _outer(here: list[Statement], *, whole: bool) -> list[Statement]:
    """Leave out what another statement holds: reports that somebody denies or confirms whole.

    Where `whole`, nothing is left inside a statement; a verb may stand in each other's content.
    """
    judged = [s for s in here if s.stance in _JUDGING and s.kind == "reported"]
    here = [s for s in here if not any(_holds(outer, s) for outer in judged)]
    handed = [s for s in here if _hands_on(s, here)]
    here = [s for s in here if not whole or s not in handed]
    here = [s for s in here if not (s.negative and any(_says_itself(s, o) for o in here))]
    if not whole:
        return here
    return [s for s in here if not any(o.content != s.content and _contains(o, s) for o in here)]


def _hands_on(statement: Statement, here: list[Statement]) -> bool:
    """Say whether a source only hands on a quotation whose speaker is named ('said X, so Y').

    Where it does, the speaker's statement keeps it as where it is from.
    """
    if statement.kind != "according_to" or not statement.source:
        return False
    for spoken in here:
        if (
            spoken.kind == "direct"
            and spoken.cue
            and spoken.source
            and _contains(statement, spoken)
        ):
            spoken.via = spoken.via or statement.source[0]
            return True
    return False


def _says_itself(statement: Statement, inner: Statement) -> bool:
    return (
        inner is not statement and inner.source == statement.source and _contains(statement, inner)
    )


def _contains(outer: Statement, statement: Statement) -> bool:
    """Say whether a statement lies in what another one tells, its source too."""
    if outer is statement or not statement.content:
        return False
    first = statement.content[0][0]
    last = max(e for _, e in statement.content)
    return any(a <= first and last <= b for a, b in outer.content)


def _holds(outer: Statement, statement: Statement) -> bool:
    """Say whether the source and the content of a report lie inside what somebody judges."""
    if statement.kind != "according_to" or not statement.source:
        return False
    first, last = statement.source[0][0], statement.content[-1][1]
    if statement.content[0][0] < outer.content[0][0]:
        return False
    return outer.content[0][0] <= first and last <= outer.content[-1][1]


def _distinct(here: list[Statement]) -> list[Statement]:
    """Keep of statements with one and the same content the first that names a source.

    Who says a quotation goes before whom the outlet has it from ('said X, according to Y').
    """
    kept: dict[tuple[tuple[int, int], ...], Statement] = {}
    for statement in sorted(here, key=lambda s: s.kind == "according_to"):
        key = tuple(statement.content)
        if key not in kept or (statement.source and not kept[key].source):
            kept[key] = statement
    return list(kept.values())


def _attribution(doc: Document, statement: Statement, speakers: Speakers) -> Attribution:
    source = tuple(Span(*s) for s in statement.source)
    speaker = speakers.resolve(source)
    via = doc.text[slice(*statement.via)] if statement.via else None
    return Attribution(
        source=source,
        cue=tuple(Span(*s) for s in statement.cue),
        content=tuple(Span(*s) for s in statement.content),
        stance=statement.stance,
        speaker=speaker.label if speaker else None,
        speaker_key=speaker.key if speaker else None,
        via=via,
        kind=statement.kind,  # type: ignore[arg-type]
    )
