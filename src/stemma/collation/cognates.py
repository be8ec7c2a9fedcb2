"""Words that two languages of a story share but for their spelling: provocateur, prowokator.

They are found by the sounds of their stems, as spellings of names are, and only among the words of
the story itself, where the same sounds in two languages seldom name two things.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from stemma.collation.context import Witness
from stemma.text import sound_key

__all__ = ["cognate_key", "shared_words"]

# A shorter word is like too many others, and endings tell nothing of the word.
_SHORTEST = 5
_LEAST, _MOST = 4, 6


@lru_cache(maxsize=1 << 16)
def cognate_key(stem: str) -> str | None:
    """Return the first sounds of a stem, None where it has too few of them."""
    if len(stem) < _SHORTEST or not stem.isalpha():
        return None
    key = sound_key(stem)
    return key[:_MOST] if len(key) >= _LEAST else None


def shared_words(witnesses: Iterable[Witness]) -> frozenset[str]:
    """Return the keys of the words that stand in texts of at least two languages."""
    spoken: dict[str, str] = {}
    shared: set[str] = set()
    for witness in witnesses:
        code = witness.analysis.language
        for stem in {t.stem for t in witness.analysis.tokens}:
            key = cognate_key(stem)
            if key is not None and spoken.setdefault(key, code) != code:
                shared.add(key)
    return frozenset(shared)
