"""Words of a text with their stems; scripts without spaces are cut by script, not by language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex
import Stemmer

__all__ = ["Word", "stem_words", "word_spans", "words"]

# A run of letters, digits and marks; an apostrophe or hyphen between letters does not end a word.
# Han, kana and Thai have no spaces: every Han or kana letter is a word of its own.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*"
)


class Word(NamedTuple):
    """A word of a text: its span `[start, end)` and its letters as they stand."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` with spans of the whole text."""
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, stop)]


def word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the words of `text[start:end]`, in the whole text."""
    return [m.span() for m in _WORD.finditer(text, start, end)]


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)


def stem_words(folded: list[str], algorithm: str | None) -> list[str]:
    """Return the stems of folded words; without an algorithm the words themselves."""
    if algorithm is None:
        return folded
    return _stemmer(algorithm).stemWords(folded)  # type: ignore[no-any-return]
