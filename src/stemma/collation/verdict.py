"""Agreement, precision, update or conflict: what the mentions of one thing amount to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.collation.counted import grows, passes
from stemma.collation.opposable import Opposable
from stemma.collation.rounding import explained, same_value
from stemma.collation.sightings import Sighting
from stemma.model import FigureVerdict

__all__ = ["Judged", "judge"]

_SAID_AS_IS = frozenset({"exact", "about"})
# Sentences between two values that one passage sets against each other.
_PASSAGE = 3
# Days after which a higher number is a later one, though no text says that it rose.
_LONG = 3
_DATE = 10


class Judged(NamedTuple):
    """A verdict, the rule that gave it, and the two sightings it compared."""

    verdict: FigureVerdict
    rule: str
    one: Sighting
    other: Sighting


def judge(
    sightings: Sequence[Sighting],
    concept: str | None = None,
    opposable: Opposable | None = None,
) -> Judged:
    """Return the verdict on the sightings of one thing, which the concept names.

    Only two that `opposable` allows are told as different; of the others nothing is said.

    The rules in order: values that one number explains, a value that a text tells as past, a
    later value of one speaker or of a count that grows, values that cannot both hold.
    """
    pairs = [(a, b) for n, b in enumerate(sightings) for a in sightings[:n]]
    apart = sorted((p for p in pairs if _apart(*p)), key=_clarity)
    series = _Series(_past(sightings), _first_told(sightings), grows(concept), passes(concept))
    first_open: tuple[Sighting, Sighting] | None = None
    for pair in apart:
        # What time explains is no conflict, and is asked for once; the other question costs more.
        explains = _time_rule(*pair, series)
        if explains is not None and first_open is not None:
            continue
        if opposable is not None and not opposable.allows(*pair):
            continue
        if explains is None:
            return Judged("conflict", "contrast" if _set_against(*pair) else "opposed", *pair)
        first_open = pair
    if first_open is None:
        return _without_opposition(pairs)
    first, second = sorted(
        first_open, key=lambda s: (s.value[:2] not in series.past, s.moment, s.value.high, s.index)
    )
    return Judged("update", _time_rule(*first_open, series) or "growth", first, second)


def _apart(one: Sighting, other: Sighting) -> bool:
    """Tell whether no one number explains both; a vague word contradicts nothing."""
    if "vague" in {one.value.modifier, other.value.modifier}:
        return False
    return explained(one.value, other.value) is None


def _without_opposition(pairs: Sequence[tuple[Sighting, Sighting]]) -> Judged:
    near = [p for p in pairs if not _apart(p[0], p[1])]
    pairs = near or pairs
    differing = [
        p
        for p in pairs
        if not same_value(p[0].value, p[1].value)
        or (
            p[0].value.modifier != p[1].value.modifier
            and not {p[0].value.modifier, p[1].value.modifier} <= _SAID_AS_IS
        )
    ]
    if differing:
        one, other = min(differing, key=_clarity)
        return Judged("precision", explained(one.value, other.value) or "vague", one, other)
    one, other = min(pairs, key=_clarity)
    return Judged("agree", "equal", one, other)


def _clarity(pair: tuple[Sighting, Sighting]) -> tuple[int, int, int, int]:
    """Order pairs so that the one to show comes first: set against each other, then attributed."""
    one, other = pair
    return (
        0 if _set_against(one, other) else 1,
        0 if one.witness.lineage.id != other.witness.lineage.id else 1,
        -(one.speaker is not None) - (other.speaker is not None),
        one.index * 100_000 + other.index,
    )


def _set_against(one: Sighting, other: Sighting) -> bool:
    """Tell whether one passage gives both values to different speakers."""
    return (
        one.article == other.article
        and abs(one.sentence - other.sentence) <= _PASSAGE
        and one.speaker is not None
        and other.speaker is not None
        and not one.speaker.is_one_with(other.speaker)
    )


def _one_speaker(one: Sighting, other: Sighting) -> bool:
    return (
        one.speaker is not None
        and other.speaker is not None
        and one.speaker.is_one_with(other.speaker)
    )


def _past(sightings: Sequence[Sighting]) -> frozenset[tuple[float, float]]:
    """Return the values that an article tells as past beside a newer one, however rounded."""
    told = {
        s.value
        for s in sightings
        if "earlier" in s.cues
        and any(
            t.article == s.article and "earlier" not in t.cues and not same_value(s.value, t.value)
            for t in sightings
        )
    }
    return frozenset(v[:2] for v in told) | frozenset(
        s.value[:2] for s in sightings if any(explained(s.value, v) == "rounding" for v in told)
    )


def _told_together(one: Sighting, other: Sighting, *, anywhere: bool) -> bool:
    """Tell whether one voice gives both values, and so knows of both.

    Of a count that rises an article may give both anywhere but in its headline; else in one
    passage.
    """
    if "title" in {one.block, other.block} or not _no_two_speakers(one, other):
        return False
    return anywhere or abs(one.sentence - other.sentence) <= _PASSAGE


def _no_two_speakers(one: Sighting, other: Sighting) -> bool:
    return (one.speaker is None and other.speaker is None) or _one_speaker(one, other)


class _Series(NamedTuple):
    """What is known of all values together: which are told as past, when each was first told."""

    past: frozenset[tuple[float, float]]
    first_told: dict[float, str]
    grows: bool
    passes: bool


def _first_told(sightings: Sequence[Sighting]) -> dict[float, str]:
    first: dict[float, str] = {}
    for sighting in sightings:
        if sighting.moment:
            value = sighting.value.high
            first[value] = min(first.get(value, sighting.moment), sighting.moment)
    return first


def _time_rule(one: Sighting, other: Sighting, series: _Series) -> str | None:
    """Return the rule by which time explains the difference of two values, None for none."""
    if one.article == other.article and ("earlier" in one.cues) != ("earlier" in other.cues):
        return "past"
    if _set_against(one, other):
        return None
    if (one.value[:2] in series.past) != (other.value[:2] in series.past):
        return "past"
    first, second = sorted((one, other), key=lambda s: (s.moment, s.index))
    if one.article == other.article:
        return (
            "past" if _told_together(one, other, anywhere=series.grows or series.passes) else None
        )
    if _one_speaker(one, other) and first.moment != second.moment:
        return "speaker"
    return "growth" if _grown(first, second, series) else None


def _grown(first: Sighting, second: Sighting, series: _Series) -> bool:
    """Tell whether a count rose: it only rises, or a text says so, or days lie between."""
    if series.passes and first.moment != second.moment:
        return True
    small, big = sorted((first.value.high, second.value.high))
    if series.grows and series.first_told.get(small, "") < series.first_told.get(big, ""):
        return True
    early, late = series.first_told.get(small, ""), series.first_told.get(big, "")
    if not early or not late or early[:_DATE] >= late[:_DATE]:
        return False
    return "changed" in first.cues | second.cues or _days(early, late) >= _LONG


def _days(early: str, late: str) -> int:
    """Return about how many days lie between two moments, 0 where one is not known to the day."""
    if min(len(early), len(late)) < _DATE:
        return 0
    return _count(late) - _count(early)


def _count(moment: str) -> int:
    year, month, day = (int(part) for part in moment[:_DATE].split("-"))
    return 372 * year + 31 * month + day
