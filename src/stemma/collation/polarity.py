"""Which way a statement goes: negations and opposite concepts turn it round."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from stemma.languages import concept_table, language
from stemma.text import PhraseMatcher

__all__ = ["Axis", "axis_of", "is_negated"]


class Axis(NamedTuple):
    """A concept and its opposite share one axis; `turned` says that it is the opposite's end."""

    name: str
    turned: bool


@cache
def axis_of(concept: str) -> Axis:
    """Return the axis of a concept: open and closed are one thing, told from its two ends.

    Only states have one. Of acts and steps the opposite is another event: what was approved by
    one house can be rejected by the next.
    """
    row = concept_table().get(concept)
    if row is None or row.opposite is None or row.kind != "state":
        return Axis(concept, turned=False)
    first = min(concept, row.opposite)
    return Axis(first, turned=concept != first)


@cache
def _negations(code: str) -> PhraseMatcher[bool] | None:
    speech = language(code).speech
    if speech is None or not speech.negations:
        return None
    return PhraseMatcher((word, True) for word in speech.negations)


def is_negated(code: str, folded: str) -> bool:
    """Say whether folded words hold an odd number of their language's negations."""
    matcher = _negations(code)
    return matcher is not None and len(matcher.longest(folded)) % 2 == 1
