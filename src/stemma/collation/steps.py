"""Steps of a procedure: what was approved is not yet signed, and one act can have two words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stemma.collation.context import Witness
from stemma.languages import concept_table
from stemma.model import Span

__all__ = ["Step", "different_steps", "steps_in", "two_words"]


class Step(NamedTuple):
    """A step that a statement names: its ladder, its rung and the words for it."""

    ladder: str
    rung: int
    words: str


def steps_in(witness: Witness, span: Span) -> tuple[Step, ...]:
    """Return the steps of procedures that are named inside the span."""
    table = concept_table()
    found = []
    for concept in witness.concepts.about(span.start, span.end):
        row = table.get(concept.id)
        inside = span.start <= concept.start and concept.end <= span.end
        if inside and row is not None and row.ladder is not None and row.rung is not None:
            words = witness.article.text[concept.start : concept.end]
            found.append(Step(row.ladder, row.rung, words))
    return tuple(found)


def different_steps(left: Iterable[Step], right: Iterable[Step]) -> bool:
    """Say whether both name steps, none in common and none that are next to each other.

    Neighbours are left out because news often has two words for one act: ratified and signed.
    """
    ours = {(s.ladder, s.rung) for s in left}
    theirs = {(s.ladder, s.rung) for s in right}
    near = {(ladder, rung + by) for ladder, rung in theirs for by in (-1, 0, 1)}
    return bool(ours) and bool(theirs) and not ours & near


def two_words(left: Iterable[Step], right: Iterable[Step]) -> tuple[str, str] | None:
    """Return the two words where both name one step each, and not the same one."""
    ours, theirs = tuple(left), tuple(right)
    if len(ours) == len(theirs) == 1 and ours[0][:2] != theirs[0][:2]:
        return ours[0].words, theirs[0].words
    return None
