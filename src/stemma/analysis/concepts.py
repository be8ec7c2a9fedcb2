"""Concepts: the news concepts of the packs, where their words stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter

import regex

from stemma.analysis.document import Document
from stemma.languages.concepts import ConceptWord, broadened, concept_table
from stemma.model import Concept, Name
from stemma.text import Hit

__all__ = ["find_concepts"]

# The words of a person's or a place's name say nothing ('Rice', 'Cape Town').
_OPAQUE = frozenset({"person", "place"})

_SPAN = itemgetter(0, 1)
_ENDS = attrgetter("start", "end")
_REMEMBERED = 1 << 14  # sets of concepts whose broader ones are kept


def find_concepts(doc: Document) -> tuple[Concept, ...]:
    """Return the concepts outside furniture in the order of the text.

    The longest match wins; of a compound every part that no longer part contains is kept, so a
    span may carry several concepts. Inside the name of an institution only institutions count.
    A concept brings those that are broader: one language has a word where another has none.
    """
    silent = [(b.start, b.end) for b in doc.article.blocks if b.kind == "furniture"]
    silent += [(n.start, n.end) for n in doc.names if n.kind in _OPAQUE]
    silent.sort()
    hits = [
        h
        for h in _outside(doc.concept_hits, silent)
        if h.value.particle is None or _is_whole(h, doc.folded)
    ]
    found: list[Concept] = []
    for (start, end), same in groupby(hits, key=_SPAN):
        words = [h.value for h in same]
        names = _longest_parts(words) if len(words) > 1 else [words[0].concept]
        found += [Concept(start, end, name) for name in names]
    return tuple(_with_broader(_not_of_names(found, doc.names)))


def _outside(hits: list[Hit[ConceptWord]], silent: list[tuple[int, int]]) -> list[Hit[ConceptWord]]:
    """Return the hits that start in none of the silent spans; both lists are sorted by start."""
    kept: list[Hit[ConceptWord]] = []
    at = 0
    for hit in hits:
        while at < len(silent) and silent[at][1] <= hit.start:
            at += 1
        if at == len(silent) or hit.start < silent[at][0]:
            kept.append(hit)
    return kept


def _is_whole(hit: Hit[ConceptWord], folded: str) -> bool:
    """Say whether a verb that needs a particle has it at the end of its clause."""
    particle = hit.value.particle
    return particle is None or _ending(particle).match(folded, hit.end) is not None


@cache
def _ending(particle: str) -> regex.Pattern[str]:
    return regex.compile(rf"[^.;!?\n]{{1,160}}? {regex.escape(particle)}(?=\s*[.,;:!?)“”\"»]|\s*$)")


def _longest_parts(values: Iterable[ConceptWord]) -> list[str]:
    """Return the concepts of one span, sorted, without those whose words stand in longer ones.

    A verb with its particle says more than the verb alone.
    """
    rows = sorted(set(values), key=lambda v: (v.core, v.concept))
    if any(row.particle for row in rows):
        rows = [row for row in rows if row.particle]
    return sorted(
        {
            row.concept
            for row in rows
            if not any(row.core != other.core and row.core in other.core for other in rows)
        }
    )


def _not_of_names(found: list[Concept], names: tuple[Name, ...]) -> Iterable[Concept]:
    spans = sorted((n.start, n.end) for n in names if n.kind == "organisation")
    table = concept_table()
    at = 0
    for concept in found:
        while at < len(spans) and spans[at][1] <= concept.start:
            at += 1
        inside = at < len(spans) and spans[at][0] <= concept.start
        if not inside or table[concept.id].kind == "institution":
            yield concept


def _with_broader(found: Iterable[Concept]) -> Iterable[Concept]:
    for span, same in groupby(found, key=_ENDS):
        for id_ in _broader(tuple([concept.id for concept in same])):
            yield Concept(*span, id_)


@lru_cache(maxsize=_REMEMBERED)
def _broader(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the concepts of one span with those that are broader, sorted."""
    return tuple(sorted({broader for id_ in ids for broader in broadened(id_)}))
