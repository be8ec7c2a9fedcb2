"""What a number counts, where its clause names it better than the nearest noun: a fate, a measure.

'Three demonstrators were arrested' counts the arrested, 'turnout was 61 percent' is no bare share,
and in 'survivors say 20 are missing' who speaks is not what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from stemma.collation.context import Witness
from stemma.collation.counted import PEOPLE, SHARE, is_fate
from stemma.languages import concept_table
from stemma.model import Concept, Quantity, Span

__all__ = ["sharpened"]

# In code points: a fate this far behind its number, or before it, is told of it.
_BEHIND, _BEFORE = 30, 14
# A measure this far from its share is what the share is of.
_MEASURE = 45
_CUT = re.compile(r"[;:()–—|\n]")


def sharpened(witness: Witness, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a sentence with the fate or the measure that it tells of them.

    A bare number behind one that is told otherwise counts the same as that one.
    """
    found: list[Quantity] = []
    for quantity in quantities:
        concept = _told(witness, quantities, quantity)
        bare = quantity.number == (quantity.start, quantity.end)
        if concept is None and bare and found:
            was, now = quantities[len(found) - 1].concept, found[-1].concept
            concept = now if quantity.concept == was and was != now else None
        changed = msgspec.structs.replace(quantity, concept=concept) if concept else quantity
        found.append(changed)
    return found


def _told(witness: Witness, quantities: Sequence[Quantity], quantity: Quantity) -> str | None:
    if quantity.unit == "%" and quantity.concept in {None, SHARE}:
        return _measure(witness, quantities, quantity)
    if quantity.unit == PEOPLE and not _names_fate(witness, quantity):
        return _fate(witness, quantities, quantity)
    return None


def _names_fate(witness: Witness, quantity: Quantity) -> bool:
    """Say whether the words of the quantity name a fate, or its concept is told of it."""
    if is_fate(quantity.concept) and not _is_of_speaker(witness, quantity):
        return True
    return any(
        is_fate(c.id) and quantity.start <= c.start < quantity.end for c in _near(witness, quantity)
    )


def _is_of_speaker(witness: Witness, quantity: Quantity) -> bool:
    """Say whether the concept of a quantity stands in its sentence only among who speaks."""
    same = [c for c in _near(witness, quantity) if c.id == quantity.concept]
    return bool(same) and all(_speaks(witness, c) for c in same)


def _near(witness: Witness, quantity: Quantity) -> list[Concept]:
    sentence = witness.sentence_of(quantity.start)
    if sentence is None:
        return []
    found = witness.concepts.about(sentence.start, sentence.end)
    return [c for c in found if sentence.start <= c.start < sentence.end]


def _speaks(witness: Witness, concept: Concept) -> bool:
    told = witness.told.about(concept.start, concept.end)
    return any(s.start <= concept.start < s.end for a in told for s in a.source)


def _fate(witness: Witness, quantities: Sequence[Quantity], quantity: Quantity) -> str | None:
    """Return the one fate that stands close to a number of people, nearer than to any other."""
    text = witness.article.text
    found: dict[str, int] = {}
    for concept in _near(witness, quantity):
        if not is_fate(concept.id) or _speaks(witness, concept):
            continue
        far = _far(concept, quantity)
        reach = _BEHIND if concept.start >= quantity.end else _BEFORE
        between = text[min(concept.end, quantity.end) : max(concept.start, quantity.start)]
        if 0 <= far <= reach and not _CUT.search(between):
            others = (q for q in quantities if q is not quantity and q.unit == PEOPLE)
            if all(_far(concept, q) > far for q in others):
                found[concept.id] = min(far, found.get(concept.id, far))
    return next(iter(found)) if len(found) == 1 else None


def _measure(witness: Witness, quantities: Sequence[Quantity], quantity: Quantity) -> str | None:
    """Return the one measure that stands near a share, where the sentence has no other share."""
    if sum(q.unit == "%" for q in quantities) > 1:
        return None
    table = concept_table()
    found = {
        c.id
        for c in _near(witness, quantity)
        if table[c.id].kind == "measure" and c.id != SHARE and _far(c, quantity) <= _MEASURE
    }
    return found.pop() if len(found) == 1 else None


def _far(concept: Concept, quantity: Quantity) -> int:
    low, high = Span(concept.start, concept.end), Span(quantity.start, quantity.end)
    return max(low.start - high.end, high.start - low.end, 0)
