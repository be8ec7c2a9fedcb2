"""An article as a stream of stories remembers it: numbers in place of words, a few kilobytes.

Features are kept as hashes of 32 bits beside the number of their channel, so that two articles are
compared by sorted rows of integers, and nothing but the headline holds words. The `mark` of an
article is a hash of its id; it orders articles in a way that has nothing to do with their arrival.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from zlib import crc32

import msgspec
import numpy as np

from stemma.model import Analysis, Article
from stemma.stories.features import CHANNELS, Features, features
from stemma.stories.titles import Headline, headline

__all__ = ["WORDS", "Row", "Traits", "channel_of", "mark_of", "read_traits", "row_of", "traits_of"]

# How many features of each channel an article is looked up by: those that weigh most.
_LOOKED_UP = {"n": 8, "w": 10, "q": 4, "x": 6}
# The channel of words: who shares one writes in the same language.
WORDS = CHANNELS.index("w")
_BITS = 32


class Traits(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All that a stream keeps of an article.

    `codes` and `weights` are rows of little-endian integers of 4 and 2 bytes, sorted by channel and
    code; `counts` says how many of them belong to each channel. `front` holds the code and rarity
    of the names of places in title and lede. `keys` are what the article is looked up by. `day` is a
    day number, as in Features.
    """

    article: str
    mark: int
    language: str
    script: str
    day: int | None
    codes: bytes
    weights: bytes
    counts: tuple[int, ...]
    front: tuple[tuple[int, int], ...]
    keys: tuple[int, ...]
    headline: Headline


class Row:
    """Traits made ready for comparison: the features as one sorted row, channel first."""

    __slots__ = ("channels", "codes", "front", "keys", "traits", "weights")

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        channel = np.repeat(np.arange(len(CHANNELS), dtype=np.int64), traits.counts)
        codes = np.frombuffer(traits.codes, "<u4").astype(np.int64)
        self.codes = (channel << _BITS) | codes
        self.weights = np.frombuffer(traits.weights, "<u2").astype(np.int64)
        self.channels = tuple(n > 0 for n in traits.counts)
        self.keys = frozenset(traits.keys)
        self.front = np.array([code for code, _ in traits.front], np.int64)


def read_traits(article: Article, analysis: Analysis) -> Traits:
    """Return what a stream keeps of an article; furniture has no part in it."""
    return traits_of(article, features(article, analysis))


def traits_of(article: Article, found: Features) -> Traits:
    """Return what a stream keeps of an article with these features."""
    weights: dict[int, int] = {}
    for feature, weight in found.weights.items():
        code = _code(feature)
        weights[code] = min(weights.get(code, 0) + weight, 0xFFFF)
    codes = sorted(weights)
    mask = (1 << _BITS) - 1
    counts = [0] * len(CHANNELS)
    for code in codes:
        counts[code >> _BITS] += 1
    return Traits(
        article=article.id,
        mark=mark_of(article.id),
        language=found.language,
        script=found.script,
        day=found.day,
        codes=np.array([code & mask for code in codes], "<u4").tobytes(),
        weights=np.array([weights[code] for code in codes], "<u2").tobytes(),
        counts=tuple(counts),
        front=tuple(sorted((_code(f), rank) for f, rank in found.front.items())),
        keys=_keys(found),
        headline=headline(article),
    )


def row_of(article: Article, found: Features) -> Row:
    """Return an article with these features, ready for comparison."""
    return Row(traits_of(article, found))


def mark_of(article: str) -> int:
    """Return the mark of an article: 63 bits of a hash of its id."""
    return int.from_bytes(blake2b(article.encode(), digest_size=8).digest(), "big") >> 1


def channel_of(key: int) -> int:
    """Return the number of the channel of a key."""
    return key >> _BITS


def _code(feature: str) -> int:
    """Return a feature as a number: its channel above 32 bits of a hash."""
    return CHANNELS.index(feature[0]) << _BITS | crc32(feature.encode())


def _keys(found: Features) -> tuple[int, ...]:
    """Return the codes of the features that weigh most, of each channel so many."""
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for feature, weight in found.weights.items():
        if feature[0] in _LOOKED_UP:
            ranked[feature[0]].append((-weight, feature))
    chosen = [
        feature
        for channel, rows in ranked.items()
        for _, feature in sorted(rows)[: _LOOKED_UP[channel]]
    ]
    return tuple(sorted({_code(feature) for feature in chosen}))
