"""How much a name tells of an event: names of world news stand everywhere and tell little."""

from __future__ import annotations

from functools import cache

from stemma.languages.agencies import agencies
from stemma.languages.names import known_names, territories
from stemma.model import NameKind

__all__ = ["name_features"]

# Rarity of names that no table knows, by kind, and of those that one does.
_OPEN = {"person": 45, "organisation": 38, "place": 42, "other": 24}
_KNOWN = {"people": 22, "organisations": 16, "places": 28}
_COUNTRY = 10
_AGENCY = 4
# A given name, or a further part of a person's name, tells less than the surname.
_FURTHER_PART = 0.4
_SHORTEST_PART = 3


@cache
def _known() -> dict[str, int]:
    rows = {key: rank for table, rank in _KNOWN.items() for key in known_names(table)}
    rows |= {name.lower(): _COUNTRY for name in territories("en")}
    return rows | {agency.name.lower(): _AGENCY for agency in agencies()}


@cache
def name_features(kind: NameKind, key: str) -> tuple[tuple[str, int], ...]:
    """Return the features of a name with their rarity; an unknown person's name is its parts.

    Languages differ in given names more than in surnames, which stand first in a key.
    """
    known = _known().get(key)
    if known is not None:
        return ((f"n{key}", known),)
    rank = _OPEN[kind]
    if kind != "person":
        return ((f"n{key}", rank),)
    parts = [p for p in key.split() if len(p) >= _SHORTEST_PART]
    return tuple((f"n{p}", round(rank * (_FURTHER_PART if i else 1))) for i, p in enumerate(parts))
