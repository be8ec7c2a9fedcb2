"""What a rule took, asked by class, and what a builder makes of it."""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.timex.grammar import Found
from stemma.analysis.timex.pieces import Piece
from stemma.model import TimeType

__all__ = ["Reading", "Row"]


# At the end of a span these are no part of it.
_FILLERS = frozenset({"comma", "of", "in", "at", "at_apart", "dash", "and", "the", "open"})


class Reading(NamedTuple):
    """A TIMEX3 value with its type."""

    type: TimeType
    value: str
    mod: str | None = None


class Row:
    """The pieces of a rule's span and those after it that the rule asked for."""

    def __init__(self, found: Found) -> None:
        last = len(found.span)
        while last > 1 and found.span[last - 1].kind in _FILLERS:
            last -= 1
        self.span = found.span[:last]
        self.after = found.after
        self.before = found.before
        self.start = found.span[0].start
        self.end = self.span[-1].end

    def piece(self, *kinds: str) -> Piece | None:
        """Return the first piece of the span of one of these classes."""
        return next((p for p in self.span if p.kind in kinds), None)

    def text(self, *kinds: str) -> str | None:
        """Return the value of the first piece of one of these classes."""
        found = self.piece(*kinds)
        return None if found is None else found.value

    def number(self, *kinds: str) -> int | None:
        """Return the whole number of the first piece of one of these classes."""
        found = self.text(*kinds)
        return int(found) if found is not None and found.lstrip("-").isdigit() else None

    def has(self, *kinds: str) -> bool:
        """Say whether a piece of one of these classes stands in the span."""
        return self.piece(*kinds) is not None

    @property
    def mod(self) -> str | None:
        """The TIMEX3 mod of the stage ('Ende Mai') or the modifier ('mehr als zehn Jahre')."""
        value = self.text("stage", "about")
        return None if value == "EXACT" else value
