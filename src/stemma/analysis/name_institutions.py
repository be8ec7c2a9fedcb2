"""Institutions whose name is a run of words: 'Верховный суд Чувашии', 'Harrowgate University'."""

from __future__ import annotations

from stemma.analysis.name_lexicon import Lexicon, Trait
from stemma.analysis.name_words import Found, Row

__all__ = ["institution_at", "institution_end"]

_HEAD = 3  # words within which the word that makes it an institution stands

_INSTITUTION, _TAKEN = Trait.INSTITUTION, Trait.TAKEN
_BESIDE = Trait.NO_NAME | Trait.OPENER | Trait.TITLE | _TAKEN


def institution_at(row: Row, at: int, words: Lexicon) -> Found | None:
    """Return an institution whose name goes on in small letters up to a capital one.

    'Верховный суд Украины': a capital, an institution's word within two words, and what follows
    in the genitive. A pack says how many small words in a row such a name may hold.
    """
    if not words.small_words or row.traits[at] & _BESIDE:
        return None
    head = next(
        (i for i in range(at, min(at + _HEAD, len(row.texts))) if row.traits[i] & _INSTITUTION),
        None,
    )
    if head is None or not all(row.joined[at + 1 : head + 1]):
        return None
    if head > at and words.known(row.texts, row.folds, at) is not None:
        return None
    end, small = at + 1, 0
    last = at
    while end < len(row.texts) and row.joined[end] and small <= words.small_words:
        if row.traits[end] & _TAKEN:
            break
        if row.capital[end]:
            if _is_person(row, end, words):
                break
            known = words.known(row.texts, row.folds, end)
            end += known[1] - 1 if known else 0
            last, small = end, 0
        elif row.folds[end] in words.links:
            small += 1
        elif row.folds[end] in words.place_before or row.folds[end] in words.openers:
            break
        else:
            small += 1
        end += 1
    return Found(row, at, last + 1, "organisation", None) if last > head else None


def _is_person(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether a person's full name begins here, or the name of a known one."""
    after = at + 1
    follows = after < len(row.texts) and row.joined[after] and row.capital[after]
    if follows and words.given(row.folds[at]) is not None:
        return True
    return words.surname(row.folds[at]) is not None


def institution_end(row: Row, at: int) -> int:
    """Return where a run of capitalised words that holds an institution's word ends, or `at`."""
    end = at
    last = at
    while end < len(row.texts) and row.joined[end] and row.capital[end]:
        if row.traits[end] & _TAKEN:
            break
        end += 1
        if row.traits[end - 1] & _INSTITUTION:
            last = end
    return last
