"""The builders by the name that the rules of the grammar give them."""

from __future__ import annotations

from collections.abc import Callable

from stemma.analysis.timex import clocks, dates, relatives, spans
from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.row import Reading, Row

__all__ = ["BUILDERS"]

Builder = Callable[[Row, Anchor], Reading | None]

_ROOMS = (dates, relatives, spans, clocks)
_HELPERS = frozenset({"dated", "weekday_value", "moved"})
BUILDERS: dict[str, Builder] = {
    name: getattr(room, name) for room in _ROOMS for name in room.__all__ if name not in _HELPERS
}
