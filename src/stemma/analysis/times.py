"""Times: TIMEX3 expressions with their values, relative to the day of publication.

The annotation follows TimeML (ISO 24617-1): a span without its preposition, a value as far as
the article gives it. What cannot be anchored stays open (`XXXX-11-09`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

import msgspec

from stemma.analysis.document import Document
from stemma.analysis.timex import BUILDERS, Anchor, Found, Piece, Row, find
from stemma.analysis.timex.lexer import lexer
from stemma.model import Analysis, Article, Published, Time

__all__ = ["find_times", "times_as_of"]

_LATEST, _EARLIEST = 2100, 1500
_SHORT, _REPORT = 1000, 2500
# After these classes a number of four digits counts something and is no year.
_COUNTED = frozenset({"counted", "money", "unit", "units", "month"})
_BEFORE_YEAR = frozenset(
    {"in", "since", "until", "from", "before", "after", "open", "the", "of", "dash", "slash",
     "stage", "year_label", "and"}
)  # fmt: skip


def find_times(doc: Document) -> tuple[Time, ...]:
    """Return the times of the document, in the order of the text."""
    words = lexer(doc.language.code)
    if words.pack is None:
        return ()
    day = doc.article.day
    today = None if day is None else dt.date.fromisoformat(day)
    if today is not None and not _EARLIEST <= today.year < _LATEST:
        # A day of publication that cannot be true anchors nothing.
        today = None
    pieces = words.pieces(doc.text, doc.folded)
    anchor = Anchor(today, words.pack, _tells_of_days(pieces, len(doc.text)))
    anchor.read(doc.text, doc.folded, doc.sentences)
    reader = _Reader(doc, pieces, anchor)
    find(pieces, reader.take)
    return tuple(reader.times)


def times_as_of(article: Article, analysis: Analysis, day: dt.date) -> tuple[Time, ...]:
    """Return the times of an article as they are if it was written on a given day.

    The spans are those of `analysis.times`; the values are read anew.
    """
    published = Published(day.isoformat())
    doc = Document(msgspec.structs.replace(article, published=published))
    doc.sentences = analysis.sentences
    doc.quotes = analysis.quotes
    known = {(t.start, t.end) for t in analysis.times}
    return tuple(t for t in find_times(doc) if (t.start, t.end) in known)


class _Reader:
    """Turns what the grammar finds into times, in the order of the text."""

    def __init__(self, doc: Document, pieces: list[Piece], anchor: Anchor) -> None:
        self.times: list[Time] = []
        self._pieces = pieces
        self._anchor = anchor
        self._blocks = _Blocks(doc)
        self._quotes = doc.quotes

    def take(self, found: Found) -> bool:
        """Keep a time; False where the pieces make no sense as the rule reads them."""
        if found.build == "year" and not self._is_year(found):
            return False
        row = Row(found)
        reading = BUILDERS[found.build](row, self._anchor)
        if reading is None:
            return False
        today = self._anchor.today
        if self._blocks.is_furniture(row.start):
            if today is None or reading.value[:10] != today.isoformat():
                return True
        elif reading.type in {"DATE", "TIME"}:
            end = max((q.end for q in self._quotes if q.start <= row.start < q.end), default=0)
            self._anchor.tell(row.start, reading.value, end)
        if reading.value:
            self.times.append(Time(row.start, row.end, reading.value, reading.type, reading.mod))
        return True

    def _is_year(self, found: Found) -> bool:
        """Say whether a number of four digits that stands alone is a year."""
        if len(found.span) > 1 or found.span[0].kind != "year":
            return True
        value = int(found.span[0].value)
        if not _EARLIEST <= value < _LATEST:
            return False
        before = found.before
        follows = found.at + 1 < len(self._pieces)
        after = self._pieces[found.at + 1].kind if follows else "break"
        if before in {"money", "counted"} or after in _COUNTED:
            return False
        today = self._anchor.today
        latest = today.year + 20 if today else _LATEST
        if before in _BEFORE_YEAR or after in {"break", "close", "stop"}:
            return True
        return 1900 <= value <= latest and value % 100 != 0


class _Blocks:
    def __init__(self, doc: Document) -> None:
        self._furniture = [(b.start, b.end) for b in doc.article.blocks if b.kind == "furniture"]
        self._starts = [s for s, _ in self._furniture]

    def is_furniture(self, at: int) -> bool:
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._furniture[i][1]


def _tells_of_days(pieces: list[Piece], size: int) -> bool:
    """Say whether a text reports of days: 'today' is then a day and not the present age.

    A report of an agency's length names a day at least once; an essay hardly ever does.
    """
    signs = int(size < _SHORT)
    for piece in pieces:
        if piece.kind in {"weekday", "weekday_part", "day_part"}:
            signs += 1
        elif piece.kind == "day_word" and piece.value != "0":
            signs += 2
    return signs * _REPORT >= size
