"""What is mostly spoken where, from CLDR: the language that an address of a country suggests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel.core import get_global

__all__ = ["main_language"]


@cache
def main_language(territory: str) -> str | None:
    """Return the language most likely in a territory (ISO 3166 code), or None where unknown."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    found = likely.get(f"und_{territory.upper()}")
    return found.split("_", maxsplit=1)[0] if found else None
