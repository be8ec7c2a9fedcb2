"""Speech headed by a name and a colon, or closed by a dash and a name, as headlines have it."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.cues import Range, Statement, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.units import Unit

__all__ = ["find_headed"]

_HEADLINES = frozenset({"title", "heading"})
_DASHES = frozenset({"–", "—", "-"})
# More words than this are no label of a speaker.
_LABEL = 5
_LETTERS = 3
# A word in capitals that is longer is no acronym.
_ACRONYM = 6


def find_headed(unit: Unit, number: int) -> Iterator[Statement]:
    """Yield what a label attributes: 'Minister: Bridge is safe', 'Two dead – police'."""
    n = len(unit)
    colon = next((i for i in range(1, min(n, _LABEL + 1)) if unit.words[i] == ":"), None)
    quoted = colon is not None and colon + 1 < n and bool(unit.flags[colon + 1] & Flag.QUOTE)
    if colon is not None and colon + 1 < n and _labels(unit, 0, colon, quoted):
        end = next((i for i in range(colon, n) if unit.words[i] == ";"), n)
        yield _statement(unit, (0, colon), (colon + 1, end), number)
        return
    if unit.block not in _HEADLINES:
        return
    dash = next((i for i in range(n - 2, max(0, n - _LABEL - 2), -1) if _parts(unit, i)), None)
    if dash is not None and _labels(unit, dash + 1, n, quoted) and unit.has(0, dash, Flag.FINITE):
        yield _statement(unit, (dash + 1, n), (0, dash), number)


def _statement(unit: Unit, source: Range, content: Range, number: int) -> Statement:
    spoken = trimmed(unit, *content)
    return Statement(
        source=[unit.span(*trimmed(unit, *source))],
        cue=[],
        content=[unit.span(*spoken)] if spoken[0] < spoken[1] else [unit.span(*content)],
        stance="says",
        kind="direct" if unit.flags[content[0]] & Flag.QUOTE else "indirect",
        unit=number,
    )


def _parts(unit: Unit, i: int) -> bool:
    return unit.words[i] in _DASHES and unit.starts[i] > unit.ends[i - 1]


def _labels(unit: Unit, start: int, end: int, quoted: bool) -> bool:
    """Say whether the words can be a speaker's label: a role or a name, and no verb."""
    label = unit.flags[start:end]
    if any(f & (Flag.FINITE | Flag.PUNCTUATION | Flag.QUOTE | Flag.PREPOSITION) for f in label):
        return False
    headline = unit.block in _HEADLINES
    if headline and not quoted and _is_kicker(unit, start, end):
        return False
    if (quoted or headline) and any(f & (Flag.ROLE | Flag.NAMED) for f in label):
        return True
    if headline:
        low, high = unit.span(start, end)
        return any(low <= n.start and n.end <= high for n in unit.doc.names)
    if all(f & Flag.NAMED for f in label) and _opens_line(unit) and _person(unit, start, end):
        return True
    shown = unit.doc.text[unit.starts[start] : unit.ends[end - 1]]
    return shown.isupper() and len(shown) >= _LETTERS


def _is_kicker(unit: Unit, start: int, end: int) -> bool:
    """Say whether words in capitals before a headline name its topic; 'WHO' and 'POLICE' may speak."""
    if any(f & Flag.ROLE for f in unit.flags[start:end]):
        return False
    shown = unit.doc.text[unit.starts[start] : unit.ends[end - 1]]
    rest = unit.doc.text[unit.ends[end - 1] : unit.end]
    return shown.isupper() and not rest.isupper() and (end - start > 1 or len(shown) > _ACRONYM)


def _opens_line(unit: Unit) -> bool:
    """Say whether a unit begins a paragraph, as what is said in an interview does."""
    text, at = unit.doc.text, unit.start
    return at == 0 or text[at - 1] == "\n"


def _person(unit: Unit, start: int, end: int) -> bool:
    low, high = unit.span(start, end)
    return any(n.kind == "person" and low <= n.start and n.end <= high for n in unit.doc.names)
