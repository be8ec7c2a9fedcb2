"""The words of quantities of one language, compiled once for the scanner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from stemma.analysis.document import Document
from stemma.analysis.wordparts import Glued, Numerals, unmarked
from stemma.languages.calendar import weekday_names
from stemma.languages.language import language
from stemma.languages.numbers import Numbers
from stemma.languages.units import Units, units

__all__ = ["VULGAR", "Atom", "Phrases", "Tables", "atoms", "tables"]

T = TypeVar("T")

# Fractions that are one character: their numerator and denominator.
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
# Letters with the marks upon them.
_LETTERS = r"(?:[^\W\d_]++|[\u0300-\u036f]++)++"
# A word, a number with its separators or a sign, each with the white space after it: every
# character belongs to one of them. A blank separates groups of exactly three digits.
_PIECE = re.compile(
    rf"(?:{_LETTERS}"
    r"|(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[.,'\u066b\u066c]\d+)*|(?<!\S)[.,]\d+"
    r"|[^\w\s]|_)\s*|\s+"
)
_WORD = re.compile(_LETTERS)
# How surely a number starts with a word: not, with what may follow, surely enough to look.
_NO, _WEAK, _STRONG = range(3)
# Pieces and words whose reading is remembered.
_REMEMBERED = 1 << 14
_DIGIT = re.compile(r"\d")


class Atom(NamedTuple):
    """The smallest piece of a sentence: a number (n), a word (w) or a sign (s), folded."""

    start: int
    end: int
    text: str
    kind: str


_atom = partial(tuple.__new__, Atom)


def atoms(folded: str, start: int, end: int) -> list[Atom]:
    """Return the pieces of `folded[start:end]`; spans are those of the whole text."""
    parts = _PIECE.findall(folded, start, end)
    at = accumulate(map(len, parts), initial=start)
    read = map(_READ.__getitem__, parts)
    # There is an atom for every word: made without a call of Python code.
    return [
        _atom((low, low + size, text, kind))
        for low, (text, kind, size) in zip(at, read, strict=False)
        if size
    ]


class _Read(dict[str, tuple[str, str, int]]):
    """Text, kind and length of each piece met, with white space after it or not.

    White space alone has no length; a stream must not fill the memory.
    """

    def __missing__(self, part: str) -> tuple[str, str, int]:
        piece = part.rstrip()
        first = piece[:1]
        if piece[-1:].isdecimal():
            kind = "n"
        else:
            kind = "w" if first.isalnum() or "\u0300" <= first <= "\u036f" else "s"
        read = (piece, kind, len(piece))
        if len(self) < _REMEMBERED:
            self[part] = read
        return read


_READ = _Read()


class Phrases(Generic[T]):
    """A table of phrases that is asked at a place: which is the longest one that stands here.

    A word may end in `*`: it may then go on; between two it may stand anywhere in a word.
    """

    def __init__(self, rows: dict[str, T]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._open: dict[str, T] = {}
        self._inner: list[tuple[str, T]] = []
        for phrase, value in rows.items():
            key = unicodedata.normalize("NFC", phrase.lower())
            if key.startswith("*"):
                self._inner.append((key.strip("*"), value))
                continue
            if key.endswith("*"):
                self._open[key[:-1]] = value
                continue
            words = tuple(a.text for a in atoms(key, 0, len(key)))
            if words:
                self._first.setdefault(words[0], []).append((words, value))
                self._last.setdefault(words[-1], []).append((words, value))
        for table in (self._first, self._last):
            for found in table.values():
                found.sort(key=lambda r: (-len(r[0]), r[0]))
        self._stems = tuple(sorted(self._open, key=lambda s: (-len(s), s)))
        self._exact = not self._stems and not self._inner

    def first_words(self) -> list[str]:
        """Return the words with which a phrase can start."""
        return sorted(self._first)

    def phrases(self) -> list[tuple[str, ...]]:
        """Return the phrases of the table that have no open end."""
        return [words for rows in self._first.values() for words, _ in rows]

    def is_open(self, word: str) -> bool:
        """Say whether a phrase with an open end takes the word."""
        return word.startswith(self._stems) or any(part in word for part, _ in self._inner)

    def at(self, row: list[Atom], i: int) -> tuple[int, T] | None:
        """Return how many atoms the phrase that starts at `row[i]` takes, and its value."""
        if i >= len(row):
            return None
        word = row[i].text
        rows = self._first.get(word)
        if rows is None:
            if self._exact:
                return None
        else:
            for words, value in rows:
                n = len(words)
                if n == 1 or _follows(row, i + 1, words[1:]):
                    return n, value
        if self._stems and word.startswith(self._stems):
            stem = next(s for s in self._stems if word.startswith(s))
            return 1, self._open[stem]
        for part, value in self._inner:
            if part in word:
                return 1, value
        return None

    def before(self, row: list[Atom], i: int) -> tuple[int, T] | None:
        """Return how many atoms the phrase that ends before `row[i]` takes, and its value."""
        if i <= 0:
            return None
        rows = self._last.get(row[i - 1].text)
        if rows is not None:
            for words, value in rows:
                n = len(words)
                if n == 1 or (n <= i and _follows(row, i - n, words)):
                    return n, value
        return None


def _follows(row: list[Atom], at: int, words: tuple[str, ...]) -> bool:
    """Say whether the words stand in the row from a place on."""
    end = at + len(words)
    return end <= len(row) and words == tuple([atom.text for atom in row[at:end]])


class Tables:
    """All tables of a language; a language without `numbers.toml` has digits and signs only."""

    def __init__(self, code: str) -> None:
        own = language(code)
        self.code = code
        self.words: Numbers = own.numbers or Numbers()
        self.units: Units = units()
        self.decimal = own.general.decimal
        self.capital_nouns = own.general.capitals == "nouns"
        self.stops = frozenset((*self.words.stops, *own.general.stopwords))
        self.weekdays = frozenset(
            atoms(n, 0, len(n))[-1].text for n in sorted(weekday_names(code)) if n.strip()
        )
        self._numbers(self.words)
        self._modifiers(self.words)
        self._measures(self.words)
        self._nouns(self.words)
        self._labels(self.words)
        self._weak = self._weak_words()
        self._opening = _Remembered(self._opens)
        self.starts = _Remembered(self._starts)

    def _numbers(self, w: Numbers) -> None:
        numerals = {k: Numerals(v, False) for k, v in w.values.items()}
        numerals |= {k: Numerals(v, True) for k, v in w.scales.items()}
        self.numerals: Phrases[Numerals] = Phrases(unmarked(numerals, w))
        self.glued_scales = w.glued_scales
        self.ones = frozenset(w.ones)
        self.single = frozenset(w.single)
        self.inner_ones = self.ones.difference(w.articles)
        self.lone_ones = frozenset(w.lone_ones)
        self.counting_ones = frozenset(w.counting_ones)
        self.idle_after_one = frozenset(w.idle_after_one)
        self.street_words = frozenset(w.street_words)
        self.joiners = frozenset(w.joiners)
        self.glued = Glued(w) if w.glued else None
        self.parts = self.glued or (Glued(w) if w.part_endings else None)
        self.half = _marked(w.half)
        self.rounds: Phrases[float] = Phrases(w.rounds)
        self.wholes: Phrases[float] = Phrases(w.wholes)
        self.vague: Phrases[tuple[float, float]] = Phrases(w.vague)
        self.times_over = frozenset(w.times_over)
        self.fractions: Phrases[float] = Phrases(unmarked(w.fractions, w))
        self.one_parts: Phrases[float] = Phrases(unmarked(w.one_parts, w))
        self.ordinals: Phrases[float] = Phrases(unmarked(w.ordinals, w))
        self.links = frozenset(w.fraction_links)
        self.links_at = _marked(w.fraction_links)
        self.part_endings = tuple(w.part_endings)
        self.fraction_follows = frozenset(("-", *VULGAR, *w.joiners, *self.ones)).union(
            *(t.first_words() for t in (self.fractions, self.one_parts, self.ordinals)),
            self.links_at.first_words(),
            self.numerals.first_words(),
        )
        self.decimal_words = _marked(w.decimal_words)
        self.over = _marked(w.over)
        self.half_words = _marked(w.half_words)
        self.triggers = frozenset[str]().union(
            *(t.first_words() for t in (self.numerals, self.rounds, self.wholes, self.vague)),
            self.fractions.first_words(),
            self.half_words.first_words(),
            VULGAR,
        )
        self.of = _marked(w.of)
        self.halves = frozenset(w.halves)
        self.ratio: Phrases[bool] = Phrases(
            dict.fromkeys(w.ratio_of, False) | dict.fromkeys(w.ratio, True)
        )
        self.minus = frozenset(w.minus)
        self.negative = frozenset(w.negative)

    def _modifiers(self, w: Numbers) -> None:
        self.before: Phrases[str] = Phrases(
            {p: m for m, sides in sorted(w.modifiers.items()) for p in sides.before}
        )
        self.after: Phrases[str] = Phrases(
            {p: m for m, sides in sorted(w.modifiers.items()) for p in sides.after}
        )
        self.between = frozenset(w.between)
        self.openers = frozenset(a for a, _ in w.between)
        self.range = frozenset((*w.range, "-", "–", "—"))
        self.alternative = frozenset(w.alternative)
        self.tally = frozenset(w.tally)
        self.goals = frozenset(w.goals)
        self.rises = _marked(w.rises)
        self.as_of = _marked(w.as_of)

    def _measures(self, w: Numbers) -> None:
        signs = {s: u for u, row in self.units.units.items() for s in row.symbols}
        self.unit: Phrases[str] = Phrases(signs | w.units)
        self.currency_signs: Phrases[str] = Phrases(self.units.currency_symbols)
        self.currency_words: Phrases[str] = Phrases(w.currencies)
        self.currency_codes = frozenset(self.units.currency_codes)
        self.percent: Phrases[str] = Phrases(
            dict.fromkeys(("%", *w.percent), "%") | dict.fromkeys(w.points, "percentage points")
        )
        self.percent_before = _marked(w.percent_before)

    def _nouns(self, w: Numbers) -> None:
        self.general_people = _marked(w.general_people)
        self.people = _marked((*w.people, *w.general_people))
        self.nobody = _marked(w.nobody)
        self.skip = frozenset(w.skip)
        self.adjectives = tuple(w.adjectives)
        self.plural = tuple(w.plural)
        self.verb_endings = tuple(w.verb_endings)
        self.partitive = frozenset(w.partitive)
        self.partitives = _marked(w.partitive)
        self.definite = frozenset(w.definite)
        links = "|".join(sorted(map(re.escape, w.conjunctions)))
        self.conjunction = re.compile(rf"\b(?:{links})\b") if links else None
        inner = "|".join(sorted(map(re.escape, w.insertions)))
        self.insertion = re.compile(rf",\s*(?:{inner})\b[^,;.]*,") if inner else None

    def _labels(self, w: Numbers) -> None:
        self.labels = _marked(w.labels)
        self.label_after = _marked(w.label_after)
        self.ordinal_after = _marked(w.ordinal_after)
        self.ellipsis = _marked(w.ellipsis)
        self.age_before = _marked(w.age_before)
        self.age_after = _marked(w.age_after)

    def numeric(self, doc: Document, index: int) -> bool:
        """Say whether a sentence may hold a number: a digit or words that can start one."""
        start, end = doc.sentences[index].start, doc.sentences[index].end
        folded = doc.folded
        if _DIGIT.search(folded, start, end):
            return True
        row = doc.fold_rows[index] if doc.plain else _WORD.findall(folded, start, end)
        strongest = max(map(self._opening.__getitem__, row), default=0)
        return strongest == _STRONG or (strongest == _WEAK and self._goes_on(folded[start:end]))

    def _goes_on(self, sentence: str) -> bool:
        """Say whether a word that alone starts no number goes on as it must: `die Hälfte`."""
        return any(
            after in sentence
            for word in _WORD.findall(sentence)
            for after in self._weak.get(word, ())
        )

    def _opens(self, words: str) -> int:
        """Return how surely one of the words starts a number."""
        found = _WORD.findall(words)
        if not self.counting_ones.isdisjoint(found):
            return _STRONG
        if any(w in self.triggers and w not in self._weak for w in found):
            return _STRONG
        if self.glued is not None and any(map(self.glued.parts, found)):
            return _STRONG
        return _NO if self.triggers.isdisjoint(found) else _WEAK

    def _starts(self, piece: str) -> int:
        """Say whether a number can start with a piece; of `a` and `one` the words after it tell."""
        sure = _READ[piece][1] == "n" or piece in self.triggers
        glued = self.glued is not None and len(piece) > 4 and self.glued.parts(piece) is not None
        return _STRONG if sure or glued else _NO

    def _weak_words(self) -> dict[str, tuple[str, ...]]:
        """Return the words that start a number only with what follows, and what that can be."""
        tables = (self.numerals, self.rounds, self.wholes, self.vague)
        found: dict[str, set[str]] = {}
        for phrase in (p for table in tables for p in table.phrases()):
            found.setdefault(phrase[0], set()).add(phrase[1] if len(phrase) > 1 else "")
        strong = self.ones.union(self.fractions.first_words())
        return {
            word: tuple(sorted(after))
            for word, after in found.items()
            if "" not in after and word not in strong and not any(t.is_open(word) for t in tables)
        }


class _Remembered(dict[str, int]):
    """What is found for each word met; a stream of articles must not fill the memory."""

    def __init__(self, find: Callable[[str], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> int:
        found = self._find(word)
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


def _marked(phrases: Iterable[str]) -> Phrases[bool]:
    """Return a table that only says whether one of the phrases stands at a place."""
    return Phrases(dict.fromkeys(phrases, True))


@cache
def tables(code: str) -> Tables:
    """Return the compiled tables of a language."""
    return Tables(code)
