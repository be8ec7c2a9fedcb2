"""The words of a document in parallel lists, as clauses and speech read them."""

from __future__ import annotations

from typing import Any

__all__ = ["WordTable"]


class WordTable:
    """Spans, folded letters and bits (`lexicon.Flag`); `units` are kept by their start."""

    __slots__ = ("ends", "flags", "starts", "units", "words")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.flags: list[int] = []
        self.units: dict[int, Any] = {}

    def add(self, start: int, end: int, word: str, flag: int) -> None:
        """Append a word; words come in the order of the text."""
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.flags.append(flag)
