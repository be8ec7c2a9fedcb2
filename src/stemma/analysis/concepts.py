"""Concepts: the news concepts of the packs, where their words stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from stemma.analysis.document import Document
from stemma.model import Concept
from stemma.text import Hit

__all__ = ["find_concepts"]

# The words of a person's or a place's name say nothing ('Rice', 'Cape Town'); those of an
# institution's do ('Federal Reserve').
_OPAQUE = frozenset({"person", "place"})

_Found = tuple[str, str]


def find_concepts(doc: Document) -> tuple[Concept, ...]:
    """Return the concepts outside furniture in the order of the text.

    The longest match wins; of a compound every part that no longer part contains is kept, so a
    span may carry several concepts.
    """
    silent = [(b.start, b.end) for b in doc.article.blocks if b.kind == "furniture"]
    silent += [(n.start, n.end) for n in doc.names if n.kind in _OPAQUE]
    silent.sort()
    hits = _outside(doc.concept_hits, silent)
    found: list[Concept] = []
    for (start, end), same in groupby(hits, key=lambda h: (h.start, h.end)):
        found += [Concept(start, end, name) for name in _longest_parts(h.value for h in same)]
    return tuple(found)


def _outside(hits: list[Hit[_Found]], silent: list[tuple[int, int]]) -> list[Hit[_Found]]:
    """Return the hits that start in none of the silent spans; both lists are sorted by start."""
    kept: list[Hit[_Found]] = []
    at = 0
    for hit in hits:
        while at < len(silent) and silent[at][1] <= hit.start:
            at += 1
        if at == len(silent) or hit.start < silent[at][0]:
            kept.append(hit)
    return kept


def _longest_parts(values: Iterable[_Found]) -> list[str]:
    """Return the concepts of one span, sorted, without those whose words stand in longer ones."""
    rows = sorted(set(values))
    return sorted(
        {
            name
            for core, name in rows
            if not any(core != other and core in other for other, _ in rows)
        }
    )
