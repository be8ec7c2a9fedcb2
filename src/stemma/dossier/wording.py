"""Stemma's own words: fixed templates for values, times and counts, never a word of a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.dossier.records import Telling
from stemma.languages import available, language
from stemma.model import Modifier, Voices

__all__ = [
    "SECTIONS",
    "amount",
    "bare",
    "count",
    "language_name",
    "listed",
    "moment",
    "more_phrase",
    "one_line",
    "origin_name",
    "period",
    "voices_phrase",
    "who",
]


SECTIONS = {
    "conflicts": "Conflicts",
    "figures": "Figures that changed, or are told with different care",
    "shared": "What independent voices share",
    "repeated": "Told by several voices, not shown to be independent",
    "single": "What only one voice has",
    "timeline": "Timeline",
    "heard": "Who is heard",
    "quotations": "One quotation, several wordings",
    "silence": "What nobody says",
    "gaps": "What cannot be told, and what was not compared",
    "both": "What both texts tell",
    "coverage": "Coverage: who copied whom, and why Stemma says so",
    "mentions": "All mentions",
    "sources": "The texts as they were read",
    "relation": "How the two texts relate",
    "alone": "Articles alone in their story",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE: dict[Modifier, str] = {
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "up_to": "up to ",
    "less_than": "less than ",
    "nearly": "nearly ",
}
_DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_SEASONS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
    "H1": "first half",
    "H2": "second half",
}
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: '1 article', '2 articles'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Return items as a phrase: 'a', 'a and b', 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def voices_phrase(voices: Voices) -> str:
    """Return the count of voices, which always says how many are shown to be independent."""
    total = voices.shown + voices.not_shown
    said = count(total, "voice")
    if total == 1:
        return f"{said}, {'' if voices.shown else 'not '}shown to be independent"
    if not voices.not_shown:
        return f"{said}, all shown to be independent"
    if not voices.shown:
        return f"{said}, none shown to be independent"
    return f"{said}, {voices.not_shown} not shown to be independent"


def _number(value: float) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale * 1000, 6).is_integer():
            return f"{_number(value / scale)} {name}"
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text or "0"


def bare(low: float, high: float) -> str:
    """Return a value in figures, without modifier and unit: '1,240', '90–120 million'."""
    first, last = _number(low), _number(high)
    if first == last:
        return first
    scale = last.partition(" ")[2]
    if scale and first.endswith(f" {scale}"):
        first = first.removesuffix(f" {scale}")
    return f"{first}–{last}"


def amount(low: float, high: float, modifier: Modifier, unit: str | None) -> str:
    """Return a value with its modifier and unit: 'more than 1,200 people', '90–120 million EUR'.

    A vague word is given as the range that it stands for.
    """
    text = f"{_BEFORE.get(modifier, '')}{bare(low, high)}"
    if unit and unit != "1":
        text = f"{text} {unit}"
    return f"vague, {text}" if modifier == "vague" else text


def moment(value: str | None, *, year: bool = True) -> str:
    """Return an ISO or TIMEX3 value for reading: '13 Oct 2026, 12:00', '9 Nov, year open'.

    A value of another shape is returned as it is; without `year` a day stands without its year.
    """
    if not value:
        return ""
    day, _, clock = value.replace(" ", "T", 1).partition("T")
    said = _day(day, year=year)
    if said is None:
        return value
    return f"{said}, {_clock(clock)}" if clock else said


def _day(value: str, *, year: bool) -> str | None:
    parts = value.split("-")
    named = parts[0]
    if len(named) != 4 or not (named.isdigit() or named == "XXXX"):
        return None
    tail = f" {named}" if named.isdigit() else ", year open"
    if len(parts) == 1:
        return named if named.isdigit() else None
    if not year:
        tail = ""
    if parts[1].startswith("W") and parts[1][1:].isdigit():
        end = {(): "", ("WE",): "weekend of "}.get(tuple(parts[2:]))
        return None if end is None else f"{end}week {int(parts[1][1:])}{tail}"
    if parts[1] in _SEASONS and len(parts) == 2:
        return f"{_SEASONS[parts[1]]}{tail}"
    if not (parts[1].isdigit() and 1 <= int(parts[1]) <= 12):
        return None
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return month + tail
    return f"{int(parts[2])} {month}{tail}" if parts[2].isdigit() else None


def _clock(value: str) -> str:
    if value in _DAY_PARTS:
        return _DAY_PARTS[value]
    zone = ""
    if value.endswith("Z"):
        value, zone = value[:-1], " UTC"
    elif len(value) > 6 and value[-6] in "+-" and value[-3] == ":":
        value, zone = value[:-6], " UTC" if value[-5:] == "00:00" else f" UTC{value[-6:]}"
    return value[:5] + zone


def one_line(text: str) -> str:
    """Return text of a source for one line: white space as one blank, no control characters.

    A text from outside must not move the cursor, recolour the screen or turn the line around.
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def period(first: str | None, last: str | None) -> str:
    """Return a span of time for reading; one moment stands alone, none is said to be unknown."""
    start, end = moment(first), moment(last)
    if not start and not end:
        return "without a date"
    if start == end or not start or not end:
        return start or end
    if first and last and first[:10] == last[:10] and len(first) > 10 < len(last):
        return f"{start} to {end.rpartition(', ')[2]}"
    if first and last and first[:4] == last[:4]:
        start = moment(first, year=False)
        if first[:7] == last[:7] and len(first) == len(last) == 10:
            start = start.split(" ")[0]
    return f"{start} to {end}"


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where there is no pack."""
    if code == "und":
        return "language not told"
    primary = code.split("-", maxsplit=1)[0].lower()
    return language(primary).general.name if primary in available() else code


def origin_name(origin: str, *, shown: bool = True) -> str:
    """Return the origin of a lineage for reading: an agency, an outlet, or unknown.

    Of an outlet it is said whether signs of its own work are shown or no other origin is.
    """
    if origin.startswith("own:"):
        outlet = origin.removeprefix("own:")
        return f"{outlet}, own report" if shown else f"{outlet}, no other origin shown"
    return "origin unknown" if origin == "unknown" else origin


def more_phrase(number: int) -> str:
    """Return the line that says how many rows a short form leaves out, and where they stand."""
    return f"{number} more in --format html and --format json"


def who(telling: Telling) -> str:
    """Return who tells it, who else does, and as of when."""
    text = telling.speaker or "no speaker named"
    if telling.also:
        text += f"; also {' · '.join(telling.also)}"
    return f"{text}, as of {telling.as_of}" if telling.as_of else text
