"""Sentences: each block that is read is cut into sentences; furniture has none."""

from __future__ import annotations

import regex
import sentencex

from stemma.analysis.document import Document
from stemma.model import Sentence

__all__ = ["find_sentences"]

_SILENT = frozenset({"furniture"})
_ORDINAL_END = regex.compile(r"(?:^|[\s(])\d{1,2}\.$")


def find_sentences(doc: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks but furniture, without the white space around them."""
    found: list[Sentence] = []
    for block in doc.article.blocks:
        if block.kind in _SILENT:
            continue
        for start, end in _split(doc, block.start, block.end):
            found.append(Sentence(start, end, block.kind))
    return tuple(found)


def _split(doc: Document, start: int, end: int) -> list[tuple[int, int]]:
    piece = doc.text[start:end]
    bounds = sentencex.get_sentence_boundaries(doc.language.code, piece)
    out: list[tuple[int, int]] = []
    for bound in bounds:
        low, high = start + bound["start_index"], start + bound["end_index"]
        while low < high and doc.text[low].isspace():
            low += 1
        while high > low and doc.text[high - 1].isspace():
            high -= 1
        if low == high:
            continue
        if out and _continues(doc, out[-1], low):
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def _continues(doc: Document, before: tuple[int, int], start: int) -> bool:
    """Say whether a piece goes on with the sentence before it: '3.' and 'November', 'z. B.'."""
    text = doc.text[before[0] : before[1]]
    if "\n" in doc.text[before[1] : start]:
        return False
    if _ORDINAL_END.search(text) and doc.text[start].isalpha():
        return True
    last = text.rsplit(None, 1)[-1]
    return last in doc.language.general.abbreviations
