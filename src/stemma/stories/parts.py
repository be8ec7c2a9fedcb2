"""Parts of the graph of links: what is connected, and how it falls into groups.

A part is what links of some strength connect. Where links of even odds connect more articles than
a person would ever call one matter, a stronger link is asked for, step by step, until the part is
small enough; what the strongest connect are copies, and they stay together however many they are.
Inside a part every pair is compared, and average linkage finds the groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple

from stemma.stories.grouping import average_linkage
from stemma.stories.ledger import Ledger
from stemma.stories.similarity import BAR, likeness
from stemma.stories.traits import Row

__all__ = ["Group", "Parts"]

# The strength that connects, step by step; the last one is that of copies.
_STEPS = (BAR, 1250, 1600, 2000, 2500)
_MOST = 200
_REMEMBERED = 400_000


class Group(NamedTuple):
    """Articles of one event, sorted by id, and how alike each is to all others of them, by id."""

    rows: tuple[Row, ...]
    central: dict[str, int]


class Parts:
    """Finds the parts of a ledger's articles and their groups."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._scores: dict[int, dict[int, int]] = defaultdict(dict)
        self._counted = 0

    def of(self, mark: int) -> list[int]:
        """Return the part in which an article is, in ascending order."""
        for step in _STEPS[:-1]:
            found, whole = self._connected(mark, step, _MOST)
            if whole:
                return sorted(found)
        return sorted(self._connected(mark, _STEPS[-1], None)[0])

    def outgrown(self, mark: int, came: AbstractSet[int]) -> set[int]:
        """Return the articles whose part is too large since this article connects it.

        `came` are all articles that were taken up together, this one among them.
        """
        outgrown: set[int] = set()
        for step in _STEPS[:-1]:
            if self._connected(mark, step, _MOST)[1]:
                break
            seen: set[int] = {mark}
            for other, alike in sorted(self._ledger.links(mark).items()):
                if alike.score >= step and other not in seen and other not in came:
                    found, whole = self._connected(other, step, _MOST, without=came)
                    seen |= found
                    if whole:
                        outgrown |= found
        return outgrown

    def _connected(
        self, mark: int, step: int, most: int | None, without: AbstractSet[int] = frozenset()
    ) -> tuple[set[int], bool]:
        """Return what is connected with an article, and whether that is all of it."""
        found, waiting = {mark}, [mark]
        while waiting:
            for other, alike in self._ledger.links(waiting.pop()).items():
                if alike.score >= step and other not in found and other not in without:
                    found.add(other)
                    waiting.append(other)
                    if most is not None and len(found) > most:
                        return found, False
        return found, True

    def groups(self, marks: Sequence[int]) -> list[Group]:
        """Return the groups into which a part falls."""
        rows = self._ledger.rows(marks)
        by_id = {row.traits.article: row for row in rows}
        if len(rows) > _MOST:
            return [Group(tuple(by_id[i] for i in sorted(by_id)), {})]
        scores = self._all_scores(by_id)
        found = average_linkage(sorted(by_id), scores, BAR)
        return [Group(tuple(by_id[i] for i in ids), _centrality(ids, scores)) for ids in found]

    def _all_scores(self, by_id: dict[str, Row]) -> dict[tuple[str, str], int]:
        """Return the score of every pair, the smaller id first; what is 0 is left out."""
        if self._counted > _REMEMBERED:
            self._scores.clear()
            self._counted = 0
        self._count([by_id[i] for i in sorted(by_id)])
        scores: dict[tuple[str, str], int] = {}
        for one, other in combinations(sorted(by_id), 2):
            score = self._scores[by_id[one].traits.mark][by_id[other].traits.mark]
            if score:
                scores[one, other] = score
        return scores

    def _count(self, rows: Sequence[Row]) -> None:
        """Compare all pairs that were not compared before, those with most of them first."""
        waiting: list[tuple[int, int]] = []
        for place, row in enumerate(rows):
            kept = self._scores[row.traits.mark]
            new = sum(1 for o in rows if o.traits.mark not in kept) - 1
            if new:
                waiting.append((-new, place))
        for _, place in sorted(waiting):
            row = rows[place]
            mark, kept = row.traits.mark, self._scores[row.traits.mark]
            missing = [o for o in rows if o is not row and o.traits.mark not in kept]
            self._counted += len(missing)
            for other, alike in zip(missing, likeness(row, missing), strict=True):
                kept[other.traits.mark] = self._scores[other.traits.mark][mark] = alike.score

    def forget(self, mark: int) -> None:
        """Forget what was counted for an article that is gone."""
        self._scores.pop(mark, None)
        for kept in self._scores.values():
            kept.pop(mark, None)


def _centrality(ids: tuple[str, ...], scores: dict[tuple[str, str], int]) -> dict[str, int]:
    """Return how alike each article is to all others of its group."""
    found = dict.fromkeys(ids, 0)
    for pair in combinations(ids, 2):
        score = scores.get(pair, 0)
        for article in pair:
            found[article] += score
    return found
