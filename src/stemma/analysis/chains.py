"""Chains: speech that goes on over sentences without a cue of its own."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.analysis.cues import Statement
from stemma.analysis.lexicon import Flag
from stemma.analysis.pieces import Piece
from stemma.analysis.units import Unit, word_count

__all__ = ["continue_speech"]

# A quotation of at least this many words is somebody's words; a shorter one is a name or title.
_SPOKEN = 6
_REACH = 3


def continue_speech(
    units: Sequence[Unit], pieces: Sequence[list[Piece]], found: list[Statement]
) -> list[Statement]:
    """Return the statements with those added that continue the speaker before."""
    by_unit: dict[int, list[Statement]] = {}
    for statement in found:
        by_unit.setdefault(statement.unit, []).append(statement)
    out: list[Statement] = []
    last: Statement | None = None
    chain: Statement | None = None
    for number, unit in enumerate(units):
        here = by_unit.get(number, [])
        _take_back(out, here, units, number)
        out += here
        if here:
            last, chain = _speaker_of(here) or last, None
        reported = (
            not here
            and unit.block in {"body", "lede"}
            and _reported_mood(
                unit, pieces[number], bool(by_unit.get(number - 1)) or chain is not None
            )
        )
        if reported:
            if chain is not None and chain.unit == number - 1:
                chain.content[-1] = (chain.content[-1][0], unit.end)
                chain.unit = number
            else:
                chain = _uncued(last, unit, (unit.start, unit.end), "free_indirect", number)
                out.append(chain)
        elif not here:
            chain = None
        spoken = _loose_quotes(unit, here, last, number)
        if spoken and reported and chain is not None:
            spoken = [s for s in spoken if unit.lex.speech.nested_quotes]
        out += spoken
    return out


def _speaker_of(here: list[Statement]) -> Statement | None:
    return next((s for s in reversed(here) if s.source), None)


def _take_back(
    out: list[Statement], here: list[Statement], units: Sequence[Unit], number: int
) -> None:
    """Give a statement that points back ('This was said by X') the sentence before it."""
    for statement in here:
        if not statement.inherits or number == 0:
            continue
        before = units[number - 1]
        owned = [s for s in out if s.unit == number - 1]
        chain = [s for s in owned if s.kind == "free_indirect" and not s.source]
        if chain:
            statement.content = [*chain[-1].content, *statement.content]
            out.remove(chain[-1])
        elif not any(s.source for s in owned) and before.block == units[number].block:
            statement.content = [(before.start, before.end), *statement.content]
        elif owned:
            statement.content = list(owned[-1].content) + statement.content


def _uncued(
    last: Statement | None, unit: Unit, span: tuple[int, int], kind: str, number: int
) -> Statement:
    return Statement(
        source=list(last.source) if last else [],
        cue=[],
        content=[span],
        stance="says",
        kind=kind,
        unit=number,
    )


def _reported_mood(unit: Unit, pieces: list[Piece], going_on: bool) -> bool:
    """Say whether the unit's main clause stands in the mood of reported speech.

    Forms that also tell of the unreal count only where somebody speaks already.
    """
    for piece in pieces:
        if piece.kind == "main":
            at = unit.find(piece.start, piece.end, Flag.FINITE)
            if unit.flags[at] & Flag.MOOD:
                return True
            return going_on and bool(unit.flags[at] & (Flag.CONTINUES | Flag.HEARSAY))
    return False


def _loose_quotes(
    unit: Unit, here: list[Statement], last: Statement | None, number: int
) -> list[Statement]:
    out = []
    nested = unit.lex.speech.nested_quotes
    for quote in unit.quotes.values():
        count = word_count(unit.doc, quote)
        span = (quote.start, quote.end)
        owner = next((s for s in here if _covers(s, span)), None)
        if owner is None:
            if count >= _SPOKEN and unit.block != "caption":
                out.append(_uncued(_speaker_of(here) or last, unit, span, "direct", number))
        elif (
            nested and count >= nested and list(owner.content) != [span] and owner.kind != "direct"
        ):
            out.append(
                Statement(
                    list(owner.source), list(owner.cue), [span], owner.stance, "direct", number
                )
            )
    return out


def _covers(statement: Statement, span: tuple[int, int]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in statement.content)
