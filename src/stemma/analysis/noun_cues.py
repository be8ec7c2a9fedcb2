"""Speech that a noun announces: 'the warning that …', 'der Vorwurf, …', where the clause follows."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Range, Statement, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.subjects import main_subject
from stemma.analysis.units import Piece, Unit

__all__ = ["find_noun_cues"]

# How many words may stand between the noun and its clause: 'the warning of the two ministers'.
_APART = 6


def find_noun_cues(unit: Unit, pieces: list[Piece], number: int) -> Iterator[Statement]:
    """Yield what nouns of speech announce, in languages that set the clause off by a comma."""
    nouns = unit.lex.nouns
    for index, piece in enumerate(pieces[1:], 1):
        before = pieces[index - 1]
        told = piece.kind == "main" and unit.has(piece.start, piece.end, Flag.MOOD)
        told = told and not unit.has(before.start, before.end, Flag.MOOD)
        tied = unit.flags[piece.start] & Flag.THAT or piece.kind == "infinitive" or told
        if piece.mark != "," or not tied:
            continue
        for at in range(before.end - 1, max(before.start, before.end - _APART) - 1, -1):
            stance = nouns.get(unit.words[at])
            if stance is not None:
                content = trimmed(unit, piece.start, _end(unit, pieces, index))
                source = _source(unit, before, at)
                yield Statement(
                    source=[unit.span(*source)] if source else [],
                    cue=[unit.span(at, at + 1)],
                    content=[unit.span(*content)],
                    stance=stance,
                    kind="indirect",
                    unit=number,
                )
                break


def _end(unit: Unit, pieces: list[Piece], index: int) -> int:
    for piece in pieces[index + 1 :]:
        if piece.kind == "main" and piece.mark == ",":
            return piece.start
    return len(unit)


def _source(unit: Unit, piece: Piece, noun: int) -> Range | None:
    """Return whose words they are: the genitive behind the noun, or the clause's subject."""
    after = noun + 1
    if after < piece.end and unit.flags[after] & (Flag.GENITIVE | Flag.LINKING):
        start = after + 1 if unit.flags[after] & Flag.LINKING else after
        stop = phrase_after(unit, start, piece.end)
        return (start, stop) if stop > start else None
    subject = main_subject(unit, [piece])
    return None if subject is None or subject[0] <= noun < subject[1] else subject
