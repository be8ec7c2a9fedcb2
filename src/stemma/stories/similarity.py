"""How alike two articles are: cosines by channel, scaled by the kind of pair and by time.

The best raw cosine for 'one event' differs by a factor of five between two texts of one language
and two of different scripts, so each kind of pair has a scale of its own, on which `BAR` means
'as likely one event as not'.
"""

from __future__ import annotations

from stemma.stories.features import CHANNELS, Features
from stemma.stories.index import Overlap

__all__ = ["BAR", "likeness"]

BAR = 1000

# How much each channel counts, in the order of `CHANNELS`; what both lack counts nothing.
_SAME = (10, 3, 2, 1, 3, 0)
_OTHER = (0, 8, 5, 1, 4, 4)
# The weighted cosine that means `BAR` for two texts without time between them.
_SAME_LANGUAGE = 0.205
_OTHER_LANGUAGE = 0.108
_OTHER_SCRIPT = 0.086
# Days after which likeness has halved; without a date nothing is known for or against.
_HALF_LIFE = 12.0
_NO_DATE = 0.8
# What is left of likeness where the fronts of two texts name nothing that the other has.
_CONTRADICTION = 0.4
# What is left of it where one text appeared before all that the other tells.
_TOO_EARLY = 0.7


def likeness(a: Features, b: Features, overlap: Overlap) -> int:
    """Return how alike two articles are, on the scale on which `BAR` is even odds."""
    if a.language == b.language:
        shares, scale = _SAME, _SAME_LANGUAGE
    else:
        shares = _OTHER
        scale = _OTHER_LANGUAGE if a.script == b.script else _OTHER_SCRIPT
    counted = [
        (share, cosine)
        for share, cosine, channel in zip(shares, overlap.cosines, CHANNELS, strict=True)
        if channel in a.channels and channel in b.channels
    ]
    total = sum(share for share, _ in counted)
    if not total:
        return 0
    mean = sum(share * cosine for share, cosine in counted) / total
    return round(BAR * mean / scale * _time(a, b) * _agreement(a, b))


def _agreement(a: Features, b: Features) -> float:
    """Return how far two articles do not contradict each other in what their fronts name.

    Two thefts of one kind share words, concepts and days; but each names up front a place or a
    person that the other does not have anywhere.
    """
    placed = 1.0 - _CONTRADICTION * min(_unknown(a, b), _unknown(b, a))
    return placed * (_TOO_EARLY if _too_early(a, b) or _too_early(b, a) else 1.0)


def _too_early(a: Features, b: Features) -> bool:
    """Say whether `a` appeared before the first day that `b` tells of: it cannot know of it."""
    return a.day is not None and b.since is not None and a.day < b.since


def _unknown(a: Features, b: Features) -> float:
    """Return what share of the names in the front of `a` is nowhere in `b`."""
    total = sum(a.front.values())
    if not total:
        return 0.0
    return sum(rank for name, rank in a.front.items() if name not in b.weights) / total


def _time(a: Features, b: Features) -> float:
    if a.day is None or b.day is None:
        return _NO_DATE
    return 1.0 / (1.0 + abs(a.day - b.day) / _HALF_LIFE)
