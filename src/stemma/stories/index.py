"""The index that grouping needs: which articles share features with this one, and how much."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from stemma.stories.features import CHANNELS, Features

__all__ = ["FeatureIndex", "MemoryIndex", "Overlap"]

# Articles whose cosines sum to less share nothing that could make them one story.
_FLOOR = 0.4

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]


class Overlap(NamedTuple):
    """What two articles share: a cosine for every channel, in the order of `CHANNELS`."""

    article: str
    cosines: tuple[float, ...]


class FeatureIndex(Protocol):
    """An inverted index from feature to articles; a store may keep it between runs."""

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""

    def near(self, row: Features, *, later: bool = False) -> Iterator[Overlap]:
        """Yield every other article that shares features worth a look, in the order of ids.

        With `later` only those whose id is greater, so that every pair comes once.
        """


class _Postings(NamedTuple):
    """All postings in two long rows: those of a slot (a feature) are `starts[s]:starts[s + 1]`."""

    slots: dict[str, int]
    starts: _Ints
    columns: _Ints
    weights: _Floats


class MemoryIndex:
    """The index in memory; postings are built at the first question after an addition."""

    def __init__(self, rows: Iterable[Features] = ()) -> None:
        self._rows: dict[str, Features] = {}
        self._ids: Sequence[str] = ()
        self._postings = _Postings({}, np.zeros(1, np.int64), np.zeros(0, np.int64), np.zeros(0))
        self.add(rows)

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""
        self._rows |= {r.article: r for r in rows}
        self._ids = ()

    def near(self, row: Features, *, later: bool = False) -> Iterator[Overlap]:
        """Yield every other article that shares features worth a look, in the order of ids.

        With `later` only those whose id is greater, so that every pair comes once.
        """
        if not self._ids:
            self._build()
        cosines = self._dots(row)
        first = bisect_right(self._ids, row.article) if later else 0
        columns = np.flatnonzero(cosines[:, first:].sum(axis=0) >= _FLOOR) + first
        rows = cosines[:, columns].T.tolist()
        for column, values in zip(columns.tolist(), rows, strict=True):
            if self._ids[column] != row.article:
                yield Overlap(self._ids[column], tuple(values))

    def _dots(self, row: Features) -> _Floats:
        """Return the cosines with every article, one row for each channel."""
        size = len(self._ids)
        slots, starts, columns, weights = self._postings
        found = [(slots[f], CHANNELS.index(f[0]), w) for f, w in row.weights.items() if f in slots]
        if not found:
            return np.zeros((len(CHANNELS), size))
        slot = np.array([s for s, _, _ in found], np.int64)
        lengths = starts[slot + 1] - starts[slot]
        ends = np.cumsum(lengths)
        # The places of all postings of all features of the row, one after the other.
        places = np.arange(ends[-1]) + np.repeat(starts[slot] - ends + lengths, lengths)
        channel = np.repeat(np.array([c for _, c, _ in found], np.int64), lengths)
        products = weights[places] * np.repeat(np.array([w for _, _, w in found]), lengths)
        cells = channel * size + columns[places]
        sums = np.bincount(cells, products, len(CHANNELS) * size).astype(np.float64)
        return sums.reshape(len(CHANNELS), size)

    def _build(self) -> None:
        self._ids = sorted(self._rows)
        held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for column, article in enumerate(self._ids):
            for feature, weight in self._rows[article].weights.items():
                columns, weights = held[feature]
                columns.append(column)
                weights.append(weight)
        lengths = np.array([len(columns) for columns, _ in held.values()], np.int64)
        self._postings = _Postings(
            {feature: slot for slot, feature in enumerate(held)},
            np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]),
            np.array([c for columns, _ in held.values() for c in columns], np.int64),
            np.array([w for _, weights in held.values() for w in weights]),
        )
