"""Clauses: sentences cut where the punctuation and the small words of a language say so."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon, lexicon
from stemma.analysis.pieces import find_pieces
from stemma.analysis.units import Piece, Unit, sentence_unit
from stemma.model import Clause, Sentence

__all__ = ["find_clauses"]

# Longer than this, a clause with another inside it says too much at once.
_LONGEST = 160
_CUT = Flag.COORDINATOR | Flag.SUBORDINATOR | Flag.THAT
_KINDS = {
    "main": "main",
    "quote": "main",
    "subordinate": "subordinate",
    "relative": "subordinate",
    "infinitive": "subordinate",
    "fragment": "fragment",
}


def find_clauses(doc: Document) -> tuple[Clause, ...]:
    """Return the clauses of the document, in the order of the text.

    A clause has a finite verb, as far as the pack tells; what has none goes with the clause
    before it, and a sentence without any verb is one fragment.
    """
    lex = lexicon(doc.language.code) or lexicon("neutral")
    if lex is None:
        raise FileNotFoundError("the neutral pack has no speech part")
    found: list[Clause] = []
    for number, sentence in enumerate(doc.sentences):
        found += _of_sentence(doc, lex, sentence, number)
    return tuple(found)


def _of_sentence(doc: Document, lex: Lexicon, sentence: Sentence, number: int) -> list[Clause]:
    unit = sentence_unit(doc, lex, sentence)
    if not len(unit):
        return []
    out: list[Clause] = []
    for piece in find_pieces(unit):
        for start, end, kind in _split(unit, piece):
            low, high = unit.span(start, end)
            if kind == "main" and unit.flags[start] & Flag.FINITE and _cut_off(out, high):
                low = out[-2].start
                del out[-2:]
            if kind == "fragment" and out and piece.mark not in {";", ":", "–", "—"}:
                out[-1] = Clause(out[-1].start, high, number, out[-1].kind)
            elif out and out[-1].kind == "fragment" and kind in {"fragment", "main"}:
                out[-1] = Clause(out[-1].start, high, number, _KINDS[kind])  # type: ignore[arg-type]
            else:
                out.append(Clause(low, high, number, _KINDS[kind]))  # type: ignore[arg-type]
    return out


def _cut_off(out: list[Clause], end: int) -> bool:
    """Say whether the last two clauses are a subject and what parts it from its verb."""
    if len(out) < 2 or out[-2].kind != "fragment" or out[-1].kind != "subordinate":
        return False
    return end - out[-2].start <= _LONGEST


def _split(unit: Unit, piece: Piece) -> list[tuple[int, int, str]]:
    """Cut a piece at conjunctions that have a finite verb on either side."""
    out: list[tuple[int, int, str]] = []
    begin, kind = piece.start, piece.kind
    inner = unit.flags[piece.start + 1 : piece.end - 1]
    for i, flag in [(k, f) for k, f in enumerate(inner, piece.start + 1) if f & _CUT]:
        if flag & (Flag.PREPOSITION | Flag.DETERMINER) and not flag & Flag.THAT:
            continue
        if unit.has(begin, i, Flag.FINITE) and unit.has(i + 1, piece.end, Flag.FINITE):
            out.append((begin, i, kind))
            begin = i
            kind = "main" if flag & Flag.COORDINATOR else "subordinate"
    out.append((begin, piece.end, kind))
    return out
