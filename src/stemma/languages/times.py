"""`times.toml`: the words by which a language tells days, hours, spans of time and repetition."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Literal, NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError

from stemma.errors import PackError
from stemma.languages.loading import load_part
from stemma.text import fold

__all__ = ["TimeUnit", "TimeWord", "Times", "time_pieces", "time_words"]

Forms = tuple[str, ...]
TimeUnit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "halfyear", "year", "decade",
    "century", "millennium",
]  # fmt: skip
Part = Literal["MO", "MI", "AF", "EV", "NI", "DT"]
Particle = Literal[
    "the", "of", "in", "at", "at_apart", "since", "until", "from", "and", "ago_before",
    "ago_after", "before", "after", "each", "per", "one", "half", "half_to", "year_label",
    "month_label",
    "day_label", "clock_label", "oclock", "am", "pm", "eve_of", "late", "same", "years_of", "era",
    "duration_of", "pair", "age_before", "age_after", "having",
]  # fmt: skip


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for times, each list under the value that it stands for.

    A form is one word or several; `{a,b}` in it stands for a choice (`letzt{e,en}`). Months and
    weekdays of CLDR need not be listed. `capitalised` names the classes whose words count only
    with a capital, `ordinal_mark` says that a digit with a period is an ordinal, and `distance`
    the units in which a distance from now stays a duration ('vor zehn Jahren'), `decade_years`
    that a plural with a year means a decade ('années 1990'). `past`, `past_ends`, `past_shapes`
    (`ge*t`), `perfect` (`haben` after a participle of `past_shapes` or
    `perfect_shapes`, an infinitive of the past), `present`, `future` and `future_ends` are the words that tell the tense of a clause; a weekday or
    a date without a year in a clause of the present is one to come. `counted` are nouns before
    which a number of four digits is no year.
    """

    capitalised: Forms = ()
    ordinal_mark: bool = False
    ordinal_suffixes: Forms = ()
    day_first: bool = True
    joined: bool = False
    decade_years: bool = False
    distance: tuple[TimeUnit, ...] = ()
    particle: dict[Particle, Forms] = {}
    direction: dict[Literal["last", "this", "next"], Forms] = {}
    unit: dict[TimeUnit, Forms] = {}
    units: dict[TimeUnit, Forms] = {}
    part: dict[Part, Forms] = {}
    part_adverb: dict[Part, Forms] = {}
    day_word: dict[str, Forms] = {}
    day_part: dict[str, Forms] = {}
    ref: dict[Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"], Forms] = {}
    ref_in: dict[Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"], Forms] = {}
    season: dict[Literal["SP", "SU", "FA", "WI"], Forms] = {}
    holiday: dict[str, Forms] = {}
    stage: dict[Literal["START", "MID", "END"], Forms] = {}
    about: dict[Literal["APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EXACT"], Forms] = {}
    vague: Forms = ()
    repeated: dict[str, Forms] = {}
    lasting: dict[str, Forms] = {}
    relative: dict[str, Forms] = {}
    decade: dict[str, Forms] = {}
    number: dict[str, Forms] = {}
    ordinal: dict[str, Forms] = {}
    clock: dict[str, Forms] = {}
    month: dict[str, Forms] = {}
    month_short: dict[str, Forms] = {}
    weekday: dict[str, Forms] = {}
    weekday_short: dict[str, Forms] = {}
    weekdays: dict[str, Forms] = {}
    past: Forms = ()
    past_ends: Forms = ()
    past_shapes: Forms = ()
    perfect: Forms = ()
    perfect_shapes: Forms = ()
    present: Forms = ()
    future: Forms = ()
    future_ends: Forms = ()
    counted: Forms = ()


class TimeWord(NamedTuple):
    """A form as its pieces, with the class and the value that it stands for."""

    pieces: tuple[str, ...]
    kind: str
    value: str


_PIECE = re.compile(r"\d+|[^\W\d_]+|\S")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_VALUED = (
    "direction", "unit", "units", "part", "part_adverb", "day_word", "day_part", "ref", "ref_in", "season", "holiday", "stage",
    "about", "repeated", "lasting", "relative", "decade", "number", "ordinal", "clock", "month",
    "month_short", "weekday", "weekday_short", "weekdays",
)  # fmt: skip


def time_pieces(folded: str) -> tuple[str, ...]:
    """Return the pieces of a folded form: runs of digits, runs of letters, single marks."""
    return tuple(_PIECE.findall(folded))


def _expanded(form: str) -> list[str]:
    parts = _CHOICE.split(form)
    choices = [p.split(",") if i % 2 else [p] for i, p in enumerate(parts)]
    return ["".join(c) for c in itertools.product(*choices)]


def _cldr(code: str) -> list[tuple[str, str, str]]:
    """Return (class, value, form) of the months and weekdays that CLDR knows."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        # A language that CLDR does not know has the names that its pack lists.
        return []
    rows: list[tuple[str, str, str]] = []
    for context in ("format", "stand-alone"):
        for width, kind in (("wide", "month"), ("abbreviated", "month_short")):
            for number, form in locale.months[context][width].items():
                rows.append((kind, str(number), form))
        for number, form in locale.days[context]["wide"].items():
            rows.append(("weekday", str(number + 1), form))
    return rows


@cache
def time_words(code: str) -> tuple[TimeWord, ...]:
    """Return all forms of a language, the longest first; raises PackError on an empty form."""
    pack = load_part(code, "times", Times)
    if pack is None:
        return ()
    rows = _cldr(code)
    rows += [
        (kind, value, form)
        for kind in _VALUED
        for value, forms in getattr(pack, kind).items()
        for form in forms
    ]
    rows += [(kind, "", form) for kind, forms in pack.particle.items() for form in forms]
    rows += [("vague", "X", form) for form in pack.vague]
    rows += [("counted", "", form) for form in pack.counted]
    rows += [("quarter", str(n), f"q{n}") for n in range(1, 5)]
    if pack.joined:
        rows += _joined(rows)
    found: dict[TimeWord, None] = {}
    wide = {form.rstrip(".").lower() for kind, _, form in rows if kind == "month"}
    for kind, value, form in rows:
        for one in _expanded(form):
            pieces = time_pieces(fold(one).rstrip("." if kind == "month_short" else ""))
            if not pieces:
                raise PackError(f"packs/{code}/times.toml: an empty form in {kind!r}")
            if kind != "month_short" or "".join(pieces) not in wide:
                found[TimeWord(pieces, kind, value)] = None
    return tuple(sorted(found, key=lambda w: (-len(w.pieces), w)))


def _joined(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return weekdays and parts of the day written as one word ('Donnerstagabend')."""
    days = [(v, f) for k, v, f in rows if k == "weekday"]
    parts = [(v, f) for k, v, f in rows if k in {"part", "part_adverb"}]
    return [("weekday_part", f"{d} {p}", a + b.lower()) for d, a in days for p, b in parts]
