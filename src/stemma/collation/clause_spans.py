"""The stretches of a text that can be statements: clauses, bare of who speaks and of loose ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from stemma.analysis.lexicon import Flag, lexicon
from stemma.collation.context import Witness
from stemma.collation.polarity import Signals
from stemma.model import Attribution, Span
from stemma.text import fold, words

__all__ = ["Frames", "statement_spans"]

# A statement of fewer letters says too little to stand alone, one of more says several things.
_SHORTEST = 14
_LONGEST = 240
# A clause longer than this says several things, each with this much room.
_LONG = 70
_PART = 24
# A clause of which more tenths than this are source and cue only says who speaks.
_FRAME = 6
# A source or cue is at the edge of a clause where no more than this stands outside it.
_NEAR = 3
_OPENING = "„“”«»\"'‘’("
_CLOSING = " \n\t,;:–—-.!"
_PAIRS = (("„", "“”"), ("“", "”"), ("«", "»"), ("(", ")"), ('"', '"'), ("»", "«"))
# A full stop after a word of several small letters ends a sentence where a capital follows.
_BREAK = re.compile(
    r"(?<=[^\W\d_A-ZÀ-ÞА-Я]{4})[.!?]\s+(?=[A-ZÀ-ÞА-ЯІЇЄ]|[0-9]{3})|;\s+|\s[–—]\s|[.:!?]\s+(?=[„“«\"])|(?<=[\"”“»])\s+(?=[„“«\"])"
)
_QUOTED = ("“", "”", "»", "«", '"')
# A few quoted words are shown with who says them and how.
_QUOTE = 48
_QUOTED_WORDS = re.compile(r"[„“«\"][^„“”»«\"]+[“”»\"]")
# The first two words of a stretch stand within this many letters.
_OPENING_WORDS = 40
_SOFT = re.compile(r",\s+")


class Frames:
    """Sources and cues of a text, found by place: they say who speaks, and are no statement."""

    def __init__(self, witness: Witness, *without: str) -> None:
        said = self._said = [a for a in witness.analysis.attributions if a.stance not in without]
        self._spans = sorted(s for a in said for s in (*a.source, *a.cue))
        self._starts = [s.start for s in self._spans]
        self._framed = sorted(
            (a.cue[0].start, n) for n, a in enumerate(said) if a.cue and a.content
        )
        self._witness = witness
        self._widest = max((s.end - s.start for s in self._spans), default=0)

    def near(self, start: int, end: int) -> Sequence[Span]:
        """Return those that touch `[start, end)`, and some more before it."""
        low = bisect_left(self._starts, start - self._widest - _NEAR)
        return self._spans[low : bisect_left(self._starts, end + _NEAR)]

    def fill(self, span: Span) -> bool:
        """Say whether the span is little more than source and cue, or tells who said the rest."""
        low = bisect_left(self._framed, (span.start - _LONGEST + 1, 0))
        high = bisect_left(self._framed, (span.start + _LONGEST, 0))
        if any(
            any(span.start <= c.start and c.end <= span.end for c in a.cue)
            and all(s.end <= span.start or s.start >= span.end for s in a.content)
            for a in (self._said[n] for _, n in self._framed[low:high])
        ):
            return True
        here = (self._said[n] for _, n in self._framed[low:high])
        if any(_tells_all(self._witness, a, span) for a in here):
            return False
        near = self.near(span.start, span.end)
        taken = sum(max(0, min(span.end, f.end) - max(span.start, f.start)) for f in near)
        return 10 * taken > _FRAME * (span.end - span.start)


def _tells_all(witness: Witness, attribution: Attribution, span: Span) -> bool:
    """Say whether a span holds speaker and content, and this is a word or two: 'admits defeat'."""
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    return (
        sum(s.end - s.start for s in attribution.content) < _SHORTEST
        and all(span.start <= s.start and s.end <= span.end for s in parts)
        and any(
            c.start < s.end and s.start < c.end
            for s in attribution.content
            for c in witness.concepts.about(*s)
        )
    )


def statement_spans(witness: Witness, signals: Signals) -> Iterator[Span]:
    """Yield the stretches, in the order of the text; none lies on another."""
    text = witness.article.text
    frames = Frames(witness, "denies", "not_confirmed")
    pieces: Iterable[Any] = witness.analysis.clauses or witness.analysis.sentences
    for piece in pieces:
        for low, high in _parts(text, piece.start, piece.end):
            start, end = _bare(text, *_unframed(low, high, frames))
            if end - start < _SHORTEST or (
                end - start < _QUOTE and _QUOTED_WORDS.search(text, start, end)
            ):
                start, end = _bare(text, low, high)
            start = _after_openers(text, signals, start, end)
            start, end = _balanced(text, *_bare(text, start, end))
            if _SHORTEST <= end - start <= _LONGEST and not _only_says(witness, start):
                yield Span(start, end)


def _only_says(witness: Witness, start: int) -> bool:
    """Say whether a stretch follows a quotation and begins with a verb of saying."""
    text = witness.article.text
    lex = lexicon(witness.analysis.language)
    if lex is None or text[start - 1 : start] in _QUOTED:
        return False
    if not text[:start].rstrip(" ,\n").endswith(_QUOTED):
        return False
    first = islice(words(text[start : start + _OPENING_WORDS]), 2)
    return any(lex.bits(fold(w.text)) & Flag.SPEECH for w in first)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a clause where a mark says so, and a long one at commas that leave enough on each side."""
    begin = start
    cuts = [m.end() for m in _BREAK.finditer(text, start, end) if _room(m, start, end)]
    for cut in [*cuts, end]:
        yield from _soft_parts(text, begin, cut)
        begin = cut


def _room(match: re.Match[str], start: int, end: int) -> bool:
    return match.start() - start >= _SHORTEST and end - match.end() >= _SHORTEST


def _soft_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    while end - begin > _LONG:
        cuts = [
            m.end()
            for m in _SOFT.finditer(text, begin, end)
            if m.start() - begin >= _PART and end - m.end() >= _PART
        ]
        if not cuts:
            break
        yield begin, cuts[0]
        begin = cuts[0]
    yield begin, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _unframed(start: int, end: int, frames: Frames) -> tuple[int, int]:
    """Return the clause without a source and a cue at its beginning or end."""
    near = frames.near(start, end)
    for _ in range(2):
        for frame in near:
            if frame.start <= start + _NEAR and start < frame.end < end:
                start = frame.end
            if frame.end >= end - _NEAR and start < frame.start < end:
                end = frame.start
    return start, end


def _after_openers(text: str, signals: Signals, start: int, end: int) -> int:
    """Return the start behind the small words that a clause can do without."""
    for _ in range(2):
        word = next(signals.inside(start, start + 1, "opener"), None)
        if word is None or end - word.end < _SHORTEST or not text[word.end].isspace():
            break
        start = word.end + 1
    return start


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with both or none of a pair of marks around its words."""
    for opening, closing in _PAIRS:
        if start >= end:
            break
        body = text[start:end]
        if opening == closing:
            loose = body.count(opening) % 2 == 1
        else:
            loose = body.count(opening) > sum(body.count(c) for c in closing)
        if loose and end < len(text) and text[end] in closing:
            end += 1
        elif loose and text[start] == opening:
            start += 1
        elif not loose and opening != closing and text[end - 1] in closing:
            if opening not in body and not any(o in body for o, c in _PAIRS if text[end - 1] in c):
                end -= 1
        elif loose and opening == closing and text[end - 1] == opening:
            end -= 1
    return start, end
