"""Numbers that are pieces of a longer sign: a clock, a date, an address, a number torn apart."""

from __future__ import annotations

import re

from stemma.model import Quantity

__all__ = ["is_pair", "is_piece"]

# How far a sign reaches that a number is a piece of, in code points.
_REACH = 5
_JOINED_BEFORE = re.compile(r"\d ?/ ?$|\d:$|\d[.,]$|\d [.,] ?$|_ ?$")
_JOINED_AFTER = re.compile(r" ?/ ?\d|:\d|[.,]\d| [.,] ?\d| ?_")
# Torn apart by a space: '170, 000', '6. 1', '7: 37'.
_TORN_BEFORE = re.compile(r"(?<![\d.,])(?:\d{1,3}, |\d+\. |\d{1,2}: )$")
_TORN_AFTER = re.compile(r", \d{3}(?!\d)|\. \d|: \d\d(?!\d)")
_ADDRESS = re.compile(r"https? ?:|www ?\.")
_IN_ADDRESS_BEFORE = re.compile(r"[/=&?-] ?$")
_IN_ADDRESS_AFTER = re.compile(r" ?[/=&?-]")
_PAIR_BEFORE = re.compile(r"\d ?[-\u2013x\u00d7] ?$")
_PAIR_AFTER = re.compile(r" ?[-\u2013x\u00d7] ?\d")


def is_piece(text: str, quantity: Quantity) -> bool:
    """Tell whether the number of a quantity is only a piece of a longer sign."""
    start, end = quantity.number
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH + 1]
    if _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after):
        return True
    if _torn(before, text[start:end], bare=quantity.end == end) or _TORN_AFTER.match(after):
        return True
    if len(text[start:end].rstrip(".")) == 1 and text[start].isalpha() and text[start].isascii():
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    within = _IN_ADDRESS_BEFORE.search(before) or _IN_ADDRESS_AFTER.match(after)
    return bool(within) and _ADDRESS.search(line) is not None


def _torn(before: str, number: str, *, bare: bool) -> bool:
    """Tell whether a number goes on one that ends right before it."""
    match = _TORN_BEFORE.search(before)
    if match is None:
        return False
    mark = match.group()[-2]
    if mark == ",":
        return len(number) == 3 and number.isdigit()
    return number.isdigit() and (mark == "." or (bare and len(number) == 2))


def is_pair(text: str, quantity: Quantity) -> bool:
    """Tell whether a sign ties the number to another one: a score ('3-1'), a size ('4 x 6')."""
    start, end = quantity.number
    return bool(
        _PAIR_BEFORE.search(text[max(0, start - _REACH) : start])
        or _PAIR_AFTER.match(text[end : end + _REACH])
    )
