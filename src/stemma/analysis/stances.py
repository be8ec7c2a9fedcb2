"""Stances that the words of a content give where the verb says no more than 'said'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Literal

from stemma.analysis.cues import Statement
from stemma.analysis.document import Document
from stemma.analysis.lexicon import lexicon
from stemma.model import Stance
from stemma.text import PhraseMatcher, first_words

__all__ = ["refine_stances"]

_List = Literal["words", "also", "source"]
# A phrase's row in the pack, the list it is in, whether it must come first.
_Place = tuple[int, _List, bool]
_LISTS: tuple[_List, ...] = ("words", "also", "source")


@cache
def _matcher(code: str) -> PhraseMatcher[_Place] | None:
    lex = lexicon(code)
    if lex is None or not lex.speech.content:
        return None
    return PhraseMatcher(
        (word.lstrip("^"), (number, which, word.startswith("^")))
        for number, row in enumerate(lex.speech.content)
        for which in _LISTS
        for word in getattr(row, which)
    )


@cache
def _rows(code: str) -> tuple[tuple[frozenset[tuple[int, _List]], Stance], ...]:
    """Return the stances with the lists of which a phrase must stand in a statement, in order."""
    lex = lexicon(code)
    return tuple(
        (frozenset((number, which) for which in _LISTS if getattr(row, which)), row.stance)
        for number, row in enumerate(lex.speech.content if lex else ())
    )


def refine_stances(doc: Document, statements: Iterable[Statement]) -> None:
    """Give statements that are merely said the stance that their content shows."""
    matcher, lex = _matcher(doc.language.code), lexicon(doc.language.code)
    if matcher is None or lex is None:
        return
    that, rows = lex.speech.that, _rows(doc.language.code)
    hits = sorted((h.start, h.end, h.value) for h in matcher.hits(doc.folded))
    if not hits:
        return
    for statement in statements:
        if statement.stance != "says":
            continue
        begin = _beginning(doc, statement, that)
        inside = {
            (number, which)
            for span in statement.content
            for start, (number, which, first) in _within(hits, span)
            if which != "source" and (not first or start == begin)
        } | {
            (number, which)
            for span in statement.source
            for _, (number, which, _) in _within(hits, span)
            if which == "source"
        }
        stance = next((told for asked, told in rows if asked <= inside), None)
        if stance is not None:
            statement.stance = stance


def _beginning(doc: Document, statement: Statement, that: tuple[str, ...]) -> int:
    """Return where the words of a content begin, past its marks and its conjunction."""
    start, end = statement.content[0]
    for word in first_words(doc.folded, start, end):
        if word.text not in that:
            return word.start
    return start


def _within(hits: list[tuple[int, int, _Place]], span: tuple[int, int]) -> list[tuple[int, _Place]]:
    first = bisect_left(hits, span[0], key=lambda h: h[0])
    out: list[tuple[int, _Place]] = []
    for start, end, place in hits[first:]:
        if start >= span[1]:
            break
        if end <= span[1]:
            out.append((start, place))
    return out
