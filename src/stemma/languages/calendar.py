"""Names of months and weekdays, from CLDR through Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from stemma.text import fold

__all__ = ["month_names", "weekday_names"]


@cache
def month_names(code: str) -> dict[str, int]:
    """Return the month's number by folded name: full and short, inflected and alone.

    A language that CLDR does not know has none.
    """
    return _names(code, "months", 0)


@cache
def weekday_names(code: str) -> dict[str, int]:
    """Return the weekday's number, Monday 0, by folded name, full and short."""
    return _names(code, "days", 0)


def _names(code: str, what: str, first: int) -> dict[str, int]:
    try:
        table = getattr(Locale.parse(code), what)
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[context][width].items():
                word = fold(name).strip(". ")
                if not word.isdigit():
                    names.setdefault(word, int(number) - first)
    return names
