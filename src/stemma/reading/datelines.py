"""Datelines: place, day and agency that open a report, on a line of their own or in the first."""

from __future__ import annotations

from typing import NamedTuple

import regex

from stemma.reading.agencies import AgencyHit, agency_list, find_agencies

__all__ = ["Opening", "find_opening"]

_REACH = 130
_PLACE = r"(?P<place>\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:\s?\([\p{L} .-]{2,30}\))?(?:[,/]\s?\p{Lu}[\p{L}\p{M}.'’ -]{1,30}){0,2})"
_DAY = r"(?:\p{L}+\.?,?\s+)?\d{1,2}\.?\s?(?:de\s|tháng\s)?[\p{L}\d]{1,12}\.?(?:\s(?:de\s)?\d{4})?|\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?"
_STOP = r"\s*(?:[.:]?\s?[-–—]{1,2}|[.:])\s*"
# Place, day (AGENCY) - ; PLACE (AGENCY) ; (AGENCY) - ; АСТАНА, 28 ноября. /ТАСС/.
_BRACKETED = regex.compile(
    rf"(?:(?P<place>\p{{Lu}}[^()\n/]{{0,70}}?(?:\([\p{{L}} .-]{{2,30}}\))?[^()\n/]{{0,40}}?)[\s.,]*)?[(/\[](?P<agency>[^()\[\]\n]{{2,40}}?)[)/\]](?P<stop>{_STOP}|$|(?=\s\p{{Lu}}))"
)
# Москва. 9 ноября. ТАСС. ; МОСКВА, 9 ноя - РИА Новости.
_PLAIN = regex.compile(
    rf"{_PLACE}[.,]\s+(?:{_DAY})[.,]?\s*[-–—/]*\s*(?P<agency>\p{{Lu}}[\p{{L}} .«»-]{{1,24}}?)(?P<stop>\s?[./:]\s*[-–—]*\s+|\s[-–—]\s*)"
)
# WASHINGTON — ; LONDON, Nov. 9 - ; Bratislava, 11. Juni -
_UNCREDITED = regex.compile(
    rf"(?:(?P<place>\p{{Lu}}{{2}}[\p{{Lu}}.'’ -]{{1,30}}(?:,\s\p{{Lu}}[\p{{L}}.]+(?:\s\p{{Lu}}[\p{{L}}.]+)?)?)(?:,\s(?:{_DAY}))?|{_PLACE.replace('place', 'town')},\s(?:{_DAY}))\s*[-–—]{{1,2}}\s+(?=\S)"
)


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
    if not any(dash in opening for dash in "-–—"):
        return None
    match = _UNCREDITED.match(text, start, limit)
    if match is not None and match.end() < end:
        place = match["place"] or match["town"]
        return Opening(start, _trim(text, start, match.end()), _place(place), ())
    return None


def _first_of(text: str, start: int, end: int) -> list[AgencyHit]:
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
