"""Units of speech: sentences with their words, each quotation taken as one word.

A quotation can run over several sentences; the sentences it ties together are one unit, so that
the frames of speech see `"…", said X` as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon, VerbForm
from stemma.analysis.word_table import VERBAL, word_table
from stemma.analysis.words import WordTable
from stemma.model import BlockKind, Quote, Sentence

__all__ = ["Piece", "PieceKind", "Unit", "find_units", "sentence_unit", "word_count"]


PieceKind = Literal["main", "subordinate", "relative", "infinitive", "quote", "fragment"]


class Piece(NamedTuple):
    """Words `[start, end)` of a unit; `mark` is the punctuation before it, '' at the beginning."""

    start: int
    end: int
    mark: str
    kind: PieceKind


class Unit:
    """Words of one or more sentences in parallel lists; a quotation of some length is one word."""

    def __init__(self, doc: Document, lex: Lexicon, start: int, end: int, block: BlockKind) -> None:
        self.doc, self.lex = doc, lex
        self.start, self.end, self.block = start, end, block
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.flags: list[int] = []
        self.quotes: dict[int, Quote] = {}
        self.hidden: set[int] = set()
        self.pieces: list[Piece] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def fill(self, quotes: list[Quote]) -> None:
        """Take the words from the table; `quotes` are the outermost quotations of the unit."""
        table = word_table(self.doc, self.lex)
        at = self.start
        for quote in quotes:
            if quote.start >= at:
                self._take(table, at, quote.start)
                at = quote.end
                low = bisect_left(table.starts, quote.start + 1)
                inside = range(low, bisect_left(table.starts, quote.end - 1, low))
                if len(inside) == 1 and _scare(self.doc, quote):
                    # The word is itself, marks included.
                    self.words.append(table.words[low])
                    self.flags.append(table.flags[low])
                    self.starts.append(quote.start)
                    self.ends.append(quote.end)
                    continue
                self.quotes[len(self.words)] = quote
                self.starts.append(quote.start)
                self.ends.append(quote.end)
                self.words.append('"')
                self.flags.append(Flag.QUOTE)
        self._take(table, at, self.end)
        if self.lex.mood_rule is not None:
            self._moods()
        if not self.lex.noun_verbs.isdisjoint(self.words):
            self._compounds()
        if "(" in self.words:
            self._mask()

    def _take(self, table: WordTable, start: int, end: int) -> None:
        low = bisect_left(table.starts, start)
        high = bisect_left(table.starts, end, low)
        self.starts += table.starts[low:high]
        self.ends += table.ends[low:high]
        self.words += table.words[low:high]
        self.flags += table.flags[low:high]

    def in_time(self, i: int) -> bool:
        """Say whether the word belongs to an expression of time."""
        return bool(self.flags[i] & Flag.TIME)

    def _mask(self) -> None:
        """Take short parentheses out of the reading of verbs: 'X (Y reported) did Z'."""
        for i, word in enumerate(self.words):
            if word == "(":
                close = next(
                    (k for k in range(i, min(len(self), i + 9)) if self.words[k] == ")"), i
                )
                for k in range(i + 1, close):
                    self.flags[k] = self.flags[k] & ~VERBAL | (
                        Flag.PUNCTUATION if self.flags[k] & Flag.PUNCTUATION else 0
                    )
                    self.hidden.add(k)
                if close > i:
                    self.hidden |= {i, close}

    def _moods(self) -> None:
        """Mark forms of reported speech that only their place tells."""
        n = len(self.words)
        for i in [k for k, f in enumerate(self.flags) if f & Flag.MOOD_LIKE]:
            if i == 0 or self.flags[i] & Flag.CAPITAL:
                continue
            after = self.flags[i + 1] if i + 1 < n else 0
            closing = i + 1 >= n or self.words[i + 1] in ".,;!?"
            if closing or (self.flags[i - 1] | after) & Flag.PRONOUN:
                self.flags[i] |= Flag.MOOD | Flag.FINITE

    def _compounds(self) -> None:
        """Take for a noun what stands before a role without an article ('the press secretary')."""
        for i in range(1, len(self) - 1):
            if self.words[i] in self.lex.noun_verbs and self.flags[i + 1] & Flag.ROLE:
                plural = self.words[i + 1].endswith("s")
                if (
                    not plural
                    and self.flags[i - 1] & (Flag.DETERMINER | Flag.CAPITAL)
                    and not self.flags[i - 1] & (Flag.NAMED | Flag.PRONOUN)
                ):
                    self.flags[i] &= ~VERBAL

    def forms(self, i: int) -> list[VerbForm]:
        """Return what verbs of speech the word may be a form of."""
        forms = self.lex.verbs.get(self.words[i], [])
        if any(f.rest for f in forms):
            return [f for f in forms if self.words[i + 1 : i + 1 + len(f.rest)] == list(f.rest)]
        return forms

    def has(self, start: int, end: int, bits: int) -> bool:
        """Say whether a word of `[start, end)` has one of the bits."""
        for flag in self.flags[start:end]:  # noqa: SIM110 - half the time of any()
            if flag & bits:
                return True
        return False

    def find(self, start: int, end: int, bits: int) -> int:
        """Return the first word of `[start, end)` with one of the bits, or -1."""
        for i in range(start, end):
            if self.flags[i] & bits:
                return i
        return -1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text of the words `[start, end)`."""
        return self.starts[start], self.ends[end - 1]

    def text(self, start: int, end: int) -> str:
        """Return the folded words `[start, end)` with single blanks."""
        return " ".join(self.words[start:end])


def find_units(doc: Document, lex: Lexicon) -> Iterator[Unit]:
    """Yield the units of the document in order."""
    tops = _outermost(doc.quotes)
    sentences = doc.sentences
    i = k = 0
    while i < len(sentences):
        start, end, block = sentences[i].start, sentences[i].end, sentences[i].block
        inside: list[Quote] = []
        i += 1
        while k < len(tops) and tops[k].start < start:
            k += 1
        while k < len(tops) and tops[k].start < end:
            quote = tops[k]
            k += 1
            # Short quotations are left as words: names, titles, scare quotes.
            inside.append(quote)
            while i < len(sentences) and sentences[i].start < quote.end:
                end = max(end, sentences[i].end)
                i += 1
        if inside:
            unit = Unit(doc, lex, start, max(end, inside[-1].end), block)
            unit.fill(inside)
            yield unit
        else:
            yield sentence_unit(doc, lex, sentences[i - 1])


def sentence_unit(doc: Document, lex: Lexicon, sentence: Sentence) -> Unit:
    """Return the unit of one sentence with its quotations as plain words, read only once."""
    known: dict[int, Unit] = word_table(doc, lex).units
    unit = known.get(sentence.start)
    if unit is None:
        unit = Unit(doc, lex, sentence.start, sentence.end, sentence.block)
        unit.fill([])
        known[sentence.start] = unit
    return unit


def _outermost(quotes: tuple[Quote, ...]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _scare(doc: Document, quote: Quote) -> bool:
    """Say whether a quotation is one word that nobody says by itself ('the "birthers"')."""
    if doc.language.general.capitals == "nouns":
        # A capital tells a name there: what one word calls something is somebody's.
        return False
    inner = doc.text[quote.start + 1 : quote.end - 1]
    return " " not in inner and "\n" not in inner and inner[-1:].isalnum()


def word_count(doc: Document, quote: Quote) -> int:
    """Return how many words a quotation has."""
    return len(doc.text[quote.start : quote.end].split())
