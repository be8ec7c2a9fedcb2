"""Numbers without a unit: which belong to a name, which stand in brackets, which are votes."""

from __future__ import annotations

from stemma.analysis.amounts import Amount
from stemma.analysis.counted import Noun
from stemma.analysis.numberwords import Atom, Tables
from stemma.analysis.numerals import Numeral

__all__ = ["is_enclosed", "is_named", "is_vote"]

# Two sides of a vote have at least so many votes each; below, it may be a score.
_VOTES = 20


def is_enclosed(row: list[Atom], amount: Amount) -> bool:
    """Say whether a small number stands alone between brackets."""
    first, last = amount.first, amount.last
    return (
        amount.high < 1000
        and first > 0
        and last < len(row)
        and row[first - 1].text in "(["
        and row[last].text in ")]"
    )


def is_named(row: list[Atom], number: Numeral, noun: Noun | None, known: Tables, text: str) -> bool:
    """Say whether a small bare number belongs to a name (`Boeing 737`, `575 Elm Street`)."""
    k = number.first - 1
    if known.capital_nouns or number.low > 9999 or (noun and noun.people):
        return False
    if number.kind == "words":
        # A number word with a capital inside a sentence: the Big Four, the Kick Six.
        return k >= 0 and row[k].kind == "w" and text[row[number.first].start].isupper()
    if not number.plain or number.kind != "digits":
        return False
    if k >= 0 and (_inner_capital(row[k], text) or _follows_number(row, k, known)):
        return True
    after = row[number.last] if number.last < len(row) else None
    if after is not None and after.kind == "w" and number.low < 1000:
        head = text[after.start : after.end]
        plural = head.lower().endswith(known.plural or ("\0",))
        if head[:1].isupper() and not plural and after.text not in known.stops:
            return noun is None or text[row[noun.head].start].isupper()
    if noun is not None or k < 0 or row[k].kind != "w":
        return False
    word = text[row[k].start : row[k].end]
    return (
        word != word.lower()
        and row[k].text not in known.stops
        and (k > 0 and row[k - 1].text not in ".:!?–—")
    )


def _inner_capital(atom: Atom, text: str) -> bool:
    """Say whether a word is a brand by its capital inside: `iPhone 11`."""
    word = text[atom.start : atom.end]
    return atom.kind == "w" and word[1:] != word[1:].lower() and not word.isupper()


def _follows_number(row: list[Atom], k: int, known: Tables) -> bool:
    """Say whether a number word stands before the number: `two new 737 Max jets`."""
    k -= row[k].text in known.skip
    if k < 0 or row[k].kind != "w":
        return False
    found = known.numerals.at(row, k)
    return found is not None and found[0] == 1 and not found[1].scale and found[1].value < 100


def is_vote(row: list[Atom], number: Numeral, known: Tables) -> bool:
    """Say whether a number without a noun is one of two sides of a vote (`231 to 214`)."""
    if number.kind != "digits" or not _VOTES <= number.low < 1000:
        return False
    k = number.last
    if k + 1 < len(row) and row[k].text in known.tally and row[k + 1].kind == "n":
        return row[k + 1].text.isdigit() and _VOTES <= int(row[k + 1].text) < number.low
    k = number.first - 1
    if k > 0 and row[k].text in known.tally and row[k - 1].kind == "n":
        return row[k - 1].text.isdigit() and number.low < int(row[k - 1].text) < 1000
    return False
