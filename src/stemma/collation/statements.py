"""Statements: the clauses of a story's articles, each with what it can be aligned by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from stemma.collation.context import Context, Witness
from stemma.collation.moments import Completed, complete_times
from stemma.collation.polarity import axis_of, is_negated
from stemma.collation.positions import Stand, stand_of
from stemma.collation.steps import Step, steps_in
from stemma.languages import concept_table
from stemma.model import BlockKind, Span, Time
from stemma.stories.background import rarity
from stemma.text import fold

__all__ = ["Statement", "find_statements"]

# A statement of fewer letters says too little to stand alone, one of more says several things.
_SHORTEST = 14
_LONGEST = 240
# A clause of which more tenths than this are source and cue only says who speaks.
_FRAME = 6
_OPENING = "„“”«»\"'‘’("
_CLOSING = " \n\t,;:–—-.!"
# A source or cue is at the edge of a clause where no more than this stands outside it.
_NEAR = 3
# "no more than", "nicht mehr als" stand at most this far before their number.
_BEFORE_NUMBER = 16
_READ: frozenset[BlockKind] = frozenset({"title", "lede", "body", "heading", "caption"})

# How much a shared feature counts, in tenths of a nat: names and concepts need no translation.
_CONCEPT = 32
_NAME = {"person": 34, "organisation": 30, "place": 24, "other": 26}
_NUMBER = 22
_DAY = 22


class Statement(msgspec.Struct, frozen=True):
    """A clause with its weighted features; `order` is its place among those of its article.

    A feature's first letter is its channel: `c` concept, `n` name, `q` number, `t` time, `w` word
    of one language. `negated` says that it holds a negation, `turned` are the axes of which it
    holds the far end.
    """

    article: str
    lineage: str
    order: int
    span: Span
    block: BlockKind
    language: str
    weights: Mapping[str, float]
    stand: Stand
    negated: bool = False
    turned: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = ()
    actors: frozenset[str] = frozenset()

    @property
    def common(self) -> set[str]:
        """The features that mean the same in every language."""
        return {f for f in self.weights if f[0] != "w"}


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of all articles, article by article, in the order of the texts."""
    completed = complete_times(context.articles, context.analyses)
    found: list[Statement] = []
    for witness in context.witnesses:
        found.extend(_of_witness(witness, completed))
    return tuple(found)


def _of_witness(
    witness: Witness, completed: Mapping[tuple[str, Time], Completed]
) -> Iterator[Statement]:
    marks = _marks(witness, completed)
    frames = _frames(witness)
    starts = [m[0] for m in marks]
    order = 0
    for span in _clauses(witness):
        block = witness.block_at(span.start)
        if block not in _READ or _is_frame(span, frames):
            continue
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        weights: dict[str, float] = {}
        negated = is_negated(witness.analysis.language, _without_quantities(witness, span))
        turned: set[str] = set()
        for _, feature, weight in marks[low:high]:
            if feature[0] == "c":
                axis = axis_of(feature[1:])
                feature = f"c{axis.name}"  # noqa: PLW2901 - both ends of an axis are one feature
                if axis.turned:
                    turned.add(feature)
            weights[feature] = max(weight, weights.get(feature, 0.0))
        if len(weights) < 2 or all(f[0] == "n" for f in weights):
            continue
        yield Statement(
            witness.id,
            witness.lineage.id,
            order,
            span,
            block,
            witness.analysis.language,
            weights,
            stand_of(witness, span),
            negated,
            frozenset(turned),
            steps_in(witness, span),
            _actors(witness, span),
        )
        order += 1


def _clauses(witness: Witness) -> Iterator[Span]:
    """Yield the clauses without the marks around them and without what only says who speaks."""
    text = witness.article.text
    frames = _frames(witness, "denies", "not_confirmed")
    pieces: Iterable[Any] = witness.analysis.clauses or witness.analysis.sentences
    for piece in pieces:
        start, end = _bare(text, *_unframed(piece.start, piece.end, frames))
        if _SHORTEST <= end - start <= _LONGEST:
            yield Span(start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _unframed(start: int, end: int, frames: Sequence[Span]) -> tuple[int, int]:
    """Return the clause without a source and a cue at its beginning or end."""
    for _ in range(2):
        for frame in frames:
            if frame.start <= start + _NEAR and start < frame.end < end:
                start = frame.end
            if frame.end >= end - _NEAR and start < frame.start < end:
                end = frame.start
    return start, end


def _frames(witness: Witness, *without: str) -> list[Span]:
    """Return the spans of sources and cues: they say who speaks, and are no statement."""
    said = [a for a in witness.analysis.attributions if a.stance not in without]
    return sorted(s for a in said for s in (*a.source, *a.cue))


def _is_frame(span: Span, frames: Iterable[Span]) -> bool:
    taken = sum(max(0, min(span.end, f.end) - max(span.start, f.start)) for f in frames)
    return 10 * taken > _FRAME * (span.end - span.start)


def _actors(witness: Witness, span: Span) -> frozenset[str]:
    table = concept_table()
    names = {
        n.key
        for n in witness.analysis.names
        if n.kind in {"person", "organisation"} and span.start <= n.start < span.end
    }
    roles = {
        c.id
        for c in witness.analysis.concepts
        if span.start <= c.start < span.end and table[c.id].kind in {"role", "institution"}
    }
    return frozenset(names | roles)


def _without_quantities(witness: Witness, span: Span) -> str:
    """Return the folded words of a span, quantities blanked: 'no more than 12' denies nothing."""
    folded = fold(witness.article.text[span.start : span.end])
    for quantity in witness.analysis.quantities:
        high = min(quantity.number.end, span.end) - span.start
        low = max(quantity.start - _BEFORE_NUMBER, span.start) - span.start
        if low < high:
            folded = folded[:low] + " " * (high - low) + folded[high:]
    return folded


def _marks(
    witness: Witness, completed: Mapping[tuple[str, Time], Completed]
) -> list[tuple[int, str, float]]:
    """Return (offset, feature, weight) for everything that a statement can be aligned by."""
    analysis = witness.analysis
    marks: list[tuple[int, str, float]] = [
        (c.start, f"c{c.id}", float(_CONCEPT)) for c in analysis.concepts
    ]
    for name in analysis.names:
        marks += [(name.start, f"n{p}", float(_NAME[name.kind])) for p in name.key.split()]
    for quantity in analysis.quantities:
        marks.append((quantity.number.start, f"q{quantity.low:g}", float(_NUMBER)))
    for time in analysis.times:
        if time.type in {"DATE", "TIME"}:
            value = completed[witness.id, time].value
            if len(value) >= 7 and value[:4].isdigit():
                marks.append((time.start, f"t{value[:10]}", float(_DAY)))
    code = analysis.language
    # The words of a name are compared by its key, once.
    taken = {at for n in analysis.names for at in range(n.start, n.end)}
    for token in analysis.tokens:
        if not token.stem.isnumeric() and token.start not in taken:
            rank = rarity(code, token.stem)
            if rank > 0:
                marks.append((token.start, f"w{code}:{token.stem}", float(rank)))
    return sorted(marks)
