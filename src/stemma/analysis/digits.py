"""Digits with separators: which sign is for decimals, by the language and by the text's habit."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Habit", "habit", "read_digits"]

# Arabic signs are never ambiguous: the first is for decimals, the other between groups.
_ARABIC_DECIMAL, _ARABIC_GROUP = "\u066b", "\u066c"
_NUMBER = re.compile(r"\d[\d.,]*[.,]\d+")


class Habit(NamedTuple):
    """Which sign a text uses for decimals and which between groups of thousands, where it shows.

    `three` is the sign for decimals where three digits follow a single sign: `5.75` alone shows a
    habit, and still `1.240` is a thousand and more in a language that writes thousands so.
    """

    decimal: str | None
    group: str | None
    three: str | None = None


def habit(folded: str, decimal: str | None) -> Habit:
    """Return the separators that the text itself proves, else those of its language."""
    groups = {".": 0, ",": 0}
    points = {".": 0, ",": 0}
    for number in _NUMBER.findall(folded):
        signs = [c for c in number if c in ".,"]
        tail = len(number) - 1 - max(number.rfind("."), number.rfind(","))
        if len(set(signs)) == 2 and len(set(signs[:-1])) == 1:
            groups[signs[0]] += 1
            points[signs[-1]] += 1
        elif len(signs) > 1 and len(set(signs)) == 1:
            groups[signs[0]] += tail == 3
        elif len(signs) == 1 and tail != 3:
            points[signs[0]] += 1
    other = {".": ",", ",": "."}
    if decimal is None:
        proof = max(".,", key=lambda s: (points[s] + groups[other[s]], s == "."))
        shown = proof if points[proof] + groups[other[proof]] else None
        return Habit(shown, None, shown)
    if groups[decimal] > 0:
        return Habit(other[decimal], decimal, other[decimal])
    if points[other[decimal]] > 0 and points[decimal] == 0:
        return Habit(other[decimal], decimal, decimal)
    return Habit(decimal, other[decimal], decimal)


def read_digits(text: str, own: Habit) -> float | None:
    """Return the value of digits with separators, or None where they are no number (`2.3.1`)."""
    plain = text.replace(" ", "").replace(_ARABIC_GROUP, "'")
    try:
        if plain.startswith(".") or (plain.startswith(",") and own.decimal == ","):
            return float(f"0.{_ascii(plain[1:])}")
        if _ARABIC_DECIMAL in plain:
            head, tail = plain.replace("'", "").split(_ARABIC_DECIMAL)
            return float(f"{int(head)}.{_ascii(tail)}")
        signs = [c for c in plain if c in ".,'"]
        if not signs:
            return float(int(plain))
        pieces = re.split(r"[.,']", plain)
        last = signs[-1]
        if len(signs) > 1:
            even = all(len(p) == 3 for p in pieces[1:-1]) and len(pieces[0]) <= 3
            if not even:
                return None
            if len(set(signs)) == 1:
                return float(int("".join(pieces))) if len(pieces[-1]) == 3 else None
            if len(set(signs[:-1])) == 1 and last != "'":
                return float(f"{int(''.join(pieces[:-1]))}.{_ascii(pieces[-1])}")
            return None
        head, tail = pieces
        if last == "'":
            return float(int(head + tail)) if len(tail) == 3 else None
        if len(tail) == 3 and len(head) <= 3 and head != "0" and last != own.three:
            return float(int(head + tail))
        return float(f"{int(head)}.{_ascii(tail)}")
    except ValueError:
        return None


def _ascii(digits: str) -> str:
    return "".join(str(int(d)) for d in digits)
