"""`concepts.toml`: the news concepts, and a language's words for them."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec

from stemma.errors import PackError
from stemma.languages.loading import load_part, load_table
from stemma.text import PhraseMatcher

__all__ = [
    "ConceptRow",
    "ConceptWord",
    "ConceptWords",
    "broadened",
    "concept_matcher",
    "concept_table",
    "concept_words",
    "counted_as",
]

Kind = Literal[
    "harm", "event", "act", "step", "state", "role", "institution", "thing", "place_kind",
    "measure", "sport",
]  # fmt: skip
_GAP = " … "

Ladder = Literal["law", "justice", "measure", "result"]


class ConceptRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a concept is, apart from any language.

    `kind` is what sort of thing it names. `counts` says what its number counts, `people` or
    `things`. `opposite` is the concept that cannot hold of the same thing at the same time.
    `ladder` names a procedure and `rung` the place of the step in it, from 1: of two rungs the
    higher comes later, so different rungs are different steps and not two words for one.
    `broader` is a concept that is told wherever this one is: a drone attack is an attack. `gloss`
    tells in a few English words what is meant where the id alone may mislead.
    """

    kind: Kind
    counts: Literal["people", "things"] | None = None
    opposite: str | None = None
    ladder: Ladder | None = None
    rung: int | None = None
    broader: str | None = None
    gloss: str | None = None


class ConceptWord(NamedTuple):
    """A phrase without its open ends, its concept, and the particle that must end the clause."""

    core: str
    concept: str
    particle: str | None


class ConceptWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`packs/<code>/concepts.toml`: the phrases of a language for each concept.

    Phrases are folded text for `stemma.text.PhraseMatcher`; `*` leaves an end open. `nahm … fest`
    is a verb with the particle that ends its clause; the concept stands where the verb does.
    """

    words: dict[str, tuple[str, ...]]


@cache
def concept_table() -> dict[str, ConceptRow]:
    """Return all concepts by id, sorted by id.

    Raises PackError where a row does not fit, or names another concept or ladder that is missing.
    """
    table: dict[str, Any] | None = load_table("concepts.toml")
    if table is None:
        raise PackError("concepts.toml is missing from the installation")
    try:
        rows = msgspec.convert(table, dict[str, ConceptRow])
    except msgspec.ValidationError as error:
        raise PackError(f"concepts.toml: {error}") from error
    for name, row in rows.items():
        if row.opposite is not None and row.opposite not in rows:
            raise PackError(f"concepts.toml: {name}: its opposite {row.opposite!r} is no concept")
        if row.broader is not None and (
            row.broader not in rows or rows[row.broader].broader == name
        ):
            raise PackError(f"concepts.toml: {name}: {row.broader!r} cannot be broader than it")
        if (row.ladder is None) != (row.rung is None):
            raise PackError(f"concepts.toml: {name}: ladder and rung stand together or not at all")
    return dict(sorted(rows.items()))


def _has_no_top(rows: dict[str, ConceptRow], name: str) -> bool:
    """Say whether the way to ever broader concepts leads to none or round in a circle."""
    seen = {name}
    above = rows[name].broader
    while above is not None:
        if above in seen or above not in rows:
            return True
        seen.add(above)
        above = rows[above].broader
    return False


@cache
def broadened(concept: str) -> tuple[str, ...]:
    """Return a concept and those that are broader, the narrowest first."""
    above = concept_table()[concept].broader
    return (concept, *broadened(above)) if above is not None else (concept,)


@cache
def counted_as(concept: str) -> str:
    """Return the concept under which a number is counted: the broadest of the same count.

    Of the seriously injured and the injured, of a lorry driver and a driver, one language has two
    words where another has one; so that their numbers meet, both count the broader.
    """
    table = concept_table()
    row = table[concept]
    if row.broader is None:
        return concept
    above = table[row.broader]
    one_count = row.counts == above.counts is not None
    one_measure = row.kind == above.kind == "measure"
    one_fate = row.counts is None and above.counts == "people" and above.kind == "harm"
    return counted_as(row.broader) if one_count or one_measure or one_fate else concept


@cache
def concept_words(code: str) -> ConceptWords | None:
    """Return a language's words for the concepts, None where its pack has none.

    Raises PackError where words are given for a concept that is not in the table.
    """
    part = load_part(code, "concepts", ConceptWords)
    unknown = sorted(set(part.words) - set(concept_table())) if part else []
    if unknown:
        raise PackError(f"packs/{code}/concepts.toml: no such concept: {unknown[0]!r}")
    return part


@cache
def concept_matcher(code: str) -> PhraseMatcher[ConceptWord]:
    """Return the matcher of a language's concept words; raises PackError as `concept_words`."""
    part = concept_words(code)
    found = part.words if part else {}
    return PhraseMatcher(
        _word(phrase, concept) for concept, phrases in found.items() for phrase in phrases
    )


def _word(phrase: str, concept: str) -> tuple[str, ConceptWord]:
    verb, gap, particle = phrase.partition(_GAP)
    return verb, ConceptWord(verb.strip("*"), concept, particle if gap else None)
