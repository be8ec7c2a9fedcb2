"""`names.toml`: how names are written in a language, and the tables of known names.

The tables (`places.toml`, `organisations.toml`, `people.toml`, `given.toml`) belong to no one
language: each row is a key with the spellings of many languages and scripts.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from babel import Locale
from babel.core import UnknownLocaleError

from stemma.errors import PackError
from stemma.languages.loading import load_table

# CLDR's codes that are institutions or stand for nothing.
_NO_TERRITORY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

__all__ = ["NameWords", "given_names", "known_names", "territories"]


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What surrounds and marks names; all words folded, `*` leaves an end open.

    `titles` stand before a person's name; `articles` before a common noun; `place_before` are
    prepositions of places; `particles` join the parts of a person's name, `links` those of an
    institution's. `organisation_words` mark an institution wherever they stand in it,
    `organisation_ends` (legal forms) at its end. `endings` are the case endings that names take,
    `person_endings` those of persons alone; `softened` are endings that change the consonant before
    them, with that consonant; `fleeting` says that stems lose a vowel before an ending. `not_names` are capitalised words that are no names; `acronyms` name
    nothing where they are written in capitals;
    `common` are common nouns and `common_endings` how they end, where nouns are capitalised;
    `place_endings` is how places end; `small_words` is how many words in small letters the name of
    an institution may hold in a row. `openers` begin sentences. `demonyms` are the words for the
    people of a territory (ISO 3166 code) and its adjective; `territories` are its further names;
    `organisations` are the names that institutions have in this language alone, by their key;
    `directions` are the words for parts of a place (north, south, east, west, central).
    """

    titles: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    place_before: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    organisation_words: tuple[str, ...] = ()
    organisation_ends: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    person_endings: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    common_endings: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    small_words: int = 0
    softened: dict[str, str] = {}
    fleeting: bool = False
    organisations: dict[str, tuple[str, ...]] = {}
    directions: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, tuple[str, ...]] = {}
    territories: dict[str, tuple[str, ...]] = {}


@cache
def known_names(table: str) -> dict[str, tuple[str, ...]]:
    """Return a table of known names (`places`, `organisations`, `people`): key to spellings.

    Raises PackError where the table is missing or a row is no list of words.
    """
    found: dict[str, Any] | None = load_table(f"{table}.toml")
    if found is None:
        raise PackError(f"{table}.toml is missing from the installation")
    try:
        return msgspec.convert(found, dict[str, tuple[str, ...]])
    except msgspec.ValidationError as error:
        raise PackError(f"{table}.toml: {error}") from error


@cache
def given_names() -> dict[str, str]:
    """Return every spelling of a given name with the key of the name."""
    return {spelling: key for key, row in known_names("given").items() for spelling in (key, *row)}


@cache
def territories(code: str) -> dict[str, str]:
    """Return the names of countries in a language, from CLDR, with their ISO 3166 codes."""
    try:
        found = Locale.parse(code).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name: iso
        for iso, name in sorted(found.items())
        if iso.isalpha() and len(iso) == 2 and iso not in _NO_TERRITORY
    }
