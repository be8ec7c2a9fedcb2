"""`pack.toml`: what a language is called and how its words and sentences are written."""

from __future__ import annotations

import msgspec

__all__ = ["General"]


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's name, script and writing habits.

    `capitals` is `nouns` where common nouns are capitalised (German), `names` where only names
    are, `none` where the script has no capitals. `quotes` are pairs of marks, opening and closing.
    `abbreviations` are words with a period that end no sentence. `stemmer` is the Snowball
    algorithm, where there is one. `stopwords` carry no content.
    """

    name: str
    native: str
    script: str
    capitals: str = "names"
    stemmer: str | None = None
    decimal: str | None = None
    thousands: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ('"', '"'))
    abbreviations: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
