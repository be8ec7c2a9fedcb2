"""The known names of a language's texts, found under any case ending of the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import regex

from stemma.model import NameKind
from stemma.text import fold, plain_key, romanise, words

__all__ = ["Entry", "KnownNames", "Stemmer"]

_SHORT = 5  # letters up to which a spelling in capitals is an acronym
_REMEMBERED = 1 << 14  # words whose stems are kept for a language
_STEM = 3  # letters that a stem keeps
_FLEETING = regex.compile(r"(?<=[^aeiouyáéíóúýěаеиоуяюєіїъ])[eеъ](?=[^aeiouyáéíóúýěаеиоуяюєії]j?$)")


class Entry(NamedTuple):
    """A known name: the keys of its words, its kind and key; `caps` wants capitals alone."""

    words: tuple[str, ...]
    kind: NameKind
    key: str
    caps: bool


class _Rows(NamedTuple):
    """The known names that may begin with a word; `alone` is its own name."""

    alone: Entry | None
    whole: tuple[Entry, ...]
    stems: tuple[Entry, ...]


class Stemmer:
    """Takes the case ending off a folded word, and undoes what it did to the consonant before.

    `softened` are endings with what stands in their place in the stem (Polish 'dzie' for 'd' with
    an ending). A stem keeps three letters.
    """

    def __init__(self, endings: Iterable[str], softened: dict[str, str]) -> None:
        rows = [(e, "") for e in {*endings}] + list(softened.items())
        self._rows = tuple(sorted(rows, key=lambda r: (-len(r[0]), r)))
        self.stem = lru_cache(_REMEMBERED)(self._stem)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def _stem(self, folded: str) -> str:
        for ending, hard in self._rows:
            if folded.endswith(ending) and len(folded) - len(ending) + len(hard) >= _STEM:
                return folded[: -len(ending)] + hard
        return folded


class KnownNames:
    """Finds the names of the tables: as written, by sound, and by the stems of their words.

    `stemmer` is the language's; with `fleeting` a vowel that only some cases have counts for
    nothing ('Bruselj', 'Bruslju').
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, NameKind, str]],
        stemmer: Stemmer,
        *,
        fleeting: bool,
    ) -> None:
        self._stemmer = stemmer
        self._fleeting = fleeting
        self._spelled: set[str] = set()
        self._whole: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._keys: dict[str, NameKind] = {}
        self._stem = lru_cache(_REMEMBERED)(self._find_stem)
        for spelling, kind, key in rows:
            self._add(spelling, kind, key)
        for table in (self._whole, self._stems):
            for entries in table.values():
                entries.sort(key=lambda e: -len(e.words))
        self._rows = lru_cache(_REMEMBERED)(self._find_rows)

    def _add(self, spelling: str, kind: NameKind, key: str) -> None:
        texts = [w.text for w in words(spelling)]
        whole = tuple(plain_key(t) for t in texts)
        if not whole or not all(whole):
            return
        self._keys.setdefault(key, kind)
        if len(whole) == 1:
            self._spelled.add(fold(spelling))
        if len(whole) == 1 and (_is_acronym(spelling) or len(whole[0]) <= _STEM):
            caps = _is_acronym(spelling)
            _insert(self._whole, Entry((_letters(spelling),), kind, key, caps))
            if caps:
                return
        else:
            _insert(self._whole, Entry(whole, kind, key, caps=False))
        if self._stemmer:
            folds = [fold(t) for t in texts]
            stems = tuple(self._stem(f) for f in folds)
            if len(self._stemmer.stem(folds[0])) > _STEM or len(stems) > 1:
                _insert(self._stems, Entry(stems, kind, key, caps=False))

    def _find_stem(self, folded: str) -> str:
        stem = self._stemmer.stem(folded)
        if self._fleeting and len(stem) > _STEM:
            stem = _FLEETING.sub("", stem)
        plain = plain_key(stem)
        return plain if len(plain) > _STEM else _letters(stem)

    def kind(self, key: str) -> NameKind | None:
        """Return the kind of the name that has a key, None where no known name has it."""
        return self._keys.get(key)

    def is_spelled(self, folded: str) -> bool:
        """Say whether a word is a known name letter by letter, not by its sound or its stem."""
        return folded in self._spelled

    def _find_rows(self, text: str, folded: str) -> _Rows | None:
        """Return the known names that may begin with a word: as written, by sound, by stem."""
        letters = self._whole.get(_letters(text), ())
        alone = next((e for e in letters if text.isupper() or not e.caps), None)
        whole = tuple(self._whole.get(plain_key(text), ()))
        ended = self._stemmer and not (text.isupper() and 1 < len(text) <= _SHORT)
        stems = tuple(self._stems.get(self._stem(folded), ())) if ended else ()
        return _Rows(alone, whole, stems) if alone or whole or stems else None

    def known(self, texts: list[str], folds: list[str], at: int) -> tuple[Entry, int] | None:
        """Return the longest known name that begins at a word, with its number of words."""
        rows = self._rows(texts[at], folds[at])
        if rows is None:
            return None
        best = (rows.alone, 1) if rows.alone is not None else None
        for entry in rows.whole:
            size = len(entry.words)
            if best is not None and size <= best[1]:
                break
            if _fits(entry.words, texts, at, plain_key):
                best = entry, size
                break
        for entry in rows.stems:
            size = len(entry.words)
            if best is not None and size <= best[1]:
                break
            if _fits(entry.words, folds, at, self._stem):
                return entry, size
        return best


def _is_acronym(spelling: str) -> bool:
    return spelling.isupper() and len(spelling) <= _SHORT


def _letters(word: str) -> str:
    """Return the exact letters of a word too short to be known by its sound."""
    return f"={romanise(word)}"


def _fits(wanted: tuple[str, ...], there: list[str], at: int, form: Callable[[str], str]) -> bool:
    """Say whether the words from `at` on have the wanted forms; the first one is known to."""
    size = len(wanted)
    if size == 1:
        return True
    if at + size > len(there):
        return False
    return all(form(there[at + i]) == wanted[i] for i in range(1, size))


def _insert(table: dict[str, list[Entry]], entry: Entry) -> None:
    row = table.setdefault(entry.words[0], [])
    if entry not in row:
        row.append(entry)
