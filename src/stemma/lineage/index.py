"""The index that copies are found by: which texts share runs of words with this one.

A signature is the set of all runs of `SHINGLE` stems as 64-bit numbers, the same on every machine,
so that a store can keep them in a table and find copies by an indexed join.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import chain
from typing import Protocol

from stemma.lineage.witness import Witness

__all__ = ["MemorySignatures", "SignatureIndex", "signature"]

# So many shared runs make it worth while to look, or half of a short text's.
_SHARED = 10


def signature(witness: Witness) -> tuple[int, ...]:
    """Return the numbers of the witness's runs of words, ascending."""
    digests = (
        blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for run in witness.first
    )
    return tuple(sorted(int.from_bytes(d, "big") for d in digests))


class SignatureIndex(Protocol):
    """An index from runs of words to articles; a store may keep it between runs."""

    def add(self, rows: Iterable[Witness]) -> None:
        """Take up texts; each article id is taken up once."""

    def near(self, row: Witness) -> Mapping[str, int]:
        """Return how many runs every other text shares with this one, where enough of either."""


class MemorySignatures:
    """The index in memory."""

    def __init__(self, rows: Iterable[Witness] = ()) -> None:
        self._runs: dict[int, list[str]] = defaultdict(list)
        self._signatures: dict[str, tuple[int, ...]] = {}
        self.add(rows)

    def add(self, rows: Iterable[Witness]) -> None:
        """Take up texts; each article id is taken up once."""
        for row in rows:
            article = row.article.id
            if article in self._signatures:
                continue
            self._signatures[article] = signature(row)
            for run in self._signatures[article]:
                self._runs[run].append(article)

    def near(self, row: Witness) -> Mapping[str, int]:
        """Return how many runs every other text shares with this one, where enough of either."""
        own = self._signatures.get(row.article.id) or signature(row)
        counts = Counter(chain.from_iterable(self._runs.get(run, ()) for run in own))
        counts.pop(row.article.id, None)
        return {
            article: shared
            for article, shared in counts.items()
            if shared >= _SHARED or 2 * shared >= min(len(own), len(self._signatures[article]))
        }
