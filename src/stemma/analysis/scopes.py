"""The place a quantity is told of, and the time at which it held."""

from __future__ import annotations

import re
from bisect import bisect_left

from stemma.analysis.document import Document
from stemma.analysis.numberwords import Tables, atoms
from stemma.model import Quantity, Span

__all__ = ["as_of_time", "group_of", "place_of"]

_APART = re.compile(r"[;()]")
_SHORT_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{1,5}[ \u00a0]$")
_DATED = frozenset("0123456789X")


def place_of(doc: Document, quantity: Quantity, index: int, stretch: Span) -> str | None:
    """Return the nearest place after a short word (`in`, `à`, `nach`), else of the stretch."""
    sentence = doc.sentences[index]
    low, high = stretch
    best: tuple[bool, bool, int, int, str] | None = None
    first = bisect_left(doc.name_starts, sentence.start)
    for name in doc.names[first : bisect_left(doc.name_starts, sentence.end)]:
        if name.kind != "place":
            continue
        outside = not low <= name.start < high
        loose = _SHORT_WORD.search(doc.text, max(name.start - 8, 0), name.start) is None
        if outside and loose:
            continue
        far = max(name.start - quantity.end, quantity.start - name.end, 0)
        row = (loose, outside, far, name.start, name.key)
        if best is None or row < best:
            best = row
    return best[4] if best else None


def group_of(doc: Document, quantity: Quantity) -> str | None:
    """Return the key of a name among the words of what is counted (`300 UN soldiers`)."""
    low = quantity.number[1]
    first = bisect_left(doc.name_starts, low)
    for name in doc.names[first : bisect_left(doc.name_starts, quantity.end)]:
        if name.kind in ("place", "organisation"):
            return name.key
    return None


def as_of_time(doc: Document, quantity: Quantity, index: int, known: Tables) -> str | None:
    """Return the time at which a quantity held, where the sentence says so (`by Tuesday`)."""
    sentence = doc.sentences[index]
    low, high = sentence.start, sentence.end
    for match in _APART.finditer(doc.text, low, high):
        if match.end() <= quantity.start:
            low = match.end()
        elif match.start() >= quantity.end:
            high = match.start()
            break
    best: tuple[int, int, str] | None = None
    first = bisect_left(doc.time_starts, low)
    for time in doc.times[first : bisect_left(doc.time_starts, high)]:
        if time.type not in ("DATE", "TIME") or time.value[0] not in _DATED:
            continue
        before = atoms(doc.folded, max(sentence.start, time.start - 24), time.start)
        if known.as_of.before(before, len(before)) is None:
            continue
        row = (abs(time.start - quantity.start), time.start, time.value)
        if best is None or row < best:
            best = row
    return best[2] if best else None
