"""Checks of a pack's concept words: what a person who fills it may get wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stemma.languages.concepts import concept_words
from stemma.text import fold

__all__ = ["word_problems"]

# A shorter beginning that is left open finds words of other things.
_SHORTEST_OPEN = 3


def word_problems(code: str) -> tuple[str, ...]:
    """Return a line for every fault in a language's concept words, in the order of the ids.

    A word may stand under one concept only, the narrowest: the broader ones come along. An open
    end needs some letters before it; a phrase is written as folded text is.
    """
    part = concept_words(code)
    return tuple(_problems(dict(sorted(part.words.items())))) if part else ()


def _problems(words: dict[str, tuple[str, ...]]) -> Iterator[str]:
    homes: dict[str, list[str]] = defaultdict(list)
    for concept, phrases in words.items():
        if not phrases:
            yield f"{concept}: no words"
        for phrase in sorted({p for p in phrases if phrases.count(p) > 1}):
            yield f"{concept}: {phrase!r} stands there twice"
        for phrase in phrases:
            core = phrase.strip("*")
            homes[core].append(concept)
            if fold(phrase) != phrase or core != core.strip() or not core:
                yield f"{concept}: {phrase!r} is not written as folded text: {fold(phrase)!r}"
            elif core != phrase and len(core) < _SHORTEST_OPEN:
                yield f"{concept}: {phrase!r} is too short for an open end"
    for core, found in homes.items():
        if len(set(found)) > 1:
            yield f"{core!r} stands under several concepts: {', '.join(dict.fromkeys(found))}"
