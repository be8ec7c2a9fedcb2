"""The words of labels and reasons: fixed templates that name values, sources and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.collation.context import Context
from stemma.collation.counted import is_measure
from stemma.collation.sightings import Sighting
from stemma.collation.verdict import Judged
from stemma.model import Scope
from stemma.text import words

__all__ = ["label_of", "number_words", "reason_of", "sum_words", "value_words"]

_MODIFIERS = {
    "exact": "", "about": "about ", "more_than": "more than ", "at_least": "at least ",
    "up_to": "up to ", "less_than": "less than ", "nearly": "nearly ", "range": "", "vague": "",
}  # fmt: skip

REASONS = {
    ("agree", "equal"): "{one} and {other} give the same value.",
    ("precision", "rounding"): "{one} and {other}: the shorter number is the longer one rounded.",
    ("precision", "hedge"): "{one} and {other}: the hedged value leaves room for the other.",
    ("precision", "range"): "{one} and {other}: the range holds the other value.",
    ("precision", "vague"): "{one} and {other}: the vague word fits the other value.",
    ("update", "speaker"): "{one}, then {other}: the same speaker gives a later value.",
    ("update", "past"): "{one}, then {other}: a text tells the first as the earlier value.",
    ("update", "growth"): "{one}, then {other}: a later value of a count that grows.",
    (
        "conflict",
        "contrast",
    ): "{one} against {other}: one text sets the two values against each other.",
    (
        "conflict",
        "opposed",
    ): "{one} against {other}: no rounding and no later time explains the difference.",
}


def value_words(sighting: Sighting) -> str:
    """Return the value in figures with its modifier and its unit of measure, in English."""
    value, unit = sighting.value, sighting.quantity.unit
    unit_words = f" {unit}" if unit and is_measure(unit) else ""
    return f"{_MODIFIERS[value.modifier]}{number_words(value.low, value.high)}{unit_words}"


def number_words(low: float, high: float) -> str:
    """Return a number or a range in figures."""
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def reason_of(judged: Judged) -> str:
    """Return the sentence that says why the verdict was given."""
    template = REASONS[judged.verdict, judged.rule]
    return template.format(one=_side(judged.one), other=_side(judged.other))


def label_of(
    context: Context, sightings: Sequence[Sighting], concept: str | None, scope: Scope
) -> str:
    """Return what is counted and where, in the concept's name and the texts' own name forms."""
    what = _what(sightings, concept)
    names = [_form(context, key) for key in (scope.of, scope.place) if key]
    where = " → ".join(dict.fromkeys(n for n in names if n))
    return f"{what} · {where}" if where else what


def _what(sightings: Sequence[Sighting], concept: str | None) -> str:
    """Return the concept's name, or the words of a source that stand for what is counted.

    Beside a measure a concept names the thing only where most mentions that have one agree.
    """
    measured = any(is_measure(s.thing.unit) for s in sightings)
    named = [s.thing.concept for s in sightings if s.thing.concept]
    sure = not measured or 2 * named.count(concept or "") > max(len(named), 2)
    if concept and ":" not in concept and sure:
        return concept.replace("_", " ")
    nouns = Counter(noun for s in sightings if (noun := _noun(s)))
    if nouns and not measured:
        return min(nouns, key=lambda n: (-nouns[n], n))
    told = Counter(s.words for s in sightings)
    return min(told, key=lambda w: (-told[w], len(w), w))


def _noun(sighting: Sighting) -> str:
    """Return the last word of the quantity after its number."""
    text, quantity = sighting.witness.article.text, sighting.quantity
    found = words(text, quantity.number[1], quantity.end)
    return found[-1].text.strip("-") if found else ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def sum_words(whole: Sighting, parts: Sequence[Sighting]) -> str:
    """Return the sentence that says which parts a text gives of a number."""
    outlet = whole.witness.article.outlet or whole.article
    added = " + ".join(number_words(p.value.low, p.value.high) for p in parts)
    return f"{outlet} gives the parts: {added} = {number_words(whole.value.low, whole.value.high)}."


def _side(sighting: Sighting) -> str:
    article = sighting.witness.article
    outlet = article.outlet or article.id
    source = f"{sighting.speaker.name}, in {outlet}" if sighting.speaker else outlet
    day = f", as of {sighting.day}" if sighting.day else ""
    return f"{value_words(sighting)} ({source}{day})"


def _form(context: Context, key: str) -> str | None:
    """Return the commonest form of a name in the story."""
    forms = Counter(
        w.article.text[n.start : n.end]
        for w in context.witnesses
        for n in w.analysis.names
        if n.key == key
    )
    return min(forms, key=lambda f: (-forms[f], f), default=None)
