"""One quotation in all its wordings: across outlets, shortened, edited, and in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from stemma.collation.context import Context, Witness
from stemma.collation.heard import Voice
from stemma.model import Quotation, QuotationMention, Span, Wording
from stemma.text import fold, words

__all__ = ["find_quotations"]

# A shorter quotation is a word or two that many may use.
_SHORTEST = 5
# Two wordings of one language are one quotation where so much of the shorter stands in the longer
# in the same order, and across languages where so much of what needs no language is common.
_SAME = 0.7
_SHARED = 0.4
_FEATURES = 3
# Ranks of pairs of one language lie before those of two.
_FIRST = 1000
_MARKS = frozenset('"“”„‟«»‹›‘’‚‛「」『』')


class _Said(NamedTuple):
    witness: Witness
    span: Span
    words: tuple[str, ...]
    features: frozenset[str]
    voice: int | None
    speaker: str | None


def find_quotations(context: Context, voices: Sequence[Voice]) -> tuple[Quotation, ...]:
    """Return the quotations that two articles or more have, those in most articles first."""
    said = _said(context, voices)
    home = list(range(len(said)))
    for _, i, j in sorted(_alike(said)):
        if home[i] != home[j] and not _clash(said, home, home[i], home[j]):
            old, new = max(home[i], home[j]), min(home[i], home[j])
            home = [new if h == old else h for h in home]
    groups: dict[int, list[_Said]] = {}
    for one, group in zip(said, home, strict=True):
        groups.setdefault(group, []).append(one)
    found = [_quotation(g) for g in groups.values() if len({s.witness.id for s in g}) > 1]
    return tuple(sorted(found, key=_order))


def _alike(said: Sequence[_Said]) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs that are one quotation, with a rank: those of one language come first."""
    for (i, one), (j, other) in combinations(enumerate(said), 2):
        if one.witness is not other.witness and _is_one(one, other):
            across = one.witness.analysis.language != other.witness.analysis.language
            yield (
                (-len(one.features & other.features) if across else -len(one.words) - _FIRST),
                i,
                j,
            )


def _clash(said: Sequence[_Said], home: Sequence[int], one: int, other: int) -> bool:
    """Tell whether one article would have two different wordings of one quotation."""
    wordings: dict[str, tuple[str, ...]] = {}
    for s, h in zip(said, home, strict=True):
        if h in {one, other} and wordings.setdefault(s.witness.id, s.words) != s.words:
            return True
    return False


def _order(quotation: Quotation) -> tuple[int, int, str, int]:
    mentions = [m for w in quotation.wordings for m in w.mentions]
    articles = len({m.article for m in mentions})
    return -articles, -len(quotation.wordings), mentions[0].article, mentions[0].start


def _said(context: Context, voices: Sequence[Voice]) -> list[_Said]:
    place = {w.id: n for n, w in enumerate(context.witnesses)}
    found = []
    for number, voice in enumerate(voices):
        for witness, attribution in voice.said:
            if attribution.kind != "direct":
                continue
            for part in attribution.content:
                span = _bare(witness.article.text, part)
                spoken = tuple(
                    fold(w.text) for w in words(witness.article.text[span.start : span.end])
                )
                if len(spoken) >= _SHORTEST:
                    which = number if voice.named else None
                    name = voice.name
                    found.append(
                        _Said(witness, span, spoken, _features(witness, span), which, name)
                    )
    return sorted(found, key=lambda s: (place[s.witness.id], s.span))


def _bare(text: str, span: Span) -> Span:
    """Return a span without the quotation marks and the white space at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (
        text[end - 1] in _MARKS or text[end - 1].isspace() or text[end - 1] in ",;"
    ):
        end -= 1
    return Span(start, end)


def _features(witness: Witness, span: Span) -> frozenset[str]:
    """Return what needs no language: concepts, names and numbers inside a span."""
    return frozenset(
        [f"c{c.id}" for c in witness.concepts.about(span.start, span.end)]
        + [f"n{n.key}" for n in witness.names.about(span.start, span.end)]
        + [f"q{q.low:g}" for q in witness.quantities.about(span.start, span.end)]
    )


def _is_one(one: _Said, other: _Said) -> bool:
    if one.witness.analysis.language != other.witness.analysis.language:
        return one.voice is not None and one.voice == other.voice and _shares(one, other)
    if one.words == other.words:
        return True
    return _reworded(one.words, other.words)


def _reworded(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether enough of the shorter wording stands in the longer one, in the same order."""
    shorter, longer = sorted((one, other), key=len)
    if len(set(shorter) & set(longer)) < _SAME * len(set(shorter)):
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) >= _SAME * len(shorter)


def _shares(one: _Said, other: _Said) -> bool:
    common = len(one.features & other.features)
    most = max(len(one.features), len(other.features))
    return common >= _FEATURES and common >= _SHARED * most


def _quotation(group: Iterable[_Said]) -> Quotation:
    by_words: dict[tuple[str, tuple[str, ...]], list[_Said]] = {}
    speakers: list[str] = []
    for said in group:
        by_words.setdefault((said.witness.analysis.language, said.words), []).append(said)
        if said.speaker and said.voice is not None:
            speakers.append(said.speaker)
    keys = list(by_words)
    wordings = tuple(
        Wording(
            code, tuple(QuotationMention(s.witness.id, *s.span) for s in by_words[code, spoken])
        )
        for code, spoken in keys
    )
    edited = tuple(
        (i, j)
        for (i, one), (j, other) in combinations(enumerate(keys), 2)
        if one[0] == other[0] and not _part_of(one[1], other[1]) and _reworded(one[1], other[1])
    )
    return Quotation(min(speakers, key=lambda s: (-len(s), s), default=None), wordings, edited)


def _part_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one wording is a stretch of the other, whole."""
    small, big = sorted((one, other), key=len)
    return any(big[n : n + len(small)] == small for n in range(len(big) - len(small) + 1))
