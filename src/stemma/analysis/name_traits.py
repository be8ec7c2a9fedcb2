"""What a word can be beside and in a name: a title, an institution's word, no name at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["Trait", "Traits", "WordSet"]

_REMEMBERED = 1 << 14  # words whose traits are kept for a language


class Trait:
    """Bits that say what a word can be beside and in a name."""

    TITLE: Final = 1
    INSTITUTION: Final = 2
    NO_NAME: Final = 4
    OPENER: Final = 8
    TAKEN: Final = 16


class WordSet:
    """Words and word ends of a pack: `*minister` is every word that ends so."""

    def __init__(self, patterns: Iterable[str]) -> None:
        rows = tuple(patterns)
        self._exact = frozenset(p for p in rows if "*" not in p)
        self._starts = tuple(p[:-1] for p in rows if p.endswith("*") and not p.startswith("*"))
        self._ends = tuple(p[1:] for p in rows if p.startswith("*"))

    def __contains__(self, folded: str) -> bool:
        return (
            folded in self._exact
            or folded.endswith(self._ends)
            or (bool(self._starts) and folded.startswith(self._starts))
        )


class Traits(dict[str, int]):
    """The traits of each word met; a stream of articles must not fill the memory."""

    def __init__(self, sets: tuple[tuple[int, frozenset[str] | WordSet], ...]) -> None:
        super().__init__()
        self._sets = sets

    def __missing__(self, folded: str) -> int:
        traits = sum(bit for bit, words in self._sets if folded in words)
        if len(self) < _REMEMBERED:
            self[folded] = traits
        return traits
