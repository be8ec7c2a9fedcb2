"""Number words that are written as one word, and number words without the marks upon letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeVar

from stemma.languages.numbers import Numbers

__all__ = ["Glued", "Numerals", "unmarked"]

T = TypeVar("T")

_HUNDRED = 100
# Words whose parts are remembered.
_REMEMBERED = 1 << 14


class Numerals(NamedTuple):
    """What a number word does: adds (`scale` false) or multiplies what stands before it."""

    value: float
    scale: bool


class Glued:
    """Numerals written as one word, taken apart into their parts from left to right."""

    def __init__(self, w: Numbers) -> None:
        parts = {k: Numerals(v, False) for k, v in w.values.items() if " " not in k}
        parts |= {k: Numerals(v, True) for k, v in w.scales.items() if " " not in k}
        parts |= {k: Numerals(1.0, False) for k in w.ones}
        parts |= {k: Numerals(v, v >= _HUNDRED) for k, v in w.inside.items()}
        parts = unmarked(parts, w)
        self._parts = parts
        self._part_endings = tuple(sorted(w.part_endings, key=lambda s: (-len(s), s)))
        self._part_vowels = ("", *w.part_vowels)
        self._half_endings = tuple(sorted(w.half_endings, key=lambda s: (-len(s), s)))
        self._glue = w.glue
        every = sorted((*parts, *w.glue), key=lambda s: (-len(s), s))
        ends = "|".join(sorted(map(re.escape, w.endings), key=lambda s: (-len(s), s)))
        body = "|".join(map(re.escape, every))
        self._whole = (
            re.compile(f"((?:{body}){{2,}}?)(?:{ends})?")
            if ends
            else re.compile(f"((?:{body}){{2,}})")
        )
        self._longest = max(map(len, every))
        self.parts = lru_cache(_REMEMBERED)(self._parts_of)
        self.below = lru_cache(_REMEMBERED)(self._below)

    def _parts_of(self, word: str) -> tuple[Numerals, ...] | None:
        """Return the parts of a numeral in one word, glue left out, or None."""
        if len(word) < 5:
            return None
        if self._half_endings and word.endswith(self._half_endings):
            ending = next(e for e in self._half_endings if word.endswith(e))
            head = self._one_or_more(word[: -len(ending)])
            return None if head is None else (*head, Numerals(0.5, False))
        match = self._whole.fullmatch(word)
        if match is None:
            return None
        return self._cut(match.group(1))

    def _one_or_more(self, word: str) -> tuple[Numerals, ...] | None:
        part = self._parts.get(word)
        return (part,) if part is not None else self._parts_of(word)

    def _below(self, word: str) -> float | None:
        """Return the denominator that a cardinal with an ending is (`vijfentwintigste`), or None."""
        ending = next((e for e in self._part_endings if word.endswith(e)), None)
        if ending is None or len(word) < len(ending) + 2:
            return None
        stem = word[: -len(ending)]
        for vowel in self._part_vowels:
            parts = self._one_or_more(stem + vowel)
            if parts:
                return _product(parts)
        return None

    def _cut(self, word: str) -> tuple[Numerals, ...] | None:
        if not word:
            return ()
        for n in range(min(self._longest, len(word)), 0, -1):
            head = word[:n]
            part = self._parts.get(head)
            if part is None and head not in self._glue:
                continue
            rest = self._cut(word[n:])
            if rest is not None:
                return rest if part is None else (part, *rest)
        return None


def _product(parts: tuple[Numerals, ...]) -> float:
    """Return the value of the parts of one word: a scale multiplies what is smaller before it."""
    total = 0.0
    for part in parts:
        if part.scale:
            smaller = total % part.value
            total += (smaller or 1.0) * part.value - smaller
        else:
            total += part.value
    return total


def unmarked(rows: dict[str, T], w: Numbers) -> dict[str, T]:
    """Return the rows, and each word without the marks upon its letters (`tres`, `milhoes`)."""
    if not w.unmarked:
        return rows
    plain = {_plain_letters(k): v for k, v in sorted(rows.items())}
    return plain | rows


def _plain_letters(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
