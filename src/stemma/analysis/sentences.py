"""Sentences: each block that is read is cut into sentences; furniture has none."""

from __future__ import annotations

import regex
import sentencex

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, lexicon
from stemma.model import Block, Sentence
from stemma.text import first_words

__all__ = ["find_sentences"]

_SILENT = frozenset({"furniture"})
# In these blocks a line break ends what is said; in others a line may only be wrapped.
_LINED = frozenset({"title", "heading", "byline", "dateline", "credit", "caption"})
_ORDINAL_END = regex.compile(r"(?:^|[\s(])\d{1,2}\.$")
_INITIAL_END = regex.compile(r"(?:^|[\s(])\p{Lu}\.$")
_BREAK = regex.compile(r"\s*\n\s*")
_FINISHED = frozenset(".!?…:;,\"“”»«)'’‘")
_PERIOD = regex.compile(r"\.\s+(?=\p{N})")
# No small word is longer.
_LONGEST = 20
_CLOSING = frozenset('”“»"')
# A longer word before the period is no abbreviation of a title or unit.
_ABBREVIATED = 6
# A shorter line without a final mark is a heading among paragraphs, no wrapped line.
_WRAPPED = 60


def find_sentences(doc: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks but furniture, without the white space around them."""
    found: list[Sentence] = []
    for block in doc.article.blocks:
        if block.kind in _SILENT:
            continue
        for low, high in _stretches(doc.text, block):
            found += [Sentence(start, end, block.kind) for start, end in _split(doc, low, high)]
    return tuple(found)


def _stretches(text: str, block: Block) -> list[tuple[int, int]]:
    """Cut a block at the line breaks that end a sentence whatever its punctuation."""
    out: list[tuple[int, int]] = []
    begin = line = block.start
    for hit in _BREAK.finditer(text, block.start, block.end):
        if _ends(text, block, line, hit):
            out.append((begin, hit.start()))
            begin = hit.end()
        line = hit.end()
    out.append((begin, block.end))
    return out


def _ends(text: str, block: Block, line: int, hit: regex.Match[str]) -> bool:
    """Say whether a line break ends the sentence; `line` is where the line before it begins."""
    if block.kind in _LINED or hit.group().count("\n") > 1:
        return True
    at, after = hit.start(), hit.end()
    if at == block.start or after >= block.end or text[at - 1] in _FINISHED:
        return False
    return at - line < _WRAPPED and (text[after].isupper() or text[after] in "„“«»\"'–—•")


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
            out += _at_numbers(doc, low, high)
    return out


def _at_numbers(doc: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a sentence begins with a number: '… am Abend. 400 Menschen …'."""
    out: list[tuple[int, int]] = []
    text = doc.text
    for hit in _PERIOD.finditer(text, start, end):
        last = first = hit.start()
        while first > start and text[first - 1].isalpha():
            first -= 1
        known = doc.language.general.abbreviations
        if first == last > start and text[last - 1] in _CLOSING:
            out.append((start, last + 1))
            start = hit.end()
            continue
        if last - first > _ABBREVIATED and text[first : last + 1] not in known:
            out.append((start, last + 1))
            start = hit.end()
    return [*out, (start, end)]


def _opens(doc: Document, start: int) -> bool:
    """Say whether a small word in capitals stands here: after an ordinal stands a noun."""
    lex = lexicon(doc.language.code)
    word = next(iter(first_words(doc.folded, start, min(len(doc.text), start + _LONGEST))), None)
    if lex is None or word is None or not doc.text[start].isupper():
        return False
    small = Flag.PRONOUN | Flag.DETERMINER | Flag.PREPOSITION | Flag.SUBORDINATOR
    return bool(lex.bits(word.text) & small)


def _continues(doc: Document, before: tuple[int, int], start: int) -> bool:
    """Say whether a piece goes on with the sentence before it: '3.' and 'November', 'z. B.'."""
    text = doc.text[max(before[0], before[1] - 24) : before[1]]
    after = doc.text[start]
    if after.islower() and text[-1] in ".?!…":
        return True
    if _ORDINAL_END.search(text) and after.isalpha():
        return not _opens(doc, start)
    if _INITIAL_END.search(text) and after.isupper():
        return True
    last = text.rsplit(None, 1)[-1]
    return last in doc.language.general.abbreviations or (
        last.lstrip('("„“') in doc.language.general.abbreviations
    )
