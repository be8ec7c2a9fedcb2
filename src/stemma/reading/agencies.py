"""News agencies in a stretch of text, by the spellings of the table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from stemma.languages import available, language
from stemma.languages.agencies import agencies
from stemma.text import PhraseMatcher, fold

__all__ = [
    "AgencyHit",
    "agency_initials",
    "agency_list",
    "credit_words",
    "find_agencies",
    "picture_words",
]

_WORDS = regex.compile(r"\p{L}+")
# From this length on a name is also met in capitals: a shorter one is another word in capitals.
_CAPITALS = 5


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
    for spelling, name in tuple(names.items()):
        if len(spelling) >= _CAPITALS:
            names.setdefault(spelling.upper(), name)
    return PhraseMatcher((fold(s), (s, name)) for s, name in names.items())


@cache
def credit_words() -> frozenset[str]:
    """Return the words of any language that stand beside an agency in a credit: `Agenzia`."""
    return _single_words("material", "staff", "source", "by")


@cache
def picture_words() -> frozenset[str]:
    """Return the words of any language that label a picture's credit: `Foto`."""
    return _single_words("photo")


def _single_words(*fields: str) -> frozenset[str]:
    parts = [part for code in available() if (part := language(code).reading) is not None]
    phrases = {p for part in parts for field in fields for p in getattr(part, field)}
    return frozenset(p for p in phrases if " " not in p)


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
    return _each_once(_every_hit(text, start, end))


def _each_once(hits: list[AgencyHit]) -> list[AgencyHit]:
    names: dict[str, AgencyHit] = {}
    for hit in hits:
        names.setdefault(hit.name, hit)
    return list(names.values())


def _every_hit(text: str, start: int, end: int | None) -> list[AgencyHit]:
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
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def agency_list(text: str, start: int, end: int) -> list[AgencyHit]:
    """Return the agencies of a stretch that holds only them and short signs: `dpa/AFP, red`."""
    hits = _every_hit(text, start, end)
    if not hits:
        return []
    rest, at = "", start
    for hit in hits:
        rest += text[at : hit.start] + " "
        at = hit.end
    rest += text[at:end]
    words = [w for w in _WORDS.findall(rest) if fold(w) not in credit_words()]
    return _each_once(hits) if len(words) <= 3 and all(len(w) <= 4 for w in words) else []


def agency_initials(line: str, language: str) -> str | None:
    """Return the agency whose desks end their texts with initials of this form, if any does."""
    for form, name in _initials(language):
        if form.fullmatch(line):
            return name
    return None
