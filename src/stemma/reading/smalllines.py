"""Author and date lines: who signs, when it appeared, and an outlet's name glued to a date."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

import regex

from stemma.languages.calendar import month_names, weekday_names
from stemma.reading.agencies import find_agencies
from stemma.reading.dates import PageDate, date_words, find_date
from stemma.reading.forms import Forms
from stemma.reading.furniture import is_outlet
from stemma.text import fold

__all__ = ["DateLine", "byline_name", "date_line", "is_byline", "is_partial_date"]

_LONGEST = 160
_BESIDE_DATE = 12
_AFTER_NAME = regex.compile(r"\s*[|·•–—(]\s*|\s-\s|,\s*\d|\s\d")
_DIGITS = regex.compile(r"\d+")
_SIGN = regex.compile(r"[^\p{L}\p{M}\p{N}'’.&]+")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "i",
        "y",
        "e",
        "und",
        "and",
        "et",
        "&",
        "für",
        "the",
        "of",
    ]
)


class DateLine(NamedTuple):
    """A line whose matter is a date: what it is on the page, the date, and what else it says.

    `glued` is an outlet's name that stands against the date without a blank.
    """

    kind: Literal["byline", "dateline", "furniture"]
    date: PageDate
    rest: str
    glued: str | None


def date_line(
    line: str, language: str, outlet: str | None, form: Forms, now: date | None
) -> DateLine | None:
    """Return what a line says that has a date and little else; None for any other line."""
    if len(line) > _LONGEST:
        return None
    found = find_date(line, language, now)
    if found is None:
        return None
    rest = date_words(line, found, form, language)
    before = line[: found.start]
    glued = before if before and before[-1].isalnum() and found.start >= 3 else None
    name = _halved(glued) if glued else None
    if name is not None and (
        is_outlet(name, outlet) or outlet is None or _squeeze(rest) == _squeeze(before)
    ):
        return DateLine("furniture", found, rest, name)
    if is_outlet(rest, outlet):
        return DateLine("furniture", found, rest, None)
    if not _few_words(rest, form):
        return None
    agencies = find_agencies(rest)
    if agencies and form.material.match(rest) is None:
        place = _SIGN.split(_without(rest, agencies[0].start, agencies[-1].end).strip(" ,.()/—–-"))
        if place[0]:
            return DateLine("dateline", found, rest, None)
    return DateLine("byline", found, rest, None)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]


def _squeeze(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _halved(name: str) -> str:
    """Return a name once that stands there twice: `Der BoteDer Bote` is `Der Bote`."""
    half = len(name) // 2
    if len(name) % 2 == 0 and name[:half] == name[half:]:
        return name[:half]
    return name


def _few_words(rest: str, form: Forms) -> bool:
    """Say whether what stands beside a date can be names, places, an agency, the newsroom."""
    words = [w for w in _SIGN.split(rest) if w]
    if len(words) > _BESIDE_DATE and not form.by.match(rest):
        return False
    if not words or form.staff.fullmatch(rest):
        return True
    signed = form.by.match(rest)
    if signed:
        words = [w for w in _SIGN.split(signed["rest"].split("|")[0]) if w]
    small = [w for w in words if w[0].islower() and w not in _PARTICLES and len(w) > 1]
    if form.staff.search(rest) and len(words) <= 5:
        return True
    return len(small) <= (1 if signed else 0) or (len(words) <= 2 and len(small) <= 1)


def is_byline(line: str, form: Forms) -> bool:
    """Say whether a line names who wrote the article, and nothing else."""
    if len(line) > _LONGEST or line.endswith(("?", "!", ":")) or line.isupper():
        return False
    if form.staff.fullmatch(line):
        return True
    match = form.by.match(line)
    if match is None:
        return False
    words = [w for w in _SIGN.split(match["rest"]) if w]
    small = [w for w in words if w[0].islower() and w not in _PARTICLES]
    if not words or len(words) > 14 or (line.endswith(".") and len(words) > 6):
        return False
    return len(small) <= 1 + len(words) // 4


def byline_name(line: str, form: Forms) -> str | None:
    """Return the names of an author's line, without label, date and what follows.

    None where it names the newsroom, or one word that may as well be a place.
    """
    match = form.by.match(line)
    raw = match["rest"] if match else line
    raw = _AFTER_NAME.split(raw)[0].strip(" ,.;:-")
    if not raw or form.staff.search(raw) or (match is None and " " not in raw):
        return None
    return str(raw)


@cache
def _calendar_words(language: str) -> frozenset[str]:
    names = {
        *month_names(language),
        *weekday_names(language),
        *month_names("en"),
        *weekday_names("en"),
    }
    return frozenset(names)


def is_partial_date(line: str, form: Forms, language: str) -> bool:
    """Say whether a line is a day without its year (`Freitag, 14. Juni`) or a label and a time."""
    if len(line) > 40 or not any(c.isdigit() for c in line):
        return False
    if form.published.match(line) and not _SIGN.sub(
        "", _DIGITS.sub("", form.published.sub(" ", line))
    ):
        return True
    words = [w for w in regex.split(r"[^\p{L}\p{M}]+", fold(line)) if w]
    known = [w for w in words if w in _calendar_words(language)]
    return bool(known) and all(w in _PARTICLES or len(w) <= 2 for w in words if w not in known)
