"""Words of a text with their stems; scripts without spaces are cut by script, not by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

import regex
import Stemmer

__all__ = ["Word", "WordRow", "first_words", "is_plain", "stem_words", "word_row", "words"]

# A run of letters, digits and marks; an apostrophe or hyphen between letters does not end a word.
# Han, kana and Thai have no spaces: every Han or kana letter is a word of its own.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*"
)

_REMEMBERED = 1 << 16  # words whose stems are kept for a language

_ROW = regex.compile(f"({_WORD.pattern})")
# The same for text in which the letters and numbers of `regex` are those of `re`, which is faster.
_PLAIN_ROW = re.compile(r"([^\W_]+(?:['’ʼ-][^\W_]+)*)")
# What a plain text may not hold: marks by themselves, numbers that are no digits, odd white space,
# and scripts beside Latin, Greek and Cyrillic.
_NOT_PLAIN = re.compile(
    r"[^\x00-\x1b\x20-\xb1\xb4-\xb8\xba\xbb\xbf-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-"
    r"\u1fff\u2000-\u200b\u200e-\u203e\u2041-\u2053\u2055-\u206f\u20a0-\u20cf\u2100-"
    r"\u214f\u2190-\u23ff\u2500-\u2767\u2794-\u2bff\U0001f300-\U0001faff]"
)


class WordRow(NamedTuple):
    """The words of a stretch in parallel lists; `gaps[i]` is what stands before word `i`.

    The last gap is what stands after the last word; spans are those of the whole text.
    """

    texts: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]


class Word(NamedTuple):
    """A word of a text: its span `[start, end)` and its letters as they stand."""

    start: int
    end: int
    text: str


# Makes a word of its parts without a call of Python code.
_word = partial(tuple.__new__, Word)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` with spans of the whole text."""
    stop = len(text) if end is None else end
    return [_word((*m.span(), m.group())) for m in _WORD.finditer(text, start, stop)]


def first_words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of `text[start:end]` one by one, for who may need the first ones alone."""
    for match in _WORD.finditer(text, start, end):
        yield _word((*match.span(), match.group()))


def is_plain(text: str) -> bool:
    """Say whether the words of a text can be found in the faster way."""
    return _NOT_PLAIN.search(text) is None


def word_row(text: str, start: int, end: int, *, plain: bool) -> WordRow:
    """Return the words of `text[start:end]` with what stands between them.

    `plain` is what `is_plain` says of the text; it changes the time and not the result.
    """
    piece = text[start:end]
    parts: list[str] = _PLAIN_ROW.split(piece) if plain else _ROW.split(piece)
    at = list(accumulate(map(len, parts), initial=start))
    return WordRow(parts[1::2], parts[::2], at[1:-1:2], at[2::2])


class _Stems(dict[str, str]):
    """The stem of each word met; a stream of articles must not fill the memory."""

    def __init__(self, algorithm: str) -> None:
        super().__init__()
        self._stemmer = Stemmer.Stemmer(algorithm)

    def __missing__(self, word: str) -> str:
        stem: str = self._stemmer.stemWord(word)
        if len(self) < _REMEMBERED:
            self[word] = stem
        return stem


@cache
def _stems(algorithm: str) -> _Stems:
    return _Stems(algorithm)


def stem_words(folded: list[str], algorithm: str | None) -> list[str]:
    """Return the stems of folded words; without an algorithm the words themselves."""
    if algorithm is None:
        return folded
    return list(map(_stems(algorithm).__getitem__, folded))
