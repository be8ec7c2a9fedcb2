"""The index that grouping needs: which articles share features with this one, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from stemma.stories.features import Features

__all__ = ["FeatureIndex", "MemoryIndex", "Overlap"]


class Overlap(NamedTuple):
    """What two articles share: the cosine over all features and over those of any language."""

    article: str
    full: float
    common: float


class FeatureIndex(Protocol):
    """An inverted index from feature to articles; a store may keep it between runs."""

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""

    def near(self, row: Features) -> Iterator[Overlap]:
        """Yield every other article that shares a feature, in the order of article ids."""


class _Postings(NamedTuple):
    columns: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


class MemoryIndex:
    """The index in memory; postings are built at the first question after an addition."""

    def __init__(self, rows: Iterable[Features] = ()) -> None:
        self._rows: dict[str, Features] = {}
        self._ids: Sequence[str] = ()
        self._postings: dict[str, _Postings] = {}
        self._full: npt.NDArray[np.float64] = np.zeros(0)
        self._common: npt.NDArray[np.float64] = np.zeros(0)
        self.add(rows)

    def add(self, rows: Iterable[Features]) -> None:
        """Take up articles; one that is there already is replaced."""
        self._rows |= {r.article: r for r in rows}
        self._ids = ()

    def near(self, row: Features) -> Iterator[Overlap]:
        """Yield every other article that shares a feature, in the order of article ids."""
        if not self._ids:
            self._build()
        full_norm, common_norm = _norms(row)
        common = self._dots(row.common)
        full = (common + self._dots(row.own)) / (self._full * full_norm)
        common = common / (self._common * common_norm)
        for column in map(int, np.flatnonzero(full)):
            if self._ids[column] != row.article:
                yield Overlap(self._ids[column], float(full[column]), float(common[column]))

    def _dots(self, weights: dict[str, float]) -> npt.NDArray[np.float64]:
        found = [(self._postings[f], w) for f, w in weights.items() if f in self._postings]
        size = len(self._ids)
        if not found:
            return np.zeros(size)
        columns = np.concatenate([p.columns for p, _ in found])
        products = np.concatenate([p.weights * w for p, w in found])
        return np.bincount(columns, products, size).astype(np.float64)

    def _build(self) -> None:
        self._ids = sorted(self._rows)
        held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        norms = []
        for column, article in enumerate(self._ids):
            row = self._rows[article]
            norms.append(_norms(row))
            for feature, weight in (*row.own.items(), *row.common.items()):
                columns, weights = held[feature]
                columns.append(column)
                weights.append(weight)
        self._postings = {
            f: _Postings(np.array(columns, np.int64), np.array(weights))
            for f, (columns, weights) in held.items()
        }
        self._full = np.array([n[0] for n in norms])
        self._common = np.array([n[1] for n in norms])


def _norms(row: Features) -> tuple[float, float]:
    """Return the lengths of an article's two vectors; an empty one has a length of one."""
    common = sum(w * w for w in row.common.values())
    own = sum(w * w for w in row.own.values())
    return (common + own) ** 0.5 or 1.0, common**0.5 or 1.0
