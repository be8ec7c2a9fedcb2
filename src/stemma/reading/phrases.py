"""The phrases of all packs, compiled once: what kind of line a line is by its words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from stemma.languages import available, load_part
from stemma.languages.reading import Reading
from stemma.text import PhraseMatcher, fold

__all__ = ["FURNITURE_KINDS", "Marks", "PagePhrases", "bare", "page_phrases", "reading_part"]

FURNITURE_KINDS = ("sections", "controls", "lists", "comments", "adverts")
_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}'’]+")
_CELLS = regex.compile(
    r"\s*(?:[|•·▪■●▸►»›>⋅∙★☰⚡✕×│¦※◆→❯]+|::+|//+|\t+| {2,}|[\u2002-\u2005\u3000]+)\s*"
    r"|\s+[–—/-]+\s+|(?<=\p{L})\s*/\s*(?=\p{L})"
)
_LABEL = regex.compile(r"\s*[:：]|\s*[-–—]\s|\s*18\+|\s*[»>|•]")


def bare(text: str) -> str:
    """Return the words of a text, folded, with one blank between them; digits and signs go."""
    return str(_NOT_WORDS.sub(" ", fold(text))).strip()


@cache
def reading_part(code: str) -> Reading:
    """Return the phrases of one language; an empty record where it has none."""
    return load_part(code, "reading", Reading) or Reading()


class Marks(NamedTuple):
    """What the phrases say of a line.

    `whole` are the kinds that the whole line is, `lead` those of a label at its start. `cells`
    are the stretches between separators, `known` how many of them are phrases of furniture.
    """

    whole: frozenset[str]
    lead: frozenset[str]
    cells: tuple[str, ...]
    known: int


class PagePhrases:
    """The furniture phrases of all languages: a page mixes languages more than an article does."""

    def __init__(self) -> None:
        self._exact: dict[str, set[str]] = {}
        self._open: dict[str, list[tuple[str, str]]] = {}
        notices: list[tuple[str, str]] = []
        for code in available():
            part = reading_part(code)
            for kind in FURNITURE_KINDS:
                for phrase in getattr(part, kind):
                    self._add(phrase, kind)
            notices += [(fold(p), "notices") for p in part.notices]
        self._notices = PhraseMatcher(notices)

    def _add(self, phrase: str, kind: str) -> None:
        words = bare(phrase)
        if phrase.endswith("*"):
            self._open.setdefault(words.split(" ", 1)[0], []).append((words, kind))
        else:
            self._exact.setdefault(words, set()).add(kind)

    def kinds(self, text: str) -> frozenset[str]:
        """Return the kinds of a phrase that stands alone: a whole line or cell."""
        words = bare(text)
        found = set(self._exact.get(words, ()))
        for phrase, kind in self._open.get(words.split(" ", 1)[0], ()):
            if words.startswith(phrase + " "):
                found.add(kind)
        return frozenset(found)

    def marks(self, text: str) -> Marks:
        """Return what the phrases say of a line."""
        cells = tuple(c for c in _CELLS.split(text) if c and not c.isspace())
        known = sum(1 for c in cells if not (b := bare(c)) or self.kinds(b))
        return Marks(self.kinds(text), self._lead(text), cells, known)

    def _lead(self, text: str) -> frozenset[str]:
        label = _LABEL.search(text)
        if label is None or label.start() == 0 or label.start() > 60:
            return frozenset()
        return frozenset(self._exact.get(bare(text[: label.start()]), ()))

    def known_words(self, text: str) -> tuple[int, int]:
        """Return how many words of a line stand alone in the tables, and how many there are."""
        words = bare(text).split(" ")
        return sum(1 for w in words if w in self._exact), len(words)

    def has_notice(self, text: str) -> bool:
        """Say whether a phrase stands in the line that only furniture has."""
        return next(self._notices.hits(fold(text)), None) is not None


@cache
def page_phrases() -> PagePhrases:
    """Return the phrases of all packs that are there."""
    return PagePhrases()
