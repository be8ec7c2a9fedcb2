"""News agencies in a stretch of text, by the spellings of the table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from stemma.languages.agencies import agencies

__all__ = ["AgencyHit", "agency_initials", "agency_list", "find_agencies"]


class AgencyHit(NamedTuple):
    """An agency at `[start, end)` under its usual name."""

    start: int
    end: int
    name: str


@cache
def _spellings() -> tuple[regex.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for agency in agencies():
        for spelling in agency.spellings:
            names.setdefault(spelling, agency.name)
    longest = sorted(names, key=lambda x: (-len(x), x))
    pattern = (
        r"(?<![\p{L}\p{N}])(?:" + "|".join(regex.escape(x) for x in longest) + r")(?![\p{L}\p{N}])"
    )
    return regex.compile(pattern), names


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
    stop = len(text) if end is None else end
    pattern, names = _spellings()
    hits = [
        AgencyHit(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(text, start, stop)
    ]
    if ":" in text[start:stop]:
        for mark, name in _marks():
            hits += [AgencyHit(m.start(), m.end(), name) for m in mark.finditer(text, start, stop)]
    first: dict[str, AgencyHit] = {}
    for hit in sorted(hits):
        first.setdefault(hit.name, hit)
    return sorted(first.values())


def agency_list(text: str, start: int, end: int) -> list[AgencyHit]:
    """Return the agencies where a stretch is nothing but agencies and short signs: `dpa/AFP, red`."""
    hits = find_agencies(text, start, end)
    if not hits:
        return []
    rest, at = "", start
    for hit in hits:
        rest += text[at : hit.start] + " "
        at = hit.end
    rest += text[at:end]
    words = regex.findall(r"\p{L}+", rest)
    return hits if all(len(w) <= 4 for w in words) and len(words) <= 3 else []


def agency_initials(line: str, language: str) -> str | None:
    """Return the agency whose desks end their texts with initials of this form, if any does."""
    for form, name in _initials(language):
        if form.fullmatch(line):
            return name
    return None
