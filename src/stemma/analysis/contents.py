"""Contents: from a cue to the words that were said, before it, after it or in earlier sentences."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range, Statement, negated_stance, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.subject_verb_contents import subject_verb_content
from stemma.analysis.told_numbers import told_number
from stemma.analysis.units import Piece, Unit
from stemma.analysis.verb_second_contents import verb_second_content, verb_second_object

__all__ = ["read_cue"]

_SPEAKS = Flag.ROLE | Flag.NAMED | Flag.PRONOUN | Flag.SOURCE_NOUN


def read_cue(unit: Unit, pieces: list[Piece], cue: Cue, number: int) -> list[Statement]:
    """Return the statements of a cue, none where nothing is said in a frame of its verb."""
    if unit.lex.speech.order == "verb_second":
        ranges, kind = verb_second_content(unit, pieces, cue)
    else:
        ranges, kind = subject_verb_content(unit, cue)
    if cue.back is not None and not ranges:
        pointing = _statement(unit, cue, [cue.back], kind, number)
        pointing.inherits = unit.text(*cue.back) in unit.lex.speech.reach_back
        return [pointing]
    if not ranges:
        reported = _reported(unit, pieces, cue, number)
        if reported is None:
            return []
        return [reported, *_gapped(unit, cue, reported)]
    statement = _statement(unit, cue, ranges, kind, number)
    asked = unit.words[ranges[0][0]] in unit.lex.speech.questions
    if cue.negated and asked and statement.stance == "says":
        # Who would not say whether, has not confirmed.
        statement.stance = "not_confirmed"
    last = statement.content[-1][1]
    asks = unit.doc.text[max(0, last - 3) : last].rstrip("\"”’'»“ ").endswith("?")
    asked = (asked and not unit.flags[ranges[0][0]] & Flag.THAT) or asks
    if asked and statement.stance == "demands":
        # Who asks whether demands nothing.
        statement.stance = "says"
    if cue.verb.addressee and statement.stance == "says" and _to_do(unit, ranges[0][0]):
        # Who is told to do something, is asked for it.
        statement.stance = "demands"
    after_colon = unit.words[max(0, ranges[0][0] - 1)] == ":"
    if statement.stance == "denies" and (kind == "direct" or after_colon):
        return _denied_in_words(unit, pieces, cue, statement)
    return [statement]


def _to_do(unit: Unit, at: int) -> bool:
    """Say whether an infinitive with its mark begins here, under a negation or not."""
    if unit.flags[at] & Flag.NEGATION and at + 1 < len(unit):
        at += 1
    return bool(unit.flags[at] & Flag.INFINITIVE_MARK) and unit.lex.speech.articles != ()


def _denied_in_words(
    unit: Unit, pieces: list[Piece], cue: Cue, quoted: Statement
) -> list[Statement]:
    """Part a denial from the words that it is given in: 'X denied it: "All is well"'."""
    denied = _reported(unit, pieces, cue, quoted.unit)
    if denied is None or not denied.content:
        return [quoted]
    start, end = denied.content[0]
    particles = [s for s, _ in denied.cue if s > start]
    end = min([end, quoted.content[0][0], *particles])
    text = unit.doc.text[start:end].rstrip(" :,–—")
    if not text:
        return [quoted]
    denied.content = [(start, start + len(text))]
    quoted.stance = "says"
    return [denied, quoted]


def _statement(unit: Unit, cue: Cue, ranges: list[Range], kind: str, number: int) -> Statement:
    return Statement(
        source=[unit.span(*trimmed(unit, *cue.subject))] if cue.subject else [],
        cue=[unit.span(*r) for r in cue.words],
        content=[unit.span(*r) for r in ranges],
        stance=negated_stance(cue.verb, cue.negated),
        kind=kind,
        unit=number,
        via=unit.span(*cue.via) if cue.via else None,
        impersonal=cue.impersonal,
        negative=bool(unit.flags[cue.words[-1][1] - 1] & Flag.NEGATION),
    )


def _reported(unit: Unit, pieces: list[Piece], cue: Cue, number: int) -> Statement | None:
    """Return a speech act without a clause of its own: what is confirmed, demanded, called so."""
    frames = set(cue.verb.frames)
    if cue.subject is None or not frames & {"object", "reported", "judges", "number"}:
        return None
    if "number" in frames:
        counted = told_number(unit, cue)
        return _statement(unit, cue, [counted], "reported", number) if counted else None
    if unit.lex.speech.order == "subject_verb":
        return None
    loose = "judges" not in frames and not cue.verb.needs
    if loose and not _can_speak(unit, cue.subject):
        # Floods claim lives and results confirm: only somebody can say it.
        return None
    content = verb_second_object(unit, pieces, cue)
    named = _named_so(unit, cue, content)
    if named is not None:
        return _statement(unit, cue, [named], "direct", number)
    return _statement(unit, cue, content, "reported", number) if content else None


def _named_so(unit: Unit, cue: Cue, content: list[Range]) -> Range | None:
    """Return the quotation that closes what somebody is called ('nannte das „Unsinn“')."""
    if "judges" not in cue.verb.frames or len(content) != 1:
        return None
    start, end = content[0]
    return (end - 1, end) if end - start > 1 and unit.flags[end - 1] & Flag.QUOTE else None


def _can_speak(unit: Unit, subject: Range) -> bool:
    """Say whether a subject is somebody: a role, a name (a country too), a pronoun, a report."""
    low, high = unit.span(*subject)
    named = any(low <= n.start and n.end <= high for n in unit.doc.names)
    # Two words in capitals are a name that no table holds.
    full = subject[1] - subject[0] > 1 and all(
        f & Flag.CAPITAL and not f & Flag.DETERMINER for f in unit.flags[slice(*subject)]
    )
    return named or full or unit.has(*subject, _SPEAKS)


def _gapped(unit: Unit, cue: Cue, told: Statement) -> list[Statement]:
    """Return who tells another number with the verb left out ('X zählte 20, der Wirt 30')."""
    if "number" not in cue.verb.frames:
        return []
    at = next((i for i in range(len(unit)) if unit.starts[i] >= told.content[-1][1]), len(unit))
    if at + 1 >= len(unit) or unit.words[at] != ",":
        return []
    stop = next((i for i in range(at + 1, len(unit)) if unit.flags[i] & Flag.NUMBER), 0)
    source = (at + 1, stop)
    if stop <= at + 1 or phrase_after(unit, at + 1, stop) != stop or not _can_speak(unit, source):
        return []
    end = max(phrase_after(unit, stop, len(unit)), stop + 1)
    content = [unit.span(stop, end)]
    return [Statement([unit.span(*source)], [], content, told.stance, "reported", told.unit)]
