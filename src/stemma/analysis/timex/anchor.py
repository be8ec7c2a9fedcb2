"""What a time in an article is relative to: the day of writing, the day just told of, the tense."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right

from stemma.analysis.timex.pieces import Piece
from stemma.languages.times import Times
from stemma.model import Sentence

__all__ = ["Anchor"]

_DAY = re.compile(r"([\dX]{4}-[\dX]{2}-\d{2}|XXXX-WXX-\d)")
_YEAR = re.compile(r"(\d{4})-(\d{2})")
# How far back, in code points, a day that was told of still anchors 'on the same day'.
_REACH = 1000


_WORD = re.compile(r"[^\W\d_]+")


def _shapes(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return `ge*t` and its like as an expression; the star stands for three letters or more."""
    if not forms:
        return None
    return re.compile("|".join(re.escape(f).replace(r"\*", r"\w{3,}") for f in forms))


class Anchor:
    """The state of one article while its times are read from left to right.

    `today` is the day of publication, where it is known. `told` is the day last told of.
    """

    def __init__(self, today: dt.date | None, pack: Times, day_style: bool) -> None:
        self.today = today
        self.day_style = day_style
        self.decade_years = pack.decade_years
        self.distance = frozenset(pack.distance)
        self._past = frozenset(pack.past)
        self._future = frozenset(pack.future)
        self._future_ends = pack.future_ends
        self._present = frozenset(pack.present)
        self._past_ends = pack.past_ends
        self._shape = _shapes(pack.past_shapes)
        self._perfect = frozenset(pack.perfect)
        self._participle = _shapes(pack.past_shapes + pack.perfect_shapes)
        self._told: tuple[int, str] | None = None
        self._spoken: tuple[int, int, str] | None = None
        self._months: dict[int, tuple[int, int]] = {}
        self._bare: dict[int, str] = {}
        self._sentences: tuple[Sentence, ...] = ()
        self._sentence_starts: list[int] = []

    def read(self, text: str, folded: str, sentences: tuple[Sentence, ...]) -> None:
        """Take the text whose tenses are asked for."""
        self._text = text
        self._folded = folded
        self._sentences = sentences
        self._sentence_starts = [s.start for s in sentences]

    def tell(self, at: int, value: str, quoted_to: int = 0) -> None:
        """Remember a day or month that was told of at this place.

        What a quotation tells of anchors no time behind the end of it, `quoted_to`.
        """
        day = _DAY.match(value)
        if day and quoted_to:
            self._spoken = (at, quoted_to, day.group(1))
        elif day:
            self._told = (at, day.group(1))
        known = _YEAR.match(value)
        if known:
            self._months[int(known.group(2))] = (at, int(known.group(1)))

    def told(self, at: int) -> str | None:
        """Return the day last told of before this place, where it is near."""
        if self._spoken and self._spoken[0] <= at < self._spoken[1]:
            return self._spoken[2]
        if self._told is None or at - self._told[0] > _REACH:
            return None
        where, day = self._told
        if self.today and day > self.today.isoformat() and not self._one_sentence(where, at):
            # What follows an outlook tells of today again.
            return None
        return day

    def _one_sentence(self, one: int, other: int) -> bool:
        return bisect_right(self._sentence_starts, one) == bisect_right(
            self._sentence_starts, other
        )

    def same_month(self, month: int, value: str) -> str:
        """Return what a month without a year meant where the text first named it so."""
        return self._bare.setdefault(month, value)

    def year_of_month(self, month: int, at: int) -> int | None:
        """Return the year that the text gave this month shortly before."""
        where, year = self._months.get(month, (0, 0))
        return year if year and at - where <= _REACH else None

    def tense(self, piece: Piece) -> int:
        """Return -1 where the words around tell of the past, 1 of the future, 0 of neither."""
        at = bisect_right(self._sentence_starts, piece.start) - 1
        if at < 0 or piece.start >= self._sentences[at].end:
            return 0
        start, end = self._sentences[at].start, self._sentences[at].end
        low = max(start, self._comma_before(piece.start, start))
        high = self._comma_after(piece.end, end)
        return self._signs(low, high) or self._signs(start, end)

    def _comma_before(self, at: int, start: int) -> int:
        return max(self._folded.rfind(m, start, at) for m in (",", ";", ":", "–"))

    def _comma_after(self, at: int, end: int) -> int:
        spots = [self._folded.find(m, at, end) for m in (",", ";", ":", "–")]
        return min((s for s in spots if s >= 0), default=end)

    def _signs(self, low: int, high: int) -> int:
        words = [m[0] for m in _WORD.finditer(self._folded, low, high)]
        if any(w in self._future or w.endswith(self._future_ends) for w in words):
            return -1 if self._is_perfect(words) else 1
        if any(w in self._past for w in words):
            return -1
        # What has a capital inside a sentence is a noun or a name, whatever its ending.
        verbs = [
            m[0]
            for m in _WORD.finditer(self._folded, low, high)
            if m.start() == low or not self._text[m.start()].isupper()
        ]
        if any(w.endswith(self._past_ends) for w in verbs):
            return -1
        if self._shape is not None and any(self._shape.fullmatch(w) for w in verbs):
            return -1
        return int(any(w in self._present for w in words))

    def _is_perfect(self, words: list[str]) -> bool:
        """Say whether the words end in an infinitive of the past ('soll gesehen haben')."""
        if len(words) < 2 or words[-1] not in self._perfect or self._participle is None:
            return False
        return self._participle.fullmatch(words[-2]) is not None
