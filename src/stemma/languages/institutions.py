"""`institutions.toml`: the words for kinds of institutions, from which their names are made.

A parliament, a foreign ministry, a supreme court has a name of its own in every country, made of
the word for its kind and the country: 'parlament Velké Británie', 'британский парламент'. The
kinds belong to no one language and stand in `institutions.toml` of the packs' room; each pack has
the words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from stemma.errors import PackError
from stemma.languages.loading import load_part, load_table

__all__ = ["InstitutionKinds", "InstitutionWords", "institution_kinds", "institution_words"]


class InstitutionKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kinds of institutions, in any language.

    `kinds` are all; `capitals` are names only where they are written with a capital, as the words
    for them are everyday ones; `abroad` stand in another country than their own; `unique` name one institution without a
    country; `keys` are the usual keys of some, by kind and country.
    """

    kinds: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    keys: dict[str, str] = {}


class InstitutionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language for the kinds; all folded, `*` leaves the end of a word open.

    `of` join an institution to its country, `within` to the country where it stands; `areas` are
    words before the name of a part of a country ('штата', 'the state of').
    """

    of: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}


@cache
def institution_kinds() -> InstitutionKinds:
    """Return the kinds of institutions; raises PackError where their table is missing or wrong."""
    found: dict[str, Any] | None = load_table("institutions.toml")
    if found is None:
        raise PackError("institutions.toml is missing from the installation")
    try:
        return msgspec.convert(found, InstitutionKinds)
    except msgspec.ValidationError as error:
        raise PackError(f"institutions.toml: {error}") from error


@cache
def institution_words(code: str) -> InstitutionWords:
    """Return a language's words for institutions, none where it has none.

    Raises PackError where a word is of no known kind.
    """
    part = load_part(code, "institutions", InstitutionWords) or InstitutionWords()
    unknown = sorted(set(part.words) - set(institution_kinds().kinds))
    if unknown:
        raise PackError(
            f"packs/{code}/institutions.toml: {unknown[0]!r} is no kind of institutions.toml"
        )
    return part
