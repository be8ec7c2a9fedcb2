"""`comparing.toml`: a language's words that tell how two numbers of one text go together."""

from __future__ import annotations

import msgspec

__all__ = ["Comparing"]


class Comparing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases near a number, folded, for `stemma.text.PhraseMatcher`.

    `earlier`: the number held before and no longer does (at first, until now put at). `changed`:
    a count moved to the number (rose to, revised). `part`: the number is a part of one told
    before (of them). `whole`: it takes several together (in all). `forecast`: it is expected, not
    counted. `against`: two numbers are set against each other (while, well below the).
    `stood`: as `earlier`, where the number follows (had stood at); behind a number such a verb
    begins another thought (1,200 had been warned).
    `added`: between the number and its noun, that it comes on top of others (two more dead).
    `moves`: pairs of words before two numbers, of which a count went from one to the other.
    """

    earlier: tuple[str, ...] = ()
    stood: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
