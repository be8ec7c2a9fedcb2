"""Which articles are compared at all: those that are looked up by the same rare features.

Every article stands on a list for each of its keys and its window of time. Of a long list only the
first articles by mark, a sample that has nothing to do with their arrival, are compared with all
others of the list; so the work for one article does not grow with the length of the lists, and the
links are a function of the set of articles. When an article pushes another out of a sample, links
that rested on it alone are taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.stories.ledger import Ledger, Shelfmark
from stemma.stories.similarity import BAR, Likeness, likeness
from stemma.stories.traits import WORDS, Row, channel_of

__all__ = ["KIN", "Linking"]

# Kinship from which two articles belong to one saga, whatever their dates and places.
KIN = BAR
# Days of one window; articles of neighbouring windows are compared.
_WINDOW = 32
_UNDATED = -1
_DATED = -2
# So many articles of a list are compared with all others of it.
_SAMPLE = 48
# Keys that two articles must share; those of one language share words besides.
_SHARED = 2
_SHARED_WITH_WORDS = 3
_NO_BOUND = 1 << 63
_REMEMBERED = 200_000


class Linking:
    """Links articles of a ledger as they come and go."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        # The last mark of the sample of a list, so far as it was asked for.
        self._bounds: dict[Shelfmark, int] = {}

    def add(self, row: Row) -> set[int]:
        """Take up an article and link it; return the articles that lost or found a link."""
        return self.add_all([row])

    def add_all(self, rows: Sequence[Row]) -> set[int]:
        """Take up articles and link them; return the articles that lost or found a link.

        What they push out of samples is checked once, after all of them.
        """
        pushed: set[int] = set()
        for row in rows:
            lists = list(_lists(row))
            self._ledger.add(row, lists)
            pushed |= self._pushed_out(row.traits.mark, lists)
        touched: set[int] = set()
        for row in rows:
            touched |= self._link(row)
        for mark in sorted(pushed):
            touched |= self._check(mark)
        return touched

    def drop(self, row: Row) -> set[int]:
        """Forget an article; return the articles that lost or found a link by that."""
        mark, lists = row.traits.mark, list(_lists(row))
        touched = set(self._ledger.links(mark))
        moved_up = self._pushed_out(mark, lists)
        self._ledger.drop(row, lists)
        for where in lists:
            self._bounds.pop(where, None)
        for other in self._ledger.rows(sorted(moved_up)):
            touched |= self._link(other)
        return touched

    def _pushed_out(self, mark: int, lists: Iterable[Shelfmark]) -> set[int]:
        """Return the articles that stand first behind a sample in which this article stands."""
        found = set()
        for where in lists:
            there = self._ledger.first(where, _SAMPLE + 1)
            self._bounds[where] = there[_SAMPLE - 1] if len(there) > _SAMPLE else _NO_BOUND
            if len(there) > _SAMPLE and mark <= there[_SAMPLE - 1]:
                found.add(there[_SAMPLE])
        return found

    def _link(self, row: Row) -> set[int]:
        """Link an article with all that it may be compared with; return whom."""
        mark = row.traits.mark
        there = self._ledger.links(mark)
        others = self._ledger.rows([m for m in self._candidates(row) if m not in there])
        found: dict[int, Likeness] = {}
        for other, alike in zip(others, likeness(row, others), strict=True):
            if alike.score >= BAR or alike.kin >= KIN:
                found[other.traits.mark] = alike
        self._ledger.link(mark, found)
        return {mark, *found}

    def _candidates(self, row: Row) -> list[int]:
        mark = row.traits.mark
        shared: dict[int, int] = {}
        worded: set[int] = set()
        for key in row.traits.keys:
            words = channel_of(key) == WORDS
            for own, where in _looked_up(row, key):
                sampled = mark <= self._bound(own)
                for other in self._ledger.first(where, None if sampled else _SAMPLE):
                    shared[other] = shared.get(other, 0) + 1
                    if words:
                        worded.add(other)
        shared.pop(mark, None)
        return sorted(m for m, n in shared.items() if n >= _enough(m in worded))

    def _check(self, mark: int) -> set[int]:
        """Take back links of an article that rest on no sample any more; return whose."""
        row = self._ledger.row(mark)
        others = sorted(self._ledger.links(mark))
        if row is None or not others:
            return set()
        lost = [o.traits.mark for o in self._ledger.rows(others) if not self._may(row, o)]
        self._ledger.unlink(mark, lost)
        return {mark, *lost} if lost else set()

    def _may(self, a: Row, b: Row) -> bool:
        """Say whether two articles may be compared."""
        shared = worded = 0
        for key in a.keys & b.keys:
            if self._sampled(a, key, b) or self._sampled(b, key, a):
                shared += 1
                worded += channel_of(key) == WORDS
                if shared >= _SHARED_WITH_WORDS:
                    return True
        return shared >= _enough(bool(worded))

    def _sampled(self, row: Row, key: int, other: Row) -> bool:
        """Say whether an article is in the sample of its list for this key and other article."""
        return row.traits.mark <= self._bound(_own(row, key, dated=other.traits.day is not None))

    def _bound(self, where: Shelfmark) -> int:
        bound = self._bounds.get(where)
        if bound is None:
            if len(self._bounds) >= _REMEMBERED:
                self._bounds.clear()
            there = self._ledger.first(where, _SAMPLE + 1)
            bound = there[_SAMPLE - 1] if len(there) > _SAMPLE else _NO_BOUND
            self._bounds[where] = bound
        return bound


def _enough(worded: bool) -> int:
    return _SHARED_WITH_WORDS if worded else _SHARED


def _window(row: Row) -> int:
    return _UNDATED if row.traits.day is None else row.traits.day // _WINDOW


def _lists(row: Row) -> Iterator[Shelfmark]:
    """Yield the lists on which an article stands."""
    for key in row.traits.keys:
        yield Shelfmark(key, _window(row))
        if row.traits.day is not None:
            yield Shelfmark(key, _DATED)


def _own(row: Row, key: int, *, dated: bool) -> Shelfmark:
    """Return the list on which an article stands among those that others, dated or not, see."""
    if row.traits.day is None or dated:
        return Shelfmark(key, _window(row))
    return Shelfmark(key, _DATED)


def _looked_up(row: Row, key: int) -> Iterator[tuple[Shelfmark, Shelfmark]]:
    """Yield an article's own lists, each with a list of others that it is compared with."""
    if row.traits.day is None:
        own = Shelfmark(key, _UNDATED)
        yield own, own
        yield own, Shelfmark(key, _DATED)
        return
    own = Shelfmark(key, _window(row))
    for window in (own.window - 1, own.window, own.window + 1):
        yield own, Shelfmark(key, window)
    yield Shelfmark(key, _DATED), Shelfmark(key, _UNDATED)
