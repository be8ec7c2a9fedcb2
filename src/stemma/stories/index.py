"""The index that grouping needs: which articles share features with this one, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from stemma.stories.features import CHANNELS, Features

__all__ = ["FeatureIndex", "MemoryIndex", "Overlap"]

# Articles whose cosines sum to less share nothing that could make them one story.
_FLOOR = 0.3

_Floats = npt.NDArray[np.float64]


class Overlap(NamedTuple):
    """What two articles share: a cosine for every channel, in the order of `CHANNELS`."""

    article: str
    cosines: tuple[float, ...]


class FeatureIndex(Protocol):
    """An inverted index from feature to articles; a store may keep it between runs."""

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""

    def near(self, row: Features) -> Iterator[Overlap]:
        """Yield every other article that shares features worth a look, in the order of ids."""


class _Postings(NamedTuple):
    columns: npt.NDArray[np.int64]
    weights: _Floats


class MemoryIndex:
    """The index in memory; postings are built at the first question after an addition."""

    def __init__(self, rows: Iterable[Features] = ()) -> None:
        self._rows: dict[str, Features] = {}
        self._ids: Sequence[str] = ()
        self._postings: dict[str, _Postings] = {}
        self.add(rows)

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""
        self._rows |= {r.article: r for r in rows}
        self._ids = ()

    def near(self, row: Features) -> Iterator[Overlap]:
        """Yield every other article that shares features worth a look, in the order of ids."""
        if not self._ids:
            self._build()
        cosines = [self._dots(row, channel) for channel in CHANNELS]
        for column in map(int, np.flatnonzero(sum(cosines) >= _FLOOR)):
            if self._ids[column] != row.article:
                yield Overlap(self._ids[column], tuple(float(c[column]) for c in cosines))

    def _dots(self, row: Features, channel: str) -> _Floats:
        found = [
            (self._postings[f], w)
            for f, w in row.weights.items()
            if f[0] == channel and f in self._postings
        ]
        size = len(self._ids)
        if not found:
            return np.zeros(size)
        columns = np.concatenate([p.columns for p, _ in found])
        products = np.concatenate([p.weights * w for p, w in found])
        return np.bincount(columns, products, size).astype(np.float64)

    def _build(self) -> None:
        self._ids = sorted(self._rows)
        held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for column, article in enumerate(self._ids):
            for feature, weight in self._rows[article].weights.items():
                columns, weights = held[feature]
                columns.append(column)
                weights.append(weight)
        self._postings = {
            f: _Postings(np.array(columns, np.int64), np.array(weights))
            for f, (columns, weights) in held.items()
        }
