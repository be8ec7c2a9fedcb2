"""Statements: the clauses of a story's articles, each with what it can be aligned by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from stemma.collation.clause_features import Mark, find_marks
from stemma.collation.clause_spans import Frames, statement_spans
from stemma.collation.context import Witness
from stemma.collation.polarity import Signals
from stemma.collation.positions import Stand, stand_of
from stemma.collation.steps import Step, steps_in
from stemma.languages import concept_table, language
from stemma.model import BlockKind, Span

__all__ = ["Statement", "statements_of"]

_READ: frozenset[BlockKind] = frozenset({"title", "lede", "body", "heading"})
# A concept this far before a negation or behind it is what it denies; where the verb comes after
# its negation, what stands before is the subject.
_BEFORE, _BEHIND = 40, 60
_CLOSE = 0
# "no more than", "nicht mehr als" stand at most this far before their number.
_BEFORE_NUMBER = 16
# What a condition or a question begins with stands this near to the start of its clause.
_HEAD = 6


class Statement(msgspec.Struct, frozen=True):
    """A clause with its weighted features; `order` is its place among those of its article.

    `weights` holds all features, `shared` those that mean the same in every language.
    `negated` says that it holds a negation, `denied` are the features next to one, `turned` those
    of which it holds the far end. `supposed` says that it is a condition. `answers` is the order
    of the statement that a denial without words of its own denies. `clause` is the kind of clause
    that it begins in. `total` and `shared_total` are the sums of `weights` and `shared`.
    """

    article: str
    lineage: str
    order: int
    span: Span
    block: BlockKind
    language: str
    weights: Mapping[str, float]
    stand: Stand
    shared: Mapping[str, float] = {}
    negated: bool = False
    denied: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
    supposed: bool = False
    possible: bool = False
    steps: tuple[Step, ...] = ()
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    clause: Literal["main", "subordinate", "fragment"] = "main"
    answers: int | None = None
    total: float = 0.0
    shared_total: float = 0.0


def statements_of(
    witness: Witness, signals: Signals, cognates: frozenset[str] = frozenset()
) -> Iterator[Statement]:
    """Yield the statements of one article; `cognates` are words that other languages have too."""
    marks = find_marks(witness, cognates)
    frames = Frames(witness)
    clauses = witness.analysis.clauses
    starts = [c.start for c in clauses]
    order = 0
    for span in statement_spans(witness, signals):
        block = witness.block_at(span.start)
        if block is None or block not in _READ:
            continue
        inside = marks.inside(span.start, span.end)
        quotes = _quotes(witness, span)
        if quotes or (inside and not frames.fill(span)):
            at = bisect_right(starts, span.start) - 1
            kind = clauses[at].kind if at >= 0 else "main"
            told = _statement(witness, signals, span, inside, order)
            yield msgspec.structs.replace(told, clause=kind)
            order += 1


def _quotes(witness: Witness, span: Span) -> bool:
    """Say whether the span is somebody's name, what he says of something, and his own words."""
    return any(
        a.kind == "direct"
        and a.speaker_key is not None
        and all(span.start <= s.start and s.end <= span.end for s in (*a.source, *a.content))
        and a.source
        for a in witness.told.about(span.start, span.end)
    )


def _statement(
    witness: Witness, signals: Signals, span: Span, marks: list[Mark], order: int
) -> Statement:
    weights: dict[str, float] = {}
    for mark in marks:
        weights[mark.feature] = max(mark.weight, weights.get(mark.feature, 0.0))
    code = witness.analysis.language
    negations = [
        s.start
        for s in signals.inside(span.start, span.end, "negation")
        if not _counts(witness, s.start)
    ]
    shared = {f: w for f, w in weights.items() if f[0] != "w"}
    negated = bool(negations) and not any(signals.inside(negations[0], span.end, "correction"))
    return Statement(
        witness.id,
        witness.lineage.id,
        order,
        span,
        witness.block_at(span.start) or "body",
        code,
        weights,
        stand_of(witness, span, signals),
        shared,
        negated,
        _denied(marks, negations, code) if negated else frozenset(),
        frozenset(m.feature for m in marks if m.turned),
        _is_supposed(witness, span, signals),
        any(signals.inside(span.start, span.end, "possible")),
        steps_in(witness, span),
        _actors(witness, span),
        frozenset(
            n.key
            for n in witness.names.about(span.start, span.end)
            if n.kind == "place" and span.start <= n.start < span.end
        ),
        total=sum(weights.values()),
        shared_total=sum(shared.values()),
    )


def _is_supposed(witness: Witness, span: Span, signals: Signals) -> bool:
    """Say whether a condition stands at the head of the span or before it in its sentence."""
    sentence = witness.sentence_of(span.start)
    start = sentence.start if sentence is not None else span.start
    return any(signals.inside(start, span.start + _HEAD, "conditional"))


def _denied(marks: list[Mark], negations: list[int], code: str) -> frozenset[str]:
    speech = language(code).speech
    after = speech is None or speech.order == "subject_verb"
    before = _CLOSE if after else _BEFORE
    return frozenset(
        m.feature
        for m in marks
        if m.feature[0] == "c" and any(-before <= m.at - at <= _BEHIND for at in negations)
    )


def _counts(witness: Witness, at: int) -> bool:
    """Say whether a negation belongs to a number: 'no more than 12' denies nothing."""
    return any(
        at < q.number.end and q.start - _BEFORE_NUMBER <= at
        for q in witness.quantities.about(at, at + _BEFORE_NUMBER + 1)
    )


def _actors(witness: Witness, span: Span) -> frozenset[str]:
    table = concept_table()
    names = {
        n.key
        for n in witness.names.about(span.start, span.end)
        if n.kind in {"person", "organisation"} and span.start <= n.start < span.end
    }
    roles = {
        c.id
        for c in witness.concepts.about(span.start, span.end)
        if span.start <= c.start < span.end and table[c.id].kind in {"role", "institution"}
    }
    return frozenset(names | roles)
