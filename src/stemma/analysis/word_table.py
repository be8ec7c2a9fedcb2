"""The words of a document with what each can be: read once, used for clauses and speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import regex

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon

__all__ = ["VERBAL", "WordTable", "word_table"]

_WORD = regex.compile(
    r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['’ʼ\-‑.][\p{L}\p{M}\p{N}]+)*(?:\.(?=,))?|\p{N}+(?:[.,:]\p{N}+)*(?:[-‑]\p{L}+)*|\.{2,}|[^\w\s]"
)
# After these a capital letter says nothing about the word.
_OPENS = frozenset({".", ":", "–", "—", "!", "?", '"', "„", "“", "»", "«"})
_NAMED = Flag.NAMED | Flag.CAPITAL
_NO_VERB_AFTER = Flag.DETERMINER | Flag.PREPOSITION
# A determiner that is also one of these does not need a noun after it.
_STANDS_ALONE = Flag.PRONOUN | Flag.RELATIVE | Flag.THAT
VERBAL = (
    Flag.FINITE | Flag.MOOD | Flag.SPEECH | Flag.AUXILIARY | Flag.PASSIVE | Flag.HEARSAY
    | Flag.CONTINUES | Flag.PARTICLE | Flag.MOOD_LIKE
)  # fmt: skip


class WordTable:
    """Words in parallel lists: spans, folded letters, bits; `units` are kept by their start."""

    def __init__(self, doc: Document, lex: Lexicon) -> None:
        self.lex = lex
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.flags: list[int] = []
        self.units: dict[int, Any] = {}
        for sentence in doc.sentences:
            self._read(doc, sentence.start, sentence.end)
        self._names(doc)
        self._times(doc)

    def _add(self, start: int, end: int, word: str, flag: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.flags.append(flag)

    def _read(self, doc: Document, start: int, end: int) -> None:
        text, folded, bits = doc.text, doc.folded, self.lex.bits
        tied = self.lex.tied
        nouns = doc.language.general.capitals == "nouns"
        before, opened = 0, True
        for hit in _WORD.finditer(text, start, end):
            low, high = hit.span()
            first = text[low]
            if not first.isalnum():
                word = hit.group()
                self._add(low, high, word, Flag.PUNCTUATION)
                before, opened = Flag.PUNCTUATION, opened or word in _OPENS
                continue
            word = folded[low:high]
            if tied and ("'" in word or "-" in word):
                low, word = self._untie(low, word, tied)
            flag = bits(word)
            if first.isdigit():
                flag |= Flag.NUMBER
            elif first.isupper():
                flag |= Flag.CAPITAL
                if nouns and not opened:
                    flag &= ~VERBAL
            elif flag & Flag.FINITE_LIKE and not before & _NO_VERB_AFTER:
                flag |= Flag.FINITE
            if before & Flag.DETERMINER and not before & _STANDS_ALONE:
                flag &= ~VERBAL
            self._add(low, high, word, flag)
            before, opened = flag, False

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

    def _names(self, doc: Document) -> None:
        """Mark the words of persons and organisations: in a name, 'von' is no preposition."""
        flags = self.flags
        for name in doc.names:
            if name.kind not in {"person", "organisation"}:
                continue
            i = bisect_left(self.starts, name.start)
            while i < len(flags) and self.ends[i] <= name.end:
                if not flags[i] & Flag.PUNCTUATION:
                    flags[i] = flags[i] & (Flag.ROLE | Flag.SOURCE_NOUN) | _NAMED
                i += 1

    def _times(self, doc: Document) -> None:
        """Mark the words of times, so that 'last night' is nobody."""
        for time in doc.times:
            i = bisect_left(self.starts, time.start)
            while i < len(self.flags) and self.starts[i] < time.end:
                self.flags[i] |= Flag.TIME
                i += 1


def word_table(doc: Document, lex: Lexicon) -> WordTable:
    """Return the document's words, read when first asked for and kept on the document."""
    if doc.word_table is None:
        doc.word_table = WordTable(doc, lex)
    return doc.word_table
