"""Whether two speakers can be one party: the company and its spokesman, in any language."""

from __future__ import annotations

from stemma.collation.positions import Stand
from stemma.text import fold, sound_key, words

__all__ = ["one_party"]

# A shorter word of a speaker's name or role is none that tells speakers apart.
_SHORTEST = 4


def one_party(one: Stand, other: Stand) -> bool:
    """Say whether two named speakers can be one: a role in common, or a word of their names."""
    if one.attributed_to is None or other.attributed_to is None:
        return False
    if one.voice == other.voice or one.roles & other.roles:
        return True
    return bool(_sounds(one) & _sounds(other))


def _sounds(speaker: Stand) -> frozenset[str]:
    told = f"{speaker.attributed_to} {speaker.voice.partition(':')[2]}"
    return frozenset(sound_key(fold(w.text)) for w in words(told) if len(w.text) >= _SHORTEST)
