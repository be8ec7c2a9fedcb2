"""Units of speech: sentences with their words, each quotation taken as one word.

A quotation can run over several sentences; the sentences it ties together are one unit, so that
the frames of speech see `"…", said X` as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon, VerbForm
from stemma.model import BlockKind, Quote

__all__ = ["Unit", "find_units"]

_WORD = regex.compile(
    r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['’ʼ\-‑.][\p{L}\p{M}\p{N}]+)*(?:\.(?=,))?|\p{N}+(?:[.,:]\p{N}+)*(?:[-‑]\p{L}+)*|\.{2,}|[^\w\s]"
)
# After these a capital letter says nothing about the word.
_OPENS = frozenset({".", ":", "–", "—", "!", "?", '"'})
_NAMED = Flag.NAMED | Flag.CAPITAL
# A determiner that is also one of these does not need a noun after it.
_STANDS_ALONE = Flag.PRONOUN | Flag.RELATIVE | Flag.THAT
_NO_VERB_AFTER = Flag.DETERMINER | Flag.PREPOSITION
_VERBAL = (
    Flag.FINITE | Flag.MOOD | Flag.SPEECH | Flag.AUXILIARY | Flag.PASSIVE | Flag.HEARSAY
    | Flag.CONTINUES | Flag.PARTICLE
)  # fmt: skip


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

    def __len__(self) -> int:
        return len(self.words)

    def fill(self, quotes: list[Quote]) -> None:
        """Read the words; `quotes` are the outermost quotations inside the unit."""
        at = self.start
        for quote in quotes:
            if quote.start < at:
                continue
            self._words(at, quote.start)
            self.quotes[len(self.words)] = quote
            self._add(quote.start, quote.end, '"', Flag.QUOTE)
            at = quote.end
        self._words(at, self.end)
        self._moods()
        self._mask()
        self._times()
        self._names()

    def _names(self) -> None:
        """Mark the words of persons and organisations: in a name, 'von' is no preposition."""
        names = self.doc.names
        at = bisect_left(names, self.start, key=lambda n: n.start)
        i = 0
        while at < len(names) and names[at].start < self.end:
            name = names[at]
            at += 1
            if name.kind not in {"person", "organisation"}:
                continue
            while i < len(self) and self.starts[i] < name.start:
                i += 1
            while i < len(self) and self.ends[i] <= name.end:
                if not self.flags[i] & (Flag.PUNCTUATION | Flag.QUOTE):
                    self.flags[i] = self.flags[i] & (Flag.ROLE | Flag.SOURCE_NOUN) | _NAMED
                i += 1

    def _times(self) -> None:
        """Mark the words of times, so that 'last night' is nobody."""
        times = self.doc.times
        at = bisect_left(times, self.start, key=lambda t: t.start)
        i = 0
        while at < len(times) and times[at].start < self.end:
            while i < len(self) and self.ends[i] <= times[at].start:
                i += 1
            k = i
            while k < len(self) and self.starts[k] < times[at].end:
                self.flags[k] |= Flag.TIME
                k += 1
            at += 1

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
                    self.flags[k] = self.flags[k] & ~_VERBAL | (
                        Flag.PUNCTUATION if self.flags[k] & Flag.PUNCTUATION else 0
                    )
                    self.hidden.add(k)
                if close > i:
                    self.hidden |= {i, close}

    def _add(self, start: int, end: int, word: str, flag: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.flags.append(flag)

    def _words(self, start: int, end: int) -> None:
        text, folded, bits = self.doc.text, self.doc.folded, self.lex.bits
        rule = self.lex.finite_rule
        tied = self.lex.tied
        nouns = self.doc.language.general.capitals == "nouns"
        for hit in _WORD.finditer(text, start, end):
            low, high = hit.span()
            first = text[low]
            if not (first.isalpha() or first.isdigit()):
                self._add(low, high, hit.group(), Flag.PUNCTUATION)
                continue
            word = folded[low:high]
            if tied and ("'" in word or "-" in word):
                low, word = self._untie(low, word, tied)
            flag = bits(word)
            if first.isdigit():
                flag |= Flag.NUMBER
            elif first.isupper():
                flag |= Flag.CAPITAL
                if nouns and len(self.words) > 0 and self.words[-1] not in _OPENS:
                    flag &= ~_VERBAL
            if (
                rule
                and not flag & (Flag.CLOSED | Flag.CAPITAL)
                and rule.search(word)
                and not (self.flags and self.flags[-1] & _NO_VERB_AFTER)
            ):
                flag |= Flag.FINITE
            before = self.flags[-1] if self.flags else 0
            if before & Flag.DETERMINER and not before & _STANDS_ALONE:
                flag &= ~_VERBAL
            self._add(low, high, word, flag)

    def _untie(
        self, low: int, word: str, tied: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> tuple[int, str]:
        """Take off the little words tied to a word; return where the last part begins, and it."""
        bits = self.lex.bits
        for elision in tied[0]:
            if word.startswith(elision) and len(word) > len(elision):
                cut = len(elision)
                self._add(low, low + cut, elision, bits(elision))
                return low + cut, word[cut:]
        for clitic in tied[1]:
            if word.endswith(clitic):
                cut = len(word) - len(clitic)
                self._add(low, low + cut, word[:cut], bits(word[:cut]))
                core = clitic.rsplit("-", 1)[-1]
                return low + len(word) - len(core), core
        return low, word

    def _moods(self) -> None:
        """Mark forms of reported speech that only their place tells."""
        rule = self.lex.mood_rule
        if rule is None:
            return
        n = len(self.words)
        for i in range(1, n):
            flag = self.flags[i]
            if flag & (Flag.CLOSED & ~Flag.FINITE | Flag.CAPITAL | Flag.MOOD) or not rule.search(
                self.words[i]
            ):
                continue
            person = self.flags[i - 1] & Flag.PRONOUN or (
                i + 1 < n and self.flags[i + 1] & Flag.PRONOUN
            )
            closing = i + 1 >= n or self.words[i + 1] in ".,;!?"
            if person or closing:
                self.flags[i] |= Flag.MOOD | Flag.FINITE

    def forms(self, i: int) -> list[VerbForm]:
        """Return what verbs of speech the word may be a form of."""
        return self.lex.verbs.get(self.words[i], [])

    def has(self, start: int, end: int, bits: int) -> bool:
        """Say whether a word of `[start, end)` has one of the bits."""
        return any(f & bits for f in self.flags[start:end])

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
        unit = Unit(doc, lex, start, max(end, inside[-1].end if inside else end), block)
        unit.fill(inside)
        yield unit


def _outermost(quotes: tuple[Quote, ...]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def word_count(doc: Document, quote: Quote) -> int:
    """Return how many words a quotation has."""
    return len(doc.text[quote.start : quote.end].split())
