"""What two articles are compared by: words of one language, and what needs no translation.

A feature is a string with the letter of its channel: `w` words (of one language), `n` names,
`q` numbers, `t` days, `c` concepts. Its weight is rarity times how prominent it stands.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from datetime import date

import msgspec

from stemma.languages import language
from stemma.model import Analysis, Article
from stemma.stories.background import UNKNOWN, rarity
from stemma.stories.numbers import find_digits, number_key
from stemma.text import fold, words

__all__ = ["Features", "features"]

# How much a channel counts beside the words, in tenths.
_CHANNEL = {"w": 10, "n": 14, "q": 8, "t": 6, "c": 10}
_NAME_RARITY = {"person": 45, "organisation": 40, "place": 32, "other": 36}
_CONCEPT_RARITY = 24
# Title and lede tell the event, the end of a text its background.
_HEAD = 3
_HEAD_SHARE = 0.25

# Takes a feature, where it stands and how rare it is.
_Count = Callable[[str, int, int], None]


class Features(msgspec.Struct, frozen=True):
    """An article as it is compared: weights by feature, and its day where it has one.

    `own` are features that mean something within the language only, `common` across languages.
    """

    article: str
    language: str
    script: str
    day: int | None
    own: dict[str, float]
    common: dict[str, float]


def features(article: Article, analysis: Analysis) -> Features:
    """Return what the article is compared by; furniture has no part in it."""
    seen: dict[str, float] = defaultdict(float)
    rare: dict[str, int] = {}
    head = _head_end(article, analysis)

    def count(feature: str, start: int, rank: int) -> None:
        if rank > 0:
            seen[feature] += _HEAD if start < head else 1
            rare[feature] = rank

    code = analysis.language
    for token in analysis.tokens:
        if not token.stem.isnumeric():
            count(f"w{token.stem}", token.start, rarity(code, token.stem))
    _count_names(article, analysis, count)
    _count_numbers(article, analysis, count)
    for time in analysis.times:
        if time.type == "DATE" and len(time.value) == 10 and time.value[:4].isdigit():
            count(f"t{time.value}", time.start, 20)
    for concept in analysis.concepts:
        count(f"c{concept.id}", concept.start, _CONCEPT_RARITY)
    weights = {
        f: (1 + math.log(n)) * rare[f] * _CHANNEL[f[0]] / 10 for f, n in sorted(seen.items())
    }
    return Features(
        article=article.id,
        language=code,
        script=language(code).general.script,
        day=date.fromisoformat(article.day).toordinal() if article.day else None,
        own={f: w for f, w in weights.items() if f[0] == "w"},
        common={f: w for f, w in weights.items() if f[0] != "w"},
    )


def _head_end(article: Article, analysis: Analysis) -> int:
    """Return where the head of the article ends: its title, lede and first sentences."""
    told = article.spans("title", "lede")
    spans = [(s.start, s.end) for s in analysis.sentences]
    if not spans:
        return 0
    share = spans[0][0] + int((spans[-1][1] - spans[0][0]) * _HEAD_SHARE)
    return max([share, *(s.end for s in told)])


def _count_names(article: Article, analysis: Analysis, count: _Count) -> None:
    for name in analysis.names:
        for part in name.key.split():
            count(f"n{part}", name.start, _NAME_RARITY[name.kind])
    if analysis.names or language(analysis.language).general.capitals == "nouns":
        return
    for sentence in analysis.sentences:
        for word in words(article.text, sentence.start, sentence.end):
            if word.start > sentence.start and word.text[0].isupper():
                key = fold(word.text)
                count(f"n{key}", word.start, min(UNKNOWN, rarity(analysis.language, key)))


def _count_numbers(article: Article, analysis: Analysis, count: _Count) -> None:
    taken: set[int] = set()
    for time in analysis.times:
        taken.update(range(time.start, time.end))
    for quantity in analysis.quantities:
        taken.update(range(quantity.number.start, quantity.number.end))
        key = number_key(quantity.low)
        count(f"q{key}", quantity.start, _number_rarity(key))
    for sentence in analysis.sentences:
        for digits in find_digits(article.text, sentence.start, sentence.end):
            if digits.start not in taken:
                count(f"q{digits.key}", digits.start, _number_rarity(digits.key))


def _number_rarity(key: str) -> int:
    """Return how rarely a number stands in news: round and small ones stand everywhere."""
    exact = len(key.replace(".", "").rstrip("0"))
    if len(key) == 4 and key.startswith(("19", "20")):
        return 12
    return (0, 10, 26, 40)[min(exact, 3)] + (4 if len(key) > 3 else 0)
