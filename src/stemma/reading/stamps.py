"""Stamps: the dates that machines write into a page, and dates in words, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from stemma.reading.dates import find_date

__all__ = ["find_day", "read_stamp"]

_FIRST_YEAR = 1990
_SHORT = 120
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d\d.*)?$")


def read_stamp(raw: str, language: str) -> str | None:
    """Return a date as ISO 8601, to the minute where there is a clock time in it."""
    raw = raw.strip()[:_SHORT]
    match = _ISO.match(raw) or _COMPACT.match(raw)
    if match is not None:
        return _checked([*match.groups(), None][:6])
    if (found := find_day(raw, language)) is not None:
        return found
    try:
        value = parsedate_to_datetime(raw).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return None
    return value if _plausible(value) else None


def find_day(line: str, language: str) -> str | None:
    """Return the first full date of a line of words, None where it is older than any page."""
    found = find_date(line, language)
    return found.value if found and _plausible(found.value) else None


def _checked(parts: list[str | None]) -> str | None:
    year, month, day, hour, minute, zone = parts
    try:
        value = date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
        if hour is not None and minute is not None:
            clock = datetime(2000, 1, 1, int(hour), int(minute))  # noqa: DTZ001 - the clock alone
            value += clock.strftime("T%H:%M") + _zone(zone)
    except ValueError:
        return None
    return value if _plausible(value) else None


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in {"Z", "UTC", "GMT"}:
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _plausible(value: str) -> bool:
    return int(value[:4]) >= _FIRST_YEAR
