"""Terms that a search compares: words without case, accents and width, in all scripts.

A text and a query are cut by the same rules, so that what looks alike is found alike. Scripts
that write no spaces between words, and Hangul, whose particles grow onto words, are cut into pairs
of neighbouring letters: every letter begins one term, so that any stretch is a phrase of terms.
A term holds letters, digits and marks; a number's fraction follows an underscore.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from operator import add, neg
from typing import NamedTuple

import regex
import Stemmer

from stemma.text.tokens import stem_words

__all__ = [
    "Cut",
    "Term",
    "algorithms",
    "chains",
    "cut",
    "is_unspaced",
    "plain_term",
    "stem_term",
    "terms",
]

_REMEMBERED = 1 << 17  # words whose terms are kept
_LEAST_STEMMED = 4  # letters from which a word has endings that are worth cutting

_UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc\uff70"
)
_LETTER = rf"(?=[\p{{L}}\p{{Nl}}])[{_UNSPACED}][\p{{M}}\p{{Cf}}\uff9e\uff9f]*"
_NUMBER = (
    r"(?:\d{1,3}(?:[.,'’٬\u00a0\u2009\u202f ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})"
    r"(?!\d)(?:[.,٫]\d{1,2}(?!\d))?(?![^\W_])|\d+[.,٫]\d{1,2}(?![^\W_])"
)
_UNSEEN = "[\u0300-\u036f\u00ad\u200c\u200d\u2060\ufeff]"
_JOINTS = "'’‘ʼ‐‑-"
# Most alphabets need none of the rules for marks and missing spaces, and `re` is faster. Words
# begin with a letter most often, so that alternative stands first.
_PLAIN = re.compile(
    rf"([^\W\d_ʼ][^\W_ʼ]*(?:{_UNSEEN}+[^\W_ʼ]*)*|{_NUMBER}|\d[^\W_ʼ]*(?:{_UNSEEN}+[^\W_ʼ]*)*)"
)
_ANY = regex.compile(
    rf"(?V1){_NUMBER}|(?P<run>(?:{_LETTER})+)"
    rf"|[[\p{{L}}\p{{N}}]--[{_UNSPACED}ʼ]][[\p{{L}}\p{{M}}\p{{N}}\p{{Cf}}]--[{_UNSPACED}ʼ\u200b]]*"
)
_UNIT = regex.compile(_LETTER)
_GROWN = regex.compile(r"[\p{M}\p{Cf}\uff9e\uff9f]")
_BEYOND = re.compile(
    "[\u0590-\u1cff\u3005-\ud7ff\uf900-\ufdff\ufe70-\uffef\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_CHAIN = re.compile(rf"[^\W_ʼ]+(?:[{_JOINTS}][^\W_ʼ]+)+")
_JOINT = re.compile(f"[{_JOINTS}]")
_JOINED = re.compile(rf"[{_JOINTS}](?=[^\W_ʼ])")
_LONGEST_CHAIN = 40

# What tells no words apart once a text is taken to pieces: accents, vowel points of Arabic and
# Hebrew, the dot below of Devanagari, and signs that are not seen. The breve of й stays.
_MARKS = regex.compile(
    r"[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u093c\ufe00-\ufe0f\p{Cf}]|(?<!и)\u0306"
)
# Letters that Unicode does not take to pieces, and letters that two keyboards give for one.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h",
     "ŧ": "t", "ґ": "г", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"}
)  # fmt: skip


class Term(NamedTuple):
    """A term of a text with the span `[start, end)` of the letters that it stands for."""

    term: str
    start: int
    end: int


class Cut(NamedTuple):
    """A stretch cut into words, in parallel lists.

    `gaps` counts the letters between the end of one word and the start of the next (negative
    where two pairs share a letter), `lengths` those of the word itself.
    """

    terms: list[str]
    words: list[str]
    gaps: list[int]
    lengths: list[int]


class _Terms(dict[str, str]):
    """Terms of words that were met, which a cut looks up without a call for each word."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        term = self[word] = _folded(word)
        return term


_TERMS = _Terms()


def plain_term(word: str) -> str:
    """Return a word as it is compared: `Łódź` is `lodz`, `10.000,5` is `10000_5`."""
    return _TERMS[word]


def _folded(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    if word[0].isdecimal() and not word.isalnum():
        return _number(word)
    whole = unicodedata.normalize("NFKD", word).casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", whole)).translate(_LETTERS)
    plain = unicodedata.normalize("NFC", bare)
    kept = "".join(_digit(c) for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")
    return kept or word.lower()


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _number(word: str) -> str:
    """Return a number without the separators of its thousands."""
    parts = re.split(r"\D+", word)
    last = re.search(r"[.,٫](\d{1,2})$", word)
    digits = ["".join(map(_digit, part)) for part in parts]
    return "".join(digits[:-1]) + "_" + digits[-1] if last else "".join(digits)


@lru_cache(maxsize=_REMEMBERED)
def stem_term(word: str, algorithm: str) -> str:
    """Return the term of a word's stem by a Snowball algorithm; a short word's is its own."""
    if len(word) < _LEAST_STEMMED:
        return plain_term(word)
    whole = word if word.isascii() else unicodedata.normalize("NFC", word)
    (stem,) = stem_words([whole.lower()], algorithm)
    return plain_term(stem or word)


@cache
def algorithms() -> frozenset[str]:
    """Return the names of all Snowball algorithms."""
    return frozenset(Stemmer.algorithms())


def is_unspaced(term: str) -> bool:
    """Tell whether a term is of a script that is cut into pairs of letters."""
    return _UNIT.match(term) is not None


def cut(text: str) -> Cut:
    """Return the words of a text with their terms, in order.

    The word of a pair is both letters; the last letter of a run is a word of its own.
    """
    if text.isascii() or _BEYOND.search(text) is None:
        parts = _PLAIN.split(text)
        words, lengths = parts[1::2], list(map(len, parts))
        return Cut(list(map(_TERMS.__getitem__, words)), words, lengths[:-1:2], lengths[1::2])
    found = Cut([], [], [], [])
    at = 0
    for match in _ANY.finditer(text):
        start, end = match.span()
        if match["run"] is None:
            found.terms.append(plain_term(match.group()))
            found.words.append(match.group())
            found.gaps.append(start - at)
            found.lengths.append(end - start)
        else:
            _cut_run(found, match.group(), start - at)
        at = end
    return found


def _cut_run(found: Cut, run: str, gap: int) -> None:
    """Add the pairs of a run; each but the first begins a letter before the end of the last."""
    units = list(run) if _GROWN.search(run) is None else _UNIT.findall(run)
    sizes = list(map(len, units))
    letters = list(map(_TERMS.__getitem__, units))
    found.terms.extend([*map(add, letters, letters[1:]), letters[-1]])
    found.words.extend([*map(add, units, units[1:]), units[-1]])
    found.gaps.extend([gap, *map(neg, sizes[1:])])
    found.lengths.extend([*map(add, sizes, sizes[1:]), sizes[-1]])


def terms(text: str) -> list[Term]:
    """Return the terms of a text with their spans, in order."""
    found, _, gaps, lengths = cut(text)
    ends = accumulate(map(add, gaps, lengths))
    return [Term(t, e - n, e) for t, n, e in zip(found, lengths, ends, strict=True)]


def chains(text: str) -> list[Term]:
    """Return words that a hyphen or apostrophe joins as one term each: `F-16` is `f16`."""
    found: list[Term] = []
    behind = 0
    for joint in _JOINED.finditer(text):
        first = joint.start()
        while first > behind and text[first - 1].isalnum():
            first -= 1
        chain = _CHAIN.match(text, first) if behind <= first < joint.start() else None
        if chain is not None:
            behind = chain.end()
            if behind - first <= _LONGEST_CHAIN:
                parts = [plain_term(part) for part in _JOINT.split(chain.group())]
                found.append(Term("".join(parts), first, behind))
    return found
