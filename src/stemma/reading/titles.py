"""The title: which of the lines above the running text is the headline."""

from __future__ import annotations

from statistics import median

import regex

from stemma.model import BlockKind
from stemma.reading.lines import Line

__all__ = ["find_title"]

_LONGEST = 220
_HEAD = 40
_SENTENCES = regex.compile(r"\p{L}{3}[.!?]+[\"”»“’]*\s+[\"„“«]?\p{Lu}")


def find_title(
    lines: list[Line], kinds: list[BlockKind | None], first: int, given: str | None
) -> int | None:
    """Return the index of the title's line: the given one where it stands, else the likeliest."""
    if given and (at := _given(lines, kinds, given)) is not None:
        return at
    head = [at for at in range(min(first, len(lines))) if kinds[at] is None]
    head = [at for at in head if len(lines[at].text) <= _LONGEST]
    if head:
        ranked = enumerate(head[:_HEAD])
        return max(ranked, key=lambda pair: (_likely(lines[pair[1]], pair[0]), -pair[0]))[1]
    return _first_sentence(lines, kinds)


def _given(lines: list[Line], kinds: list[BlockKind | None], given: str) -> int | None:
    wanted = _letters(given)
    if not wanted:
        return None
    for at, line in enumerate(lines[:30]):
        if kinds[at] not in {None, "furniture"} or len(line.text) > len(given) + 60:
            continue
        if _letters(line.text) == wanted:
            return at
    return None


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _likely(line: Line, rank: int) -> int:
    """Return how likely a line is the headline: a number of words, no heading in capitals, early."""
    score = 3 if line.words >= 4 else 2 if line.words == 3 else 0
    score += 2 if len(line.text) >= 30 else 0
    score -= 2 if line.text.isupper() and line.words <= 5 else 0
    score -= 2 if line.text.endswith((":", ",")) else 0
    score -= 3 if line.text.startswith(("[", "(", "-", "•")) else 0
    return score - (rank > 0)


def _first_sentence(lines: list[Line], kinds: list[BlockKind | None]) -> int | None:
    """Return the first line where it is a headline that ends like a sentence.

    It is one sentence, short, and shorter than the paragraphs under it.
    """
    left = [at for at, kind in enumerate(kinds) if kind is None]
    if not left:
        return None
    line = lines[left[0]]
    single = not (line.ends or line.prose) or not _SENTENCES.search(line.text)
    if len(left) == 1:
        headline = not line.ends and line.words <= 20 and len(line.text) <= _LONGEST
        return left[0] if single and headline else None
    if line.text[0].islower() or not single or len(line.text) > 150 or line.text[0] in "-–—•":
        return None
    usual = median(len(lines[at].text) for at in left[1:])
    if not line.ends:
        return left[0] if usual >= 0.8 * len(line.text) else None
    headline = len(line.text) <= 120 and line.words <= 16
    return left[0] if headline and usual >= 1.4 * len(line.text) else None
