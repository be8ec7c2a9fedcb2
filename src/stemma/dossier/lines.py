"""Figures and claims as lines: who tells which value, the two sides of a conflict, the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from stemma.dossier.drawing import draw_figure
from stemma.dossier.places import Places
from stemma.dossier.records import Line, Telling
from stemma.dossier.wording import amount, voices_phrase
from stemma.model import Claim, ClaimMention, Figure, FigureMention

__all__ = ["articles_of", "claim_line", "figure_line"]

_BADGES = {
    "agree": "same value",
    "precision": "same value, told with different care",
    "update": "changed over time",
    "conflict": "conflict",
    "corroborated": "several voices",
    "single_voice": "one voice",
}
_TYPES = {
    "polarity": "asserted and denied",
    "status": "different steps",
    "actor": "different actors",
    "place": "different places",
    "time": "different times",
    "name": "different names",
    "cause": "different causes",
    "wording": "different wordings",
    "attribution": "different speakers",
}
_POSITIONS = {
    "asserts": "stated",
    "attributes": "reported as said",
    "denies": "denied",
    "not_confirmed": "no confirmation",
    "questions": "questioned",
}
_AGAINST = frozenset({"denies", "not_confirmed", "questions"})

M = TypeVar("M", FigureMention, ClaimMention)


def articles_of(line: Line) -> frozenset[int]:
    """Return the numbers of the articles in which a line is mentioned."""
    return frozenset(c.number for t in line.mentions for c in t.cites)


def figure_line(figure: Figure, places: Places) -> Line:
    """Return a figure as a line; one telling for each value, with a drawing where values differ."""
    mentions = _in_order(figure.mentions, places)
    groups = _by_value(mentions)
    sides = _figure_sides(figure, groups) if figure.verdict == "conflict" else []
    lead = {_key(figure.mentions[i]): figure.mentions[i] for i in reversed(figure.compared)}
    tellings = {key: _figure_telling(rows, places, lead.get(key)) for key, rows in groups.items()}
    others = [key for key in groups if key not in sides]
    rows = _rows_of_drawing(mentions, places)
    return Line(
        id=f"{places.prefix}-{figure.id}",
        thing=figure.id,
        kind="figure",
        verdict=figure.verdict,
        badge=_BADGES[figure.verdict],
        label=figure.label,
        reason=places.named(figure.reason),
        voices=voices_phrase(figure.voices),
        shown=figure.voices.shown,
        not_shown=figure.voices.not_shown,
        sides=tuple(tellings[key] for key in sides),
        others=tuple(tellings[key] for key in others),
        mentions=tuple(_figure_telling([m], places) for m in mentions),
        drawing=draw_figure(figure.label, rows, f"Values told for: {figure.label}"),
    )


_Key = tuple[float, float, str, str | None]


def _key(mention: FigureMention) -> _Key:
    return (mention.low, mention.high, mention.modifier, mention.unit)


def _by_value(mentions: Sequence[FigureMention]) -> dict[_Key, list[FigureMention]]:
    """Group mentions by what they say, the earliest as-of time first, then the value."""
    groups: dict[_Key, list[FigureMention]] = {}
    for mention in mentions:
        groups.setdefault(_key(mention), []).append(mention)
    return dict(
        sorted(
            groups.items(),
            key=lambda item: (min(m.as_of or "9999" for m in item[1]), item[0][:3]),
        )
    )


def _figure_sides(figure: Figure, groups: dict[_Key, list[FigureMention]]) -> list[_Key]:
    """Return the two values that the verdict names, else the first two of the figure."""
    keys = [_key(figure.mentions[i]) for i in figure.compared]
    keys += [_key(m) for m in figure.mentions] + list(groups)
    return list(dict.fromkeys(keys))[:2]


def _figure_telling(
    rows: Sequence[FigureMention], places: Places, shown: FigureMention | None = None
) -> Telling:
    """Return mentions of one value as a telling, with the words of `shown` or the best of them."""
    rows = _in_order(rows, places)
    first = shown or next((m for m in rows if m.attributed_to), rows[0])
    return Telling(
        value=amount(first.low, first.high, first.modifier, first.unit),
        position="",
        words=places.words(first.article, first.start, first.end),
        speaker=first.attributed_to or "",
        also=_others(rows, first),
        as_of=_as_of(rows, places),
        cites=tuple(places.cite(m.article, m.start, m.end) for m in _one_each(rows, first)),
    )


def _rows_of_drawing(
    mentions: Sequence[FigureMention], places: Places
) -> list[tuple[Telling, FigureMention]]:
    """Return one row for each value and as-of time, the earliest first.

    A lineage tells a value once, as of the earliest time: a copy of the next day is no new row.
    """
    told: dict[tuple[str, _Key], list[FigureMention]] = {}
    for mention in mentions:
        told.setdefault((mention.lineage, _key(mention)), []).append(mention)
    groups: dict[tuple[str, _Key], list[FigureMention]] = {}
    for (_, key), ms in told.items():
        groups.setdefault((min(m.as_of or "9999" for m in ms), key), []).extend(ms)
    rows = [ms for _, ms in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1][:3]))]
    return [(_figure_telling(ms, places), ms[0]) for ms in rows]


def _in_order(rows: Sequence[M], places: Places) -> list[M]:
    """Return mentions in the order of citing: originals first, of one text the named speaker."""
    return sorted(
        rows, key=lambda m: (*places.rank(m.article), m.attributed_to is None, m.start, m.end)
    )


def _one_each(rows: Sequence[M], shown: M) -> list[M]:
    """Return one mention for each article, that whose words are shown first."""
    kept = {shown.article: shown}
    for mention in rows:
        kept.setdefault(mention.article, mention)
    return list(kept.values())


def _others(rows: Sequence[M], shown: M) -> tuple[str, ...]:
    """Return one name for each voice that speaks beside the one shown, in the order of mentions.

    Of one lineage the article that comes first names the speakers: what copies and translations
    make of the name is no further speaker.
    """
    naming: dict[str, str] = {shown.lineage: shown.article} if shown.attributed_to else {}
    names: dict[str, str] = {}
    for mention in rows:
        if not mention.attributed_to or mention.voice == shown.voice:
            continue
        if naming.setdefault(mention.lineage, mention.article) == mention.article:
            names.setdefault(mention.voice, mention.attributed_to)
    return tuple(dict.fromkeys(n for n in names.values() if n != shown.attributed_to))


def _as_of(rows: Sequence[FigureMention], places: Places) -> str:
    values = sorted({m.as_of for m in rows if m.as_of})
    if not values:
        return ""
    first, last = places.moment(values[0]), places.moment(values[-1])
    if first == last:
        return first
    day, _, month = first.partition(" ")
    return f"{day if last.endswith(f' {month}') else first} to {last}"


def claim_line(claim: Claim, places: Places) -> Line:
    """Return a claim as a line; the two sides of a conflict, and what else is told."""
    mentions = _in_order(claim.mentions, places)
    conflict = claim.verdict == "conflict"
    left, right, rest = _claim_sides(claim, mentions) if conflict else ([], [], mentions)
    kind = f": {_TYPES[claim.type]}" if conflict and claim.type else ""
    return Line(
        id=f"{places.prefix}-{claim.id}",
        thing=claim.id,
        kind="claim",
        verdict=claim.verdict,
        badge=_BADGES[claim.verdict] + kind,
        label="",
        reason=places.named(claim.reason),
        voices=voices_phrase(claim.voices),
        shown=claim.voices.shown,
        not_shown=claim.voices.not_shown,
        sides=tuple(_claim_telling(rows, places) for rows in (left, right) if rows),
        others=tuple(_claim_telling(rows, places) for rows in _by_position(rest)),
        mentions=tuple(_claim_telling([m], places) for m in mentions),
    )


def _by_position(mentions: Sequence[ClaimMention]) -> list[list[ClaimMention]]:
    groups: dict[str, list[ClaimMention]] = {}
    for mention in mentions:
        side = mention.position if mention.position in _AGAINST else "asserts"
        groups.setdefault(side, []).append(mention)
    return list(groups.values())


def _claim_sides(
    claim: Claim, mentions: Sequence[ClaimMention]
) -> tuple[list[ClaimMention], list[ClaimMention], list[ClaimMention]]:
    """Return the mentions of one side, of the other, and those on neither.

    Where some assert and others do not, the positions are the sides; else the two mentions that
    were compared stand against each other and the rest on neither.
    """
    pair = [claim.mentions[i] for i in claim.compared[:2]]
    against = [m for m in mentions if m.position in _AGAINST]
    if against and len(against) < len(mentions):
        lead = [m for m in pair if m not in against] + [m for m in mentions if m not in against]
        answer = [m for m in pair if m in against] + against
        return list(dict.fromkeys(lead)), list(dict.fromkeys(answer)), []
    if len(pair) < 2:
        pair = list(mentions[:2])
    return pair[:1], pair[1:], [m for m in mentions if m not in pair]


def _claim_telling(rows: Sequence[ClaimMention], places: Places) -> Telling:
    first = rows[0]
    rows = [first, *_in_order(rows[1:], places)]
    return Telling(
        value="",
        position=_POSITIONS[first.position],
        words=places.words(first.article, first.start, first.end),
        speaker=first.attributed_to or "",
        also=_others(rows, first),
        as_of="",
        cites=tuple(places.cite(m.article, m.start, m.end) for m in _one_each(rows, first)),
    )
