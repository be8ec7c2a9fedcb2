"""Which Snowball algorithm cuts the endings of a language: its pack's, else one of its name."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from stemma.languages.language import language
from stemma.text.searching import algorithms

__all__ = ["stemmer"]


@cache
def stemmer(code: str) -> str | None:
    """Return the algorithm for the language of a BCP 47 tag, or None where there is none.

    A language without a pack has the algorithm that bears its English name in CLDR.
    """
    known = language(code)
    if known.level != "neutral":
        given = known.general.stemmer
        if given is not None:
            return given
    try:
        name = Locale.parse(known.code, resolve_likely_subtags=False).get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return None
    found = (name or "").lower().split(" ")[0]
    return found if found in algorithms() else None
