"""How alike two articles are: a cosine, scaled by the kind of pair and by the time between them.

The best raw cosine for 'one event' differs by a factor of five between two texts of one language
and two of different scripts, so each kind of pair has a scale of its own, on which `BAR` means
'as likely one event as not'.
"""

from __future__ import annotations

from stemma.stories.features import Features
from stemma.stories.index import Overlap

__all__ = ["BAR", "likeness"]

BAR = 1000

# The cosine that means `BAR` for two texts without time between them.
_SAME_LANGUAGE = 0.16
_OTHER_LANGUAGE = 0.10
_OTHER_SCRIPT = 0.07
# Days after which likeness has halved; without a date nothing is known for or against.
_HALF_LIFE = 6.0
_NO_DATE = 0.85


def likeness(a: Features, b: Features, overlap: Overlap) -> int:
    """Return how alike two articles are, on the scale on which `BAR` is even odds."""
    if a.language == b.language:
        scaled = overlap.full / _SAME_LANGUAGE
    elif a.script == b.script:
        scaled = overlap.common / _OTHER_LANGUAGE
    else:
        scaled = overlap.common / _OTHER_SCRIPT
    return round(BAR * scaled * _time(a, b))


def _time(a: Features, b: Features) -> float:
    if a.day is None or b.day is None:
        return _NO_DATE
    return 1.0 / (1.0 + abs(a.day - b.day) / _HALF_LIFE)
