"""What a statement can be aligned by: concepts, names, numbers, days and telling words."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from stemma.collation.cognates import cognate_key
from stemma.collation.context import Witness
from stemma.collation.polarity import axis_of
from stemma.languages import concept_table
from stemma.model import Span
from stemma.stories.background import rarity

__all__ = ["Mark", "Marks", "find_marks"]

# How much a shared feature counts, in tenths of a nat: names and concepts need no translation.
_CONCEPT = 32
# One that brings a broader one along counts beside it.
_NARROWER = 16
_NAME = {"person": 34, "organisation": 30, "place": 24, "other": 26}
_NUMBER = 22
_DAY = 22
_COGNATE = 15


class Mark(NamedTuple):
    """A feature at an offset; `turned` says that it is the far end of its axis.

    Its first letter is its channel: `c` concept, `n` name, `q` number, `t` day, `k` word that
    other languages of the story have too, `w` word of one language.
    """

    at: int
    feature: str
    weight: float
    turned: bool = False


class Marks:
    """The marks of one text, found by place."""

    def __init__(self, found: list[Mark]) -> None:
        self._found = sorted(found)
        self._starts = [m.at for m in self._found]

    def inside(self, start: int, end: int) -> list[Mark]:
        """Return the marks that begin inside `[start, end)`, in order."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_marks(witness: Witness, cognates: frozenset[str] = frozenset()) -> Marks:
    """Return everything in an article that a statement can be aligned by.

    `cognates` are the keys of the words that other languages of the story have too.
    """
    analysis = witness.analysis
    table = concept_table()
    marks = []
    for concept in analysis.concepts:
        axis = axis_of(concept.id)
        weight = _CONCEPT if table[concept.id].broader is None else _NARROWER
        marks.append(Mark(concept.start, f"c{axis.name}", float(weight), axis.turned))
    for name in analysis.names:
        marks += [Mark(name.start, f"n{p}", float(_NAME[name.kind])) for p in name.key.split()]
    for quantity in analysis.quantities:
        marks.append(Mark(quantity.number.start, f"q{quantity.low:g}", float(_NUMBER)))
    for time in analysis.times:
        told = time.type in {"DATE", "TIME"} and len(time.value) >= 7
        if told and time.value[:4].isdigit():
            marks.append(Mark(time.start, f"t{time.value[:10]}", float(_DAY)))
    words = _words(witness)
    return Marks(marks + words + _cognates(witness, words, cognates))


def _cognates(witness: Witness, words: list[Mark], cognates: frozenset[str]) -> list[Mark]:
    """Return the words that other languages of the story have too, but those of concepts."""
    taken = {t for c in witness.analysis.concepts for t in range(c.start, c.end)}
    kin = (
        (m.at, cognate_key(m.feature.partition(":")[2]))
        for m in words
        if cognates and m.at not in taken
    )
    return [Mark(at, f"k{key}", float(_COGNATE)) for at, key in kin if key in cognates]


def _words(witness: Witness) -> list[Mark]:
    """Return the telling words; those of a name are compared by its key, once."""
    analysis = witness.analysis
    code = analysis.language
    names = [Span(n.start, n.end) for n in analysis.names]
    at, found = 0, []
    for token in analysis.tokens:
        while at < len(names) and names[at].end <= token.start:
            at += 1
        named = at < len(names) and names[at].start <= token.start
        if not named and not token.stem.isnumeric():
            rank = rarity(code, token.stem)
            if rank > 0:
                found.append(Mark(token.start, f"w{code}:{token.stem}", float(rank)))
    return found
