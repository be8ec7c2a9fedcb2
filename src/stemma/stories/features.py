"""What two articles are compared by: words of one language, and what needs no translation.

A feature is a string whose first letter is its channel: `w` words (of one language), `n` names,
`q` numbers and days, `c` concepts, `h` names and numbers of title and lede once more, `x` how words
sound in any script (names that were not found, and words that languages share), `t` the words of
the title and `k` the concepts of title and first sentences, each once. Its weight
is its rarity times how often and how prominently it stands; the weights of one channel are a
vector whose length is `UNIT`, of whole numbers, so that no machine rounds them in its own way.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from stemma.languages import concept_table, language
from stemma.model import Analysis, Article
from stemma.stories.background import COMMON, rarity
from stemma.stories.prominence import name_features
from stemma.text import fold, words
from stemma.text.digits import find_digits, number_key
from stemma.text.keys import plain_key

__all__ = ["CHANNELS", "UNIT", "Features", "day_number", "features"]

CHANNELS = "wnqchxtk"
# The length of the vector of one channel.
UNIT = 1000

_CONCEPT_RARITY = 24
_DAY_RARITY = 20
# Words that are compared by sound: their length, rarity, and how much of them is compared.
_SOUNDING = 4
_SOUNDING_RARITY = 30
_SOUND = 5
# Title and lede tell the event, the end of a text its background.
_HEAD = 3
_FRONT = 2
_FULL_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)(?:T|$)")
_HEAD_SHARE = 0.25

# Takes a feature, where it stands and how rare it is.
_Count = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Features:
    """An article as it is compared: its day where it has one, and weights by feature.

    `channels` are the letters of the channels in which it has any feature. `front` holds the rarity
    of the places in its title and first sentences: where the event is.
    """

    article: str
    language: str
    script: str
    day: int | None
    weights: dict[str, int]
    channels: str
    front: dict[str, int]


def features(article: Article, analysis: Analysis) -> Features:
    """Return what the article is compared by; furniture has no part in it."""
    seen: dict[str, int] = defaultdict(int)
    rare: dict[str, int] = {}
    head = _head_end(article, analysis)

    def count(feature: str, start: int, rank: int) -> None:
        if rank < COMMON:
            return
        seen[feature] += _HEAD if start < head else 1
        rare[feature] = rank
        if start < head and feature[0] in "nq":
            seen[f"h{feature}"] += 1
            rare[f"h{feature}"] = rank

    code = analysis.language
    for token in analysis.tokens:
        if not token.stem.isnumeric():
            rank = rarity(code, token.stem)
            count(f"w{code}:{token.stem}", token.start, rank)
            word = article.text[token.start : token.end]
            if len(word) >= _SOUNDING and rank > _SOUNDING_RARITY:
                sound = plain_key(word)[:_SOUND]
                count(f"x{sound}", token.start, rank if word[0].isupper() else rank // 2)
    _count_names(article, analysis, count)
    _count_numbers(article, analysis, count)
    for concept in analysis.concepts:
        # What one language keeps apart and another does not would set their texts apart.
        if concept_table()[concept.id].broader is None:
            count(f"c{concept.id}", concept.start, _CONCEPT_RARITY)
    for feature, rank in _fronted(article, analysis):
        seen[feature], rare[feature] = 1, rank
    return Features(
        article=article.id,
        language=code,
        script=language(code).general.script,
        day=day_number(article.day) if article.day else None,
        weights=_unit({f: _often(n) * rare[f] for f, n in sorted(seen.items())}),
        channels="".join(sorted({f[0] for f in seen})),
        front=_front(article, analysis),
    )


def _often(count: int) -> int:
    """Return a hundred times one plus the logarithm of how often a feature was seen."""
    return 100 + round(100 * math.log(count))


def _unit(weights: dict[str, int]) -> dict[str, int]:
    """Return the weights with every channel scaled to length `UNIT`; what vanishes is left out."""
    squares: dict[str, int] = defaultdict(int)
    for feature, weight in weights.items():
        squares[feature[0]] += weight * weight
    scaled = {f: w * UNIT // math.isqrt(squares[f[0]]) for f, w in weights.items()}
    return {f: w for f, w in scaled.items() if w}


def _front(article: Article, analysis: Analysis) -> dict[str, int]:
    """Return the rarity of the places in title, lede and first sentences of the text."""
    end = _front_end(article, analysis)
    places = {n.key for n in analysis.names if n.kind == "place" and n.start < end}
    return dict(f for key in sorted(places) for f in name_features("place", key))


def _front_end(article: Article, analysis: Analysis) -> int:
    told = [s.end for s in article.spans("title", "lede")]
    body = [s.end for s in analysis.sentences if s.block == "body"][:_FRONT]
    return max([0, *told, *body])


def _fronted(article: Article, analysis: Analysis) -> Iterator[tuple[str, int]]:
    """Yield the words of the title and the concepts of the front, with their rarity."""
    code = analysis.language
    titled = max((s.end for s in article.spans("title", "lede")), default=0)
    if not titled and analysis.sentences:
        titled = analysis.sentences[0].end
    for token in analysis.tokens:
        if token.start < titled and not token.stem.isnumeric():
            rank = rarity(code, token.stem)
            if rank >= COMMON:
                yield f"t{code}:{token.stem}", rank
    end = _front_end(article, analysis)
    for concept in analysis.concepts:
        if concept.start < end and concept_table()[concept.id].broader is None:
            yield f"k{concept.id}", _CONCEPT_RARITY


def day_number(value: str) -> int | None:
    """Return the number of the day that an ISO value begins with, or None where it has none."""
    if not _FULL_DATE.match(value):
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:  # 30 February: the form of a day, but none
        return None


def _head_end(article: Article, analysis: Analysis) -> int:
    """Return where the head of the article ends: its title, lede and first sentences."""
    if not analysis.sentences:
        return 0
    first, last = analysis.sentences[0].start, analysis.sentences[-1].end
    share = first + int((last - first) * _HEAD_SHARE)
    return max([share, *(s.end for s in article.spans("title", "lede"))])


def _count_names(article: Article, analysis: Analysis, count: _Count) -> None:
    for name in analysis.names:
        for feature, rank in name_features(name.kind, name.key):
            count(feature, name.start, rank)
    if analysis.names or language(analysis.language).general.capitals == "nouns":
        return
    for sentence in analysis.sentences:
        for word in words(article.text, sentence.start, sentence.end):
            if word.start > sentence.start and word.text[0].isupper():
                key = fold(word.text)
                count(f"n{key}", word.start, rarity(analysis.language, key))


def _count_numbers(article: Article, analysis: Analysis, count: _Count) -> None:
    taken: set[int] = set()
    for time in analysis.times:
        taken.update(range(time.start, time.end))
        if time.type == "DATE" and len(time.value) == 10 and time.value[:4].isdigit():
            count(f"q{time.value}", time.start, _DAY_RARITY)
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
