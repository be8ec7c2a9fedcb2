"""Datelines: place, day and agency that open a report, on a line of their own or in the first."""

from __future__ import annotations

from typing import NamedTuple

import regex

from stemma.reading.agencies import AgencyHit, agency_list, find_agencies, picture_words
from stemma.reading.phrases import bare

__all__ = ["Opening", "find_opening"]

_REACH = 130
_PLACE = r"(?P<place>\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:\s?\([\p{L} .-]{2,30}\))?(?:[,/]\s?\p{Lu}[\p{L}\p{M}.'’ -]{1,30}){0,2})"
_DAY = r"(?:\p{L}+\.?,?\s+)?\d{1,2}\.?\s?(?:de\s|tháng\s)?[\p{L}\d]{1,12}\.?(?:\s(?:de\s)?\d{4})?|\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?"
_STOP = r"\s*(?:[.:]?\s?[-–—]{1,2}|[.:])\s*"
# Place, day (AGENCY) - ; PLACE (AGENCY) ; (AGENCY) - ; АСТАНА, 28 ноября. /ТАСС/.
_BRACKETED = regex.compile(
    rf"(?:(?P<place>\p{{Lu}}(?:[^()\n/]|(?<=\p{{L}})/(?=\p{{L}})){{0,70}}?(?:\([\p{{L}} .-]{{2,30}}\))?[^()\n/]{{0,40}}?)[\s.,]*)?[(/\[](?P<agency>[^()\[\]\n]{{2,40}}?)[)/\]](?P<stop>{_STOP}|$|(?=\s\p{{Lu}}))"
)
# Москва. 9 ноября. ТАСС. ; МОСКВА, 9 ноя - РИА Новости.
_PLAIN = regex.compile(
    rf"{_PLACE}[.,]\s+(?:{_DAY})[.,]?\s*[-–—/]*\s*(?P<agency>\p{{Lu}}[\p{{L}} .«»-]{{1,24}}?)(?P<stop>\s?[./:]\s*[-–—]*\s+|\s[-–—]\s*)"
)
# WASHINGTON — ; LONDON, Nov. 9 - ; Bratislava, 11. Juni -
_UNCREDITED = regex.compile(
    rf"(?:(?P<place>\p{{Lu}}{{2}}[\p{{Lu}}.'’ -]{{1,30}}(?:,\s\p{{Lu}}[\p{{L}}.]+(?:\s\p{{Lu}}[\p{{L}}.]+)?)?)(?:,\s(?:{_DAY}))?|{_PLACE.replace('place', 'town')},\s(?:{_DAY}))\s*[-–—]{{1,2}}\s+(?=\S)"
)
# What stands before an agency in a dateline: names, numbers, a month beside a number, marks.
_BEFORE = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}.'’-]*|\d{1,4}|\p{Ll}{3,9}\.?(?=[\s,]*\d)|(?<=\d\.?\s)\p{Ll}{3,12}\.?"
    r"|[\s,./()–—-])*"
)
_PARTED = regex.compile(r"[,./(|–—-]\s*$|[/(][^/()]*$")
_BEHIND = regex.compile(r"\s?[)/\]]?(?:\s*[.:]?\s*[-–—]{1,2}\s+|[.:]?\s?/\.?\s+|[.:]\s+)")
_BESIDE = regex.compile(r"\s\p{Lu}[\p{Ll}-]+(?:[ /]\p{Lu}\p{Ll}+)?[.:]\s|\s?[-–—]{1,2}\s")
_LAST_AGENCY = 70
_LONGEST_BEFORE = 9


class Opening(NamedTuple):
    """A dateline `[start, end)` with its place and the agencies that it names."""

    start: int
    end: int
    place: str | None
    agencies: tuple[AgencyHit, ...]


def find_opening(text: str, start: int, end: int) -> Opening | None:
    """Return the dateline that opens a line of the text, if one does."""
    limit = min(end, start + _REACH)
    opening = text[start:limit]
    agencies = find_agencies(opening)
    for pattern in (_BRACKETED, _PLAIN) if agencies else ():
        match = pattern.match(text, start, limit)
        if match is None:
            continue
        low, high = match.span("agency")
        hits = agency_list(text, low, high) or _first_of(text, low, high)
        if hits and not _sentence(match["place"]):
            return Opening(
                start, _trim(text, start, match.end()), _place(match["place"]), tuple(hits)
            )
    if agencies and agencies[0].start <= _LAST_AGENCY:
        loose = _loose(text, start, limit, agencies)
        if loose is not None:
            return loose
    if not any(dash in opening for dash in "-–—"):
        return None
    match = _UNCREDITED.match(text, start, limit)
    if match is not None and match.end() < end:
        place = match["place"] or match["town"]
        return Opening(start, _trim(text, start, match.end()), _place(place), ())
    return None


def _loose(text: str, start: int, limit: int, hits: list[AgencyHit]) -> Opening | None:
    """Return the dateline of names, numbers and marks around the first agency: `SYDNEY, AAP -`."""
    first = AgencyHit(start + hits[0].start, start + hits[0].end, hits[0].name)
    before = text[start : first.start]
    if before.strip():
        end = _BEHIND.match(text, first.end, limit)
        dated = before.rstrip().endswith(",") and any(c.isdigit() for c in before)
        capitals = text[first.start : first.end].isupper()
        stop = end.end() if end else None
        if stop is None and dated and capitals and text[first.end : first.end + 1] == " ":
            stop = first.end + 1
        parted = _PARTED.search(before) is not None
        if not parted or stop is None or len(before.split()) > _LONGEST_BEFORE:
            return None
        if _BEFORE.fullmatch(before) is None:
            return None
    else:
        beside = _BESIDE.match(text, first.end, limit)
        if beside is None:
            return None
        stop = beside.end()
    place = before.strip(" ,./(|–—-") or None
    return Opening(start, _trim(text, start, stop), _place(place), (first,))


def _first_of(text: str, start: int, end: int) -> list[AgencyHit]:
    if any(word in picture_words() for word in bare(text[start:end]).split()):
        return []
    hits = find_agencies(text, start, end)
    return hits if hits and hits[0].start - start <= 1 else []


def _sentence(place: str | None) -> bool:
    """Say whether what stands before the agency is a sentence and no place: `The AP (…)`."""
    if place is None:
        return False
    lower = [w for w in place.split() if w[:1].islower() and len(w) > 3]
    return len(lower) > 3 or len(place.split()) > 12


def _place(raw: str | None) -> str | None:
    if raw is None:
        return None
    name = regex.split(r"[,.(]|\s[-–—]\s|\s?/", raw)[0].strip()
    return name or None


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
