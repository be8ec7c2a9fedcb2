"""The phrases of all packs, compiled once: what kind of line a line is by its words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from stemma.languages import available, language
from stemma.languages.reading import Reading
from stemma.text import PhraseMatcher, fold

__all__ = [
    "FURNITURE_KINDS",
    "NO_MARKS",
    "Marks",
    "PagePhrases",
    "bare",
    "notices",
    "page_phrases",
    "reading_part",
]

FURNITURE_KINDS = ("sections", "controls", "lists", "comments", "adverts")
_LONGEST = 70
_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}']+")
_CELL_SIGN = regex.compile(r"[|•·▪■●▸►»›>⋅∙★☰⚡✕×│¦※◆→❯\t/\u2002-\u2005\u3000]| {2}|::|\s[–—-]+\s")
_CELLS = regex.compile(
    r"\s*(?:[|•·▪■●▸►»›>⋅∙★☰⚡✕×│¦※◆→❯]+|::+|//+|\t+| {2,}|[\u2002-\u2005\u3000]+)\s*"
    r"|\s+[–—/-]+\s+|(?<=\p{L})\s*/\s*(?=\p{L})"
)
_LABEL = regex.compile(r"\s*[:：]|\s+[-–—]\s|\s*18\+|\s*[»>|•]")
# A sign that every label ends with; looking for it alone is faster.
_LABEL_SIGN = re.compile(r"[:：\-–—+»>|•]")


@cache
def reading_part(code: str) -> Reading:
    """Return the phrases of one language; an empty record where it has none."""
    return language(code).reading or Reading()


def bare(text: str) -> str:
    """Return the words of a text, folded, with one blank between them; digits and signs go."""
    return _words(fold(text))


def _words(folded: str) -> str:
    return _NOT_WORDS.sub(" ", folded).strip()  # type: ignore[no-any-return]


class Marks(NamedTuple):
    """What the phrases say of a line.

    `whole` are the kinds that the whole line is, `lead` those of a label at its start. `cells`
    are the stretches with words, folded, between separators, `known` how many are phrases of furniture.
    """

    whole: frozenset[str]
    lead: frozenset[str]
    cells: tuple[str, ...]
    known: int


_NONE: frozenset[str] = frozenset()
NO_MARKS = Marks(_NONE, _NONE, (), 0)


@cache
def _every_phrase() -> tuple[tuple[str, str, bool, frozenset[str]], ...]:
    """Return the phrases of all packs: bare words, kind, open at the end, and the languages."""
    found: dict[tuple[str, str, bool], set[str]] = {}
    for code in available():
        for kind in FURNITURE_KINDS:
            for phrase in getattr(reading_part(code), kind):
                key = (bare(phrase), kind, phrase.endswith("*"))
                found.setdefault(key, set()).add(code)
    return tuple((*key, frozenset(codes)) for key, codes in found.items())


class PagePhrases:
    """The furniture phrases for a page in one language.

    A page mixes languages more than an article does: English phrases count everywhere, those of
    other languages where they have two words at least. A page in an unknown language is met by
    all.
    """

    def __init__(self, code: str) -> None:
        self._exact: dict[str, frozenset[str]] = {}
        self._open: dict[str, list[tuple[str, str]]] = {}
        own = {code, "en"} if code in available() else set(available())
        for words, kind, opened, codes in _every_phrase():
            if " " not in words and own.isdisjoint(codes):
                continue
            if opened:
                self._open.setdefault(words.split(" ", 1)[0], []).append((words, kind))
            else:
                self._exact[words] = self._exact.get(words, _NONE) | {kind}

    def kinds(self, words: str) -> frozenset[str]:
        """Return the kinds of bare words that stand alone: a whole line or cell."""
        found = self._exact.get(words, _NONE)
        for phrase, kind in self._open.get(words.split(" ", 1)[0], ()):
            if words.startswith(phrase + " "):
                found |= {kind}
        return found

    def marks(self, text: str) -> Marks:
        """Return what the phrases say of a folded line."""
        whole = self.kinds(_words(text)) if len(text) <= 2 * _LONGEST else _NONE
        if _CELL_SIGN.search(text) is None:
            cells = (text,) if any(map(str.isalnum, text)) else ()
            return Marks(whole, self._lead(text), cells, 1 if whole else 0)
        cells = tuple(c for c in _CELLS.split(text) if c and not c.isspace())
        spoken = [(c, b) for c in cells if (b := _words(c))]
        known = sum(1 for _, b in spoken if self.kinds(b))
        return Marks(whole, self._lead(text), tuple(c for c, _ in spoken), known)

    def _lead(self, folded: str) -> frozenset[str]:
        if _LABEL_SIGN.search(folded, 1, _LONGEST) is None:
            return _NONE
        label = _LABEL.search(folded, 1, _LONGEST)
        if label is None:
            return _NONE
        return self._exact.get(_words(folded[: label.start()]), _NONE)

    def lead(self, text: str) -> Marks:
        """Return the marks of a folded line of running text: those of its label alone."""
        found = self._lead(text)
        return Marks(_NONE, found, (text,), 0) if found else NO_MARKS

    def known_words(self, text: str) -> tuple[int, int]:
        """Return how many words of a folded line stand alone in the tables, and how many it has."""
        words = _words(text).split(" ")
        return sum(1 for w in words if w in self._exact), len(words)


@cache
def page_phrases(code: str) -> PagePhrases:
    """Return the phrases for pages in a language."""
    return PagePhrases(code)


@cache
def notices() -> PhraseMatcher[str]:
    """Return the matcher of the phrases that only furniture has, in all languages."""
    return PhraseMatcher(
        (fold(phrase), code) for code in available() for phrase in reading_part(code).notices
    )
