"""Sources named without a verb: 'laut X', 'nach Angaben von X', 'X zufolge', 'so X'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stemma.analysis.cues import Range, Statement, trimmed
from stemma.analysis.lexicon import Flag, lexicon
from stemma.analysis.noun_phrases import phrase_after, with_apposition
from stemma.analysis.pieces import Piece
from stemma.analysis.units import Unit
from stemma.languages.speech import According
from stemma.text import PhraseMatcher

__all__ = ["find_according", "matcher"]


@cache
def matcher(code: str) -> PhraseMatcher[According]:
    """Return the matcher of the phrases of a language that has a speech part."""
    lex = lexicon(code)
    return PhraseMatcher(lex.according if lex else ())


def find_according(
    unit: Unit, pieces: list[Piece], hits: list[tuple[int, int, According]], number: int
) -> Iterator[Statement]:
    """Yield the statements of the phrases `hits` that stand in the unit."""
    for start, end, row in hits:
        i = next((k for k in range(len(unit)) if unit.starts[k] == start), None)
        j = next((k for k in range(len(unit)) if unit.ends[k] == end), None)
        if i is None or j is None:
            continue
        found = _phrase(unit, pieces, i, j + 1, row)
        if found is not None:
            inserted, source = found
            content = _content(unit, pieces, inserted)
            if content:
                yield _statement(unit, inserted, source, content, row, number)
    yield from _thus(unit, pieces, number)


def _statement(
    unit: Unit,
    inserted: Range,
    source: Range | None,
    content: list[Range],
    row: According | None,
    number: int,
) -> Statement:
    return Statement(
        source=[unit.span(*source)] if source else [],
        cue=[unit.span(inserted[0], inserted[0] + 1)],
        content=[unit.span(*r) for r in content],
        stance=row.stance if row else "says",
        kind="according_to",
        unit=number,
    )


def _phrase(
    unit: Unit, pieces: list[Piece], start: int, stop: int, row: According
) -> tuple[Range, Range | None] | None:
    """Return the words that the insertion takes, and those of its source."""
    n = len(unit)
    if row.place == "none":
        return (start, stop), None
    if row.place == "before":
        for i in range(max(0, start - 8), start):
            if phrase_after(unit, i, start) == start:
                return (i, stop), (i, start)
        return None
    end = phrase_after(unit, stop, n)
    if end < n and unit.words[end] == "," and end + 1 < n:
        closing = with_apposition(unit, stop, end, n)
        if closing < n and closing > end and unit.words[closing] == ",":
            end = closing
    first = start + (1 if stop - start > 1 or row.counted else 0)
    if row.counted:
        if end == stop:
            return (start, end), (first, end) if first < end else None
        return (start, end), (first, end)
    return ((start, end), (stop, end)) if end > stop else None


def _content(unit: Unit, pieces: list[Piece], inserted: Range) -> list[Range]:
    """Return the clause around an insertion, without it."""
    start, end = _clause_around(unit, pieces, inserted)
    left = trimmed(unit, start, inserted[0])
    right = trimmed(unit, inserted[1], end)
    return [r for r in (left, right) if r[0] < r[1]]


def _clause_around(unit: Unit, pieces: list[Piece], inserted: Range) -> Range:
    at = next((k for k, p in enumerate(pieces) if p.start <= inserted[0] < p.end), 0)
    piece = pieces[at]
    start, end = 0, len(unit)
    if piece.kind in {"subordinate", "relative"} and at > 0 and inserted[0] > piece.start:
        start = piece.start
        following = next((p for p in pieces[at + 1 :] if p.kind == "main"), None)
        if following is not None and following.mark == ",":
            end = following.start
    else:
        for k in range(at - 1, -1, -1):
            if pieces[k + 1].mark == ";":
                start = pieces[k + 1].start
                break
        for k in range(at + 1, len(pieces)):
            if pieces[k].mark == ";":
                end = pieces[k].start
                break
    return start, end


def _thus(unit: Unit, pieces: list[Piece], number: int) -> Iterator[Statement]:
    """Yield 'so X' set off by commas: X said the rest of the sentence."""
    for index, piece in enumerate(pieces):
        if (
            index == 0
            or not unit.flags[piece.start] & Flag.THUS
            or piece.mark not in {",", "–", "—"}
        ):
            continue
        stop = phrase_after(unit, piece.start + 1, piece.end)
        if stop == piece.start + 1 or unit.has(piece.start, piece.end, Flag.FINITE):
            continue
        end = piece.end
        if stop == end:
            end = with_apposition(unit, piece.start + 1, stop, len(unit))
        source = (piece.start + 1, stop if end == piece.end else end)
        content = _content(unit, pieces, (piece.start, max(end, piece.end)))
        if content:
            yield _statement(unit, (piece.start, piece.end), source, content, None, number)
