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
            match = rules.whole.search(row, at, stop)
            if match is None:
                break
            at = _offer(rules, row, pieces, match, take)


def _offer(
    rules: _Rules,
    row: str,
    pieces: list[Piece],
    match: re.Match[str],
    take: Callable[[Found], bool],
) -> int:
    """Offer a match, then those of the rules below it; return where the search goes on."""
    start, stop = match.start(), match.endpos
    number = int((match.lastgroup or "r0")[1:])
    while True:
        first, last = match.span(f"s{number}")
        after = tuple(pieces[last : match.end()])
        before = pieces[first - 1].kind if first else "break"
        span = tuple(pieces[first:last])
        if take(Found(rules.builds[number], first, before, span, after)):
            return max(last, start + 1)
        for k in range(number + 1, len(rules.single)):
            other = rules.single[k].match(row, start, stop)
            if other is not None:
                number, match = k, other
                break
        else:
            return start + 1


class _Rules(NamedTuple):
    builds: tuple[str, ...]
    whole: re.Pattern[str]
    single: tuple[re.Pattern[str], ...]
    runs: re.Pattern[str]


@cache
def _compiled() -> _Rules:
    table = load_table(_FILE)
    if table is None:
        raise FileNotFoundError(f"languages/{_FILE} is missing from the installation")
    grammar = msgspec.convert(table, _Grammar)
    parts = [
        f"(?P<r{i}>{_expression(rule.pattern, grammar.macros, i)})"
        for i, rule in enumerate(grammar.rule)
    ]
    builds = tuple(r.build for r in grammar.rule)
    single = tuple(re.compile(p) for p in parts)
    other = letters([Piece(0, 0, "other", "")])
    core = letters([Piece(0, 0, name, "") for name in CLASSES if name not in COMMON])
    runs = re.compile(f"[^{other}]*?[{core}][^{other}]*")
    return _Rules(builds, re.compile("|".join(parts)), single, runs)


def _expression(pattern: str, macros: dict[str, str], number: int) -> str:
    """Return the pattern as an expression; the span is the group `s<number>`.

    What stands before `<` is one piece that is looked at and not taken.
    """
    before, _, rest = pattern.rpartition("<")
    inside, _, after = rest.partition(">")
    look = f"(?<={_inner(before, macros)})" if before.strip() else ""
    return f"{look}(?P<s{number}>{_inner(inside, macros)}){_inner(after, macros)}"


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
