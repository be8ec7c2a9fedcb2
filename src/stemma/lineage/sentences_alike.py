"""How alike two sentences of two languages are, without translating either.

What a translation keeps is compared: names, numbers, times, concepts, words that both languages
share, quotation and punctuation marks, and the length. Shared things count by how rare they are
among the sentences at hand; the length is a normal deviate of the ratio, after Gale and Church,
'A Program for Aligning Sentences in Bilingual Corpora' (1993).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.model import Analysis, Article, Span
from stemma.stories.background import rarity
from stemma.text.digits import find_digits, number_key
from stemma.text.keys import are_cognate, plain_key, romanise

__all__ = ["SentenceRow", "likeness", "rarities", "sentence_row"]

# A punctuation mark is kept less often than a name, number, time, concept or shared word.
_MARK = 0.5
_PART = 3  # a part of a name has as many letters
_COGNATE = 4  # words of fewer letters are alike by chance
_COMMON_WORD = 20
_FIRST = 4  # letters by which cognates are looked up
_SPREAD = 0.25  # standard deviation of the logarithm of the ratio of two lengths
_LENGTH = 0.2
_MARKS = "?!%:;()€$£"


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence as it is compared: its features by kind, its words by their first letters.

    `size` is the number of romanised letters, which are about as many in every script.
    """

    features: frozenset[str]
    words: dict[str, tuple[str, ...]]
    size: int


def sentence_row(article: Article, analysis: Analysis, place: Span) -> SentenceRow:
    """Return what a sentence of an article is compared by; `place` is the sentence's span."""
    start, end = place
    found: set[str] = set()
    for name in analysis.names:
        if start <= name.start < end:
            found.update(f"n{p}" for p in name.key.split() if len(p) >= _PART)
    for quantity in analysis.quantities:
        if start <= quantity.number.start < end:
            found.update(f"q{number_key(v)}" for v in (quantity.low, quantity.high))
    found.update(f"q{d.key}" for d in find_digits(article.text, start, end))
    found.update(f"t{t.value}" for t in analysis.times if start <= t.start < end)
    found.update(f"c{c.id}" for c in analysis.concepts if start <= c.start < end)
    text = article.text[start:end]
    found.update(f"m{mark}" for mark in _MARKS if mark in text)
    if any(start <= q.start < end for q in analysis.quotes):
        found.add("mquote")
    words: dict[str, list[str]] = defaultdict(list)
    for token in analysis.tokens:
        if start <= token.start < end and rarity(analysis.language, token.stem) >= _COMMON_WORD:
            word = plain_key(article.text[token.start : token.end])
            if len(word) >= _COGNATE and word not in words[word[:_FIRST]]:
                words[word[:_FIRST]].append(word)
    size = len(romanise(text))
    return SentenceRow(frozenset(found), {k: tuple(w) for k, w in sorted(words.items())}, size)


def rarities(rows: Iterable[SentenceRow]) -> dict[str, float]:
    """Return how rare each feature is among the sentences: the logarithm of rows per row with it.

    The rarity of a word's first letters stands under `w` and these.
    """
    count: Counter[str] = Counter()
    total = 0
    for row in rows:
        total += 1
        count.update(row.features)
        count.update(f"w{key}" for key in row.words)
    return {feature: math.log((total + 1) / n) for feature, n in sorted(count.items())}


def likeness(one: SentenceRow, other: SentenceRow, rare: Mapping[str, float]) -> float:
    """Return how alike two sentences are, from 0: the rarity of what they share, by their lengths.

    `rare` comes from `rarities` of the sentences among which the like one is sought.
    """
    shared = sorted(one.features & other.features)
    score = sum((_MARK if f[0] == "m" else 1.0) * rare.get(f, 0.0) for f in shared)
    for key in sorted(one.words.keys() & other.words.keys()):
        for word in one.words[key]:
            if any(are_cognate(word, w) for w in other.words[key]):
                score += rare.get(f"w{key}", 0.0)
    apart = math.log((one.size + 1) / (other.size + 1)) / _SPREAD
    return score / (1 + _LENGTH * apart * apart)
