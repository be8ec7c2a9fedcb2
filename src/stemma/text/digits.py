"""Numbers as they stand, in any language: digits with separators, read without a pack."""

from __future__ import annotations

from typing import NamedTuple

import regex

__all__ = ["Digits", "find_digits", "number_key"]

# Groups of three after a point, comma, blank or apostrophe are thousands; what else follows a
# point or comma is a fraction. One rule for all languages errs on '1.234' as a fraction only.
_DIGITS = regex.compile(
    r"(?<![\p{L}\p{N}])(?:(?P<whole>\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d))|(?P<plain>\d+))"
    r"(?:[.,:](?P<part>\d{1,2})(?!\d))?"
)


class Digits(NamedTuple):
    """A number in digits: its span and the key that is equal in every way of writing it."""

    start: int
    end: int
    key: str


def number_key(value: float) -> str:
    """Return the key of a value: `11.62`, `4800`."""
    return f"{value:.6g}"


def find_digits(text: str, start: int, end: int) -> list[Digits]:
    """Return the numbers in digits of `text[start:end]`, in order."""
    found = []
    for match in _DIGITS.finditer(text, start, end):
        whole = match["whole"] or match["plain"]
        digits = "".join(c for c in whole if c.isdecimal())
        if len(digits) > 15:
            continue
        value = float(f"{int(digits)}.{match['part'] or 0}")
        found.append(Digits(match.start(), match.end(), number_key(value)))
    return found
