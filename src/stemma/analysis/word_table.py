"""The words of a document with what each can be: read once, used for clauses and speech."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon
from stemma.analysis.words import WordTable
from stemma.text import fold

__all__ = ["VERBAL", "word_table"]

_WORD = regex.compile(
    r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['’ʼ\-‑.][\p{L}\p{M}\p{N}]+)*(?:\.(?=,))?|\p{N}+(?:[.,:]\p{N}+)*(?:[-‑]\p{L}+)*|\.{2,}|[^\w\s]"
)
# The last letters that a plain text may have of the alphabets with capitals.
_ALPHABETS = (range(0x530), range(0x1E00, 0x2000), range(0x2100, 0x2150))
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
# Bits that the loop over all words asks for, looked up once.
_NOT_VERBAL = ~VERBAL
_SPEECH = Flag.SPEECH
_DETERMINER, _FINITE, _FINITE_LIKE = Flag.DETERMINER, Flag.FINITE, Flag.FINITE_LIKE
_WRITTEN = Flag.NUMBER | Flag.CAPITAL
# What a word begins with, where that says something.
_SIGN, _DIGIT, _CAPITAL, _SMALL, _BLANK = range(5)
# White space that `regex` takes for signs.
_ODD_SPACES = frozenset("\x1c\x1d\x1e\x1f")
# Words whose reading is remembered for a language; a stream must not fill the memory.
_REMEMBERED = 1 << 15


@cache
def _plain_word() -> re.Pattern[str]:
    """Return the expression for a word of a plain text, with the blanks after it."""
    letters = (chr(point) for alphabet in _ALPHABETS for point in alphabet)
    capital = "".join(c for c in letters if unicodedata.category(c) == "Lu")
    return re.compile(
        rf"(?:(?:[{capital}]\.){{2,}}|[^\W\d_]+(?:['’ʼ\-‑.][^\W_]+)*(?:\.(?=,))?"
        r"|\d+(?:[.,:]\d+)*(?:[-‑][^\W\d_]+)*|\.{2,}|[^\w\s])[\s_]*|[\s_]+"
    )


def _written(doc: Document, start: int, end: int) -> Iterable[tuple[int, str]]:
    """Return where each word of a sentence begins, and it, in plain texts with blanks after it."""
    text = doc.text
    if doc.plain:
        parts: list[str] = _plain_word().findall(text, start, end)
        return zip(accumulate(map(len, parts), initial=start), parts, strict=False)
    return [(hit.start(), hit.group()) for hit in _WORD.finditer(text, start, end)]


class _Known(NamedTuple):
    """What is known of a word by its letters alone: folded, its bits, what it begins with.

    `tied` says that a small word may be tied to it by an apostrophe or hyphen; `size` is the
    number of its letters, without the blanks after it.
    """

    word: str
    flag: int
    opening: int
    tied: bool
    size: int


class _Reader:
    """Reads the words of one language's texts, and remembers what their letters say."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self._known: dict[str, _Known] = {}

    def _learn(self, written: str) -> _Known:
        size = len(written)
        while size and (written[size - 1].isspace() or written[size - 1] == "_"):
            size -= 1
        bare = written[:size] or written
        first = bare[0]
        if not first.isalnum():
            # Odd white space is a sign; in plain texts, which have none, what opens a sentence.
            opening = _SIGN if size or written in _ODD_SPACES else _BLANK
            return self._keep(
                written, _Known(bare, Flag.PUNCTUATION, opening, tied=False, size=len(bare))
            )
        word = fold(bare)
        tied = bool(self.lex.tied) and ("'" in word or "-" in word)
        opening, flag = _SMALL, self.lex.bits(word)
        if first.isdigit():
            opening, flag = _DIGIT, flag | Flag.NUMBER
        elif first.isupper():
            opening, flag = _CAPITAL, flag | Flag.CAPITAL
        return self._keep(written, _Known(word, flag, opening, tied, size))

    def _keep(self, written: str, known: _Known) -> _Known:
        if len(self._known) < _REMEMBERED:
            self._known[written] = known
        return known

    def read(self, table: WordTable, doc: Document, start: int, end: int) -> None:
        """Add the words of a sentence to the table."""
        learnt, learn = self._known.get, self._learn
        add_start, add_end = table.starts.append, table.ends.append
        add_word, add_flag = table.words.append, table.flags.append
        nouns = doc.language.general.capitals == "nouns"
        before, opened = 0, True
        for first, written in _written(doc, start, end):
            word, flag, opening, tied, size = learnt(written) or learn(written)
            if opening == _BLANK:
                continue
            low, high = first, first + size
            if opening == _SIGN:
                opened = opened or word in _OPENS
            else:
                if tied:
                    low, word = self._untie(table, low, word)
                    flag = self.lex.bits(word) | flag & _WRITTEN
                if opening == _CAPITAL:
                    if nouns and not opened:
                        flag &= _NOT_VERBAL
                elif flag & _FINITE_LIKE and opening == _SMALL and not before & _NO_VERB_AFTER:
                    flag |= _FINITE
                if (
                    before & _DETERMINER
                    and not before & _STANDS_ALONE
                    and not (flag & _SPEECH and self._infinitive(word))
                ):
                    flag &= _NOT_VERBAL
                opened = False
            add_start(low)
            add_end(high)
            add_word(word)
            add_flag(flag)
            before = flag

    def _infinitive(self, word: str) -> bool:
        """Say whether a word is nothing but an infinitive, no noun behind an article."""
        rule = self.lex.infinitive_rule
        return rule is not None and not self.lex.bits(word) & _FINITE and bool(rule.search(word))

    def _untie(self, table: WordTable, low: int, word: str) -> tuple[int, str]:
        """Take off the little words tied to a word; return where the last part begins, and it."""
        bits = self.lex.bits
        elisions, clitics = self.lex.tied or ((), ())
        for elision in elisions:
            if word.startswith(elision) and len(word) > len(elision):
                cut = len(elision)
                table.add(low, low + cut, elision, bits(elision))
                return low + cut, word[cut:]
        for clitic in clitics:
            if word.endswith(clitic):
                cut = len(word) - len(clitic)
                table.add(low, low + cut, word[:cut], bits(word[:cut]))
                core = clitic.rsplit("-", 1)[-1]
                return low + len(word) - len(core), core
        return low, word


def _mark_names(table: WordTable, doc: Document) -> None:
    """Mark the words of persons and organisations: in a name, 'von' is no preposition."""
    flags = table.flags
    for name in doc.names:
        if name.kind not in {"person", "organisation"}:
            continue
        i = bisect_left(table.starts, name.start)
        while i < len(flags) and table.ends[i] <= name.end:
            if not flags[i] & Flag.PUNCTUATION:
                flags[i] = flags[i] & (Flag.ROLE | Flag.SOURCE_NOUN) | _NAMED
            i += 1


def _mark_times(table: WordTable, doc: Document) -> None:
    """Mark the words of times, so that 'last night' is nobody."""
    for time in doc.times:
        i = bisect_left(table.starts, time.start)
        while i < len(table.flags) and table.starts[i] < time.end:
            table.flags[i] |= Flag.TIME
            i += 1


@cache
def _reader(lex: Lexicon) -> _Reader:
    return _Reader(lex)


def word_table(doc: Document, lex: Lexicon) -> WordTable:
    """Return the document's words, read when first asked for and kept on the document."""
    if doc.word_table is None:
        table = WordTable()
        reader = _reader(lex)
        for sentence in doc.sentences:
            reader.read(table, doc, sentence.start, sentence.end)
        _mark_names(table, doc)
        _mark_times(table, doc)
        doc.word_table = table
    return doc.word_table
