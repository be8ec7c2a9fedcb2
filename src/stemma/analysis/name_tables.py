"""The tables of known names of a language: every spelling with its kind and key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stemma.languages.names import NameWords, given_names, known_names, territories
from stemma.model import NameKind
from stemma.text import fold, plain_key, sound_key

__all__ = [
    "given_keys",
    "given_sounds",
    "people_keys",
    "person_words",
    "spellings",
    "surname_people",
    "territory_keys",
]

_STEM = 3  # letters that a surname alone has at least


@cache
def territory_keys() -> dict[str, str]:
    """Return the key of each territory: its English name, folded."""
    return {iso: fold(name) for name, iso in territories("en").items()} | {"EU": "europe"}


def spellings(
    code: str, part: NameWords, keys: dict[str, str]
) -> Iterator[tuple[str, NameKind, str]]:
    """Yield spelling, kind and key of every known name."""
    for tongue in dict.fromkeys((code, "en")):
        for name, iso in territories(tongue).items():
            if iso in keys:
                yield name, "place", keys[iso]
    for iso, names in part.territories.items():
        for name in names:
            yield name, "place", keys.get(iso, iso.lower())
    for key, names in part.organisations.items():
        for name in names:
            yield name, "organisation", key
    tables: tuple[tuple[str, NameKind], ...] = (
        ("places", "place"), ("organisations", "organisation"),
    )  # fmt: skip
    for table, kind in tables:
        for key, spellings in known_names(table).items():
            for spelling in (key, *spellings) if kind == "place" else spellings:
                yield spelling, kind, key
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            if " " in spelling:
                yield spelling, "person", key


@cache
def given_keys() -> dict[str, str]:
    """Return the plain key of every spelling of a given name with that of the name."""
    return {plain_key(spelling): plain_key(key) for spelling, key in given_names().items()}


@cache
def given_sounds() -> dict[str, str]:
    """Return the consonants of given names with the key of the one name that has them."""
    found: dict[str, set[str]] = {}
    for spelling, key in given_names().items():
        found.setdefault(sound_key(spelling), set()).add(plain_key(key))
    return {sound: min(keys) for sound, keys in found.items() if len(keys) == 1}


@cache
def person_words() -> frozenset[str]:
    """Return the given names and surnames of the tables, folded, letter by letter."""
    people = known_names("people").values()
    surnames = {fold(spelling.split()[-1]) for row in people for spelling in row}
    return frozenset({fold(g) for g in given_names()} | surnames)


@cache
def surname_people() -> dict[str, str]:
    """Return the people whose surname alone names them: its plain key to the person's key."""
    found: dict[str, set[str]] = {}
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            found.setdefault(plain_key(fold(spelling.split()[-1])), set()).add(key)
    return {
        surname: min(keys)
        for surname, keys in found.items()
        if len(keys) == 1 and len(surname) >= _STEM
    }


@cache
def people_keys() -> dict[tuple[str, str], str]:
    """Return the people by the keys of given name and surname."""
    found: dict[tuple[str, str], str] = {}
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            parts = fold(spelling).split()
            given = given_keys().get(plain_key(parts[0])) or sound_key(parts[0])
            found.setdefault((given, sound_key(parts[-1])), key)
    return found
