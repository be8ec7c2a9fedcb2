"""News agencies in a stretch of text, by the spellings of the table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from stemma.languages.agencies import agencies
from stemma.text import PhraseMatcher, fold

__all__ = ["AgencyHit", "agency_initials", "agency_list", "find_agencies"]

_WORDS = regex.compile(r"\p{L}+")


class AgencyHit(NamedTuple):
    """An agency at `[start, end)` under its usual name."""

    start: int
    end: int
    name: str


@cache
def _spellings() -> PhraseMatcher[tuple[str, str]]:
    """Return the matcher of all spellings; of one spelling the first agency of the table wins."""
    names: dict[str, str] = {}
    for agency in agencies():
        for spelling in agency.spellings:
            names.setdefault(spelling, agency.name)
    return PhraseMatcher((fold(s), (s, name)) for s, name in names.items())


@cache
def _marks() -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple((regex.compile(m), a.name) for a in agencies() for m in a.marks)


@cache
def _initials(language: str) -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple(
        (regex.compile(form), a.name)
        for a in agencies()
        if language in a.languages
        for form in a.initials
    )


def find_agencies(text: str, start: int = 0, end: int | None = None) -> list[AgencyHit]:
    """Return the agencies named in `text[start:end]`, each once, where it is named first."""
    piece = text[start:end]
    found = [
        AgencyHit(start + hit.start, start + hit.end, hit.value[1])
        for hit in _spellings().hits(fold(piece))
        if piece[hit.start : hit.end] == hit.value[0]
    ]
    if ":" in piece:
        for mark, name in _marks():
            found += [
                AgencyHit(start + m.start(), start + m.end(), name) for m in mark.finditer(piece)
            ]
    kept: list[AgencyHit] = []
    for one in sorted(found, key=lambda h: (h.start, -h.end, h.name)):
        inside = kept and one.start < kept[-1].end
        if not inside and all(one.name != k.name for k in kept):
            kept.append(one)
    return kept


def agency_list(text: str, start: int, end: int) -> list[AgencyHit]:
    """Return the agencies of a stretch that holds only them and short signs: `dpa/AFP, red`."""
    hits = find_agencies(text, start, end)
    if not hits:
        return []
    rest, at = "", start
    for hit in hits:
        rest += text[at : hit.start] + " "
        at = hit.end
    rest += text[at:end]
    words = _WORDS.findall(rest)
    return hits if len(words) <= 3 and all(len(w) <= 4 for w in words) else []


def agency_initials(line: str, language: str) -> str | None:
    """Return the agency whose desks end their texts with initials of this form, if any does."""
    for form, name in _initials(language):
        if form.fullmatch(line):
            return name
    return None
