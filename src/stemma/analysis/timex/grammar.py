"""The patterns of times, compiled to one expression over the classes of the pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from stemma.analysis.timex.pieces import CLASSES, COMMON, Piece, letters
from stemma.errors import PackError
from stemma.languages import load_table

__all__ = ["Found", "find"]

_FILE = "times-grammar.toml"
_ITEM = re.compile(r"[a-z_]+[0-9]?|[A-Z]+|[?*|()]")


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    build: str
    pattern: str


class _Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    macros: dict[str, str]
    rule: tuple[_Rule, ...]


class Found(NamedTuple):
    """Pieces that a rule took: those of the span, those after it that the rule asked for.

    `at` is the index of the first piece of the span, `before` the class of the piece before it.
    """

    build: str
    at: int
    before: str
    span: tuple[Piece, ...]
    after: tuple[Piece, ...]


def find(pieces: list[Piece], take: Callable[[Found], bool]) -> None:
    """Offer what the grammar finds, from left to right; what `take` refuses is read otherwise.

    Where a rule's reading is refused, the rules below it are tried at the same place.
    """
    row = letters(pieces)
    rules = _compiled()
    for run in rules.runs.finditer(row):
        at = run.start()
        # One piece more, for rules that look at what follows.
        stop = min(run.end() + 1, len(row))
        while at < run.end():
            at = _offer(rules, (row, at, stop), pieces, take)


def _offer(
    rules: _Rules, place: tuple[str, int, int], pieces: list[Piece], take: Callable[[Found], bool]
) -> int:
    """Offer what the rules find at a place, the first rule first; return where to go on.

    The place is the row of classes, where to read and where the run ends.
    """
    row, at, stop = place
    for number in rules.by_letter.get(row[at], ()):
        match = rules.patterns[number].match(row, at, stop)
        if match is None:
            continue
        last = match.end("span")
        after = tuple(pieces[last : match.end()])
        before = pieces[at - 1].kind if at else "break"
        if take(Found(rules.builds[number], at, before, tuple(pieces[at:last]), after)):
            return max(last, at + 1)
    return at + 1


class _Rules(NamedTuple):
    """The rules in order, and for every class the numbers of those that can begin with it."""

    builds: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    by_letter: dict[str, tuple[int, ...]]
    runs: re.Pattern[str]


@cache
def _compiled() -> _Rules:
    table = load_table(_FILE)
    if table is None:
        raise FileNotFoundError(f"languages/{_FILE} is missing from the installation")
    grammar = msgspec.convert(table, _Grammar)
    sources = [_expression(rule.pattern, grammar.macros) for rule in grammar.rule]
    by_letter: dict[str, tuple[int, ...]] = {}
    for number, source in enumerate(sources):
        for letter in sorted(_openings(source)):
            by_letter[letter] = (*by_letter.get(letter, ()), number)
    builds = tuple(r.build for r in grammar.rule)
    patterns = tuple(re.compile(source) for source in sources)
    other = letters([Piece(0, 0, "other", "")])
    core = letters([Piece(0, 0, name, "") for name in CLASSES if name not in COMMON])
    runs = re.compile(f"[^{other}]*?[{core}][^{other}]*")
    return _Rules(builds, patterns, by_letter, runs)


def _openings(source: str) -> set[str]:
    """Return the letters that a span of this expression can begin with."""
    first, _ = _first(list(source[source.index("(?P<span>") + len("(?P<span>") :]))
    return first


def _first(rest: list[str]) -> tuple[set[str], bool]:
    """Take an expression up to its closing bracket; return its first letters, and if it is empty.

    `rest` is used up from the front.
    """
    every: set[str] = set()
    first: set[str] = set()
    empty, some_empty = True, False
    while rest and rest[0] != ")":
        sign = rest.pop(0)
        if sign == "|":
            every |= first
            some_empty = some_empty or empty
            first, empty = set(), True
            continue
        if sign == "(":
            # Groups are written `(?:`.
            del rest[:2]
            inner, hollow = _first(rest)
        else:
            inner, hollow = {sign}, False
        if rest and rest[0] in "?*":
            rest.pop(0)
            hollow = True
        if empty:
            first |= inner
            empty = hollow
    if rest:
        rest.pop(0)
    return every | first, some_empty or empty


def _expression(pattern: str, macros: dict[str, str]) -> str:
    """Return the pattern as an expression; the span is the group `span`.

    What stands before `<` is one piece that is looked at and not taken.
    """
    before, _, rest = pattern.rpartition("<")
    inside, _, after = rest.partition(">")
    look = f"(?<={_inner(before, macros)})" if before.strip() else ""
    return f"{look}(?P<span>{_inner(inside, macros)}){_inner(after, macros)}"


def _inner(pattern: str, macros: dict[str, str]) -> str:
    out: list[str] = []
    for item in _ITEM.findall(pattern):
        if item == "(":
            out.append("(?:")
        elif item in "?*|)":
            out.append(item)
        elif item in macros:
            out.append(f"(?:{_inner(macros[item], macros)})")
        else:
            out.append(_letter(item, pattern))
    return "".join(out)


def _letter(name: str, pattern: str) -> str:
    if name not in CLASSES:
        raise PackError(f"{_FILE}: unknown class {name!r} in {pattern!r}")
    return letters([Piece(0, 0, name, "")])
