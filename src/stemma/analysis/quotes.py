"""Quotations: stretches between quotation marks, of every kind, nested ones too."""

from __future__ import annotations

from functools import cache

import regex

from stemma.analysis.document import Document
from stemma.languages.language import language
from stemma.model import Quote

__all__ = ["find_quotes"]

# What may close a quotation that was opened by a mark, whatever the language: typists mix them.
_CLOSERS = {
    "„": '“”"',
    "‟": '”"',
    "“": '”"',
    '"': '"”“',
    "”": "”",
    "«": "»",
    "»": "«",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "`": "`'´",
}
_MARK = regex.compile(r"[„‟“”\"«»‚‘’'‹›「」『』`´]|\n\s*\n|''|``")
_SINGLE = frozenset("‚‘’'‹›`´")
_LIMIT = 3000
_SINGLE_LIMIT = 400


@cache
def _pairs(code: str) -> dict[str, str]:
    """Return the closing marks of each opening mark, those of the language first."""
    pairs = language(code).general.quotes
    openers = {a for a, _ in pairs} | {'"', "„", "'"}
    closers_only = {b for _, b in pairs} - openers
    table: dict[str, str] = {}
    for mark, closing in _CLOSERS.items():
        if mark in closers_only:
            continue
        own = "".join(b for a, b in pairs if a == mark)
        table[mark] = own + "".join(c for c in closing if c not in own)
    return table


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """Return the quotations of all blocks but furniture, marks included, in text order."""
    found: list[Quote] = []
    for block in doc.article.blocks:
        if block.kind != "furniture":
            found += _Scan(doc, block.start, block.end).quotes()
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


class _Scan:
    """One pass over a block with a stack of open marks."""

    def __init__(self, doc: Document, start: int, end: int) -> None:
        self.text = doc.text
        self.start, self.end = start, end
        self.pairs = _pairs(doc.language.code)
        self.open: list[tuple[str, int]] = []
        self.found: list[Quote] = []

    def quotes(self) -> list[Quote]:
        """Return the quotations of the block."""
        for hit in _MARK.finditer(self.text, self.start, self.end):
            mark = hit.group()
            if mark[0] == "\n":
                self._break(hit.start(), hit.end())
            elif not (mark in "'’" and self._inside_word(hit.start())):
                self._mark("'" if mark in {"''", "``"} else mark, hit.start(), hit.end())
        self._break(self.end, self.end)
        return self.found

    def _inside_word(self, at: int) -> bool:
        return self._letter(at - 1) and self._letter(at + 1)

    def _letter(self, at: int) -> bool:
        return self.start <= at < self.end and self.text[at].isalnum()

    def _mark(self, mark: str, at: int, stop: int) -> None:
        before_space = stop >= self.end or not (
            self.text[stop].isalnum() or self.text[stop] in "$€£¿¡[(…"
        )
        after_text = (
            at > self.start and not self.text[at - 1].isspace() and self.text[at - 1] not in "([—–"
        )
        for depth in range(len(self.open) - 1, -1, -1):
            opener, begin = self.open[depth]
            if mark not in self.pairs[opener]:
                continue
            limit = _SINGLE_LIMIT if opener in _SINGLE else _LIMIT
            # A mark that may also open does not close when text follows it and none precedes it.
            opens = mark in self.pairs and not before_space and not after_text
            if opens or at - begin > limit or (mark in _SINGLE and not before_space):
                break
            self.found.append(Quote(begin, stop))
            del self.open[depth:]
            return
        if mark in self.pairs and self._opens(mark, at, stop, after_text):
            self.open.append((mark, at))

    def _opens(self, mark: str, at: int, stop: int, after_text: bool) -> bool:
        if stop >= self.end or self.text[stop].isspace():
            return mark in "«»" and not after_text
        return not (after_text and (mark in "'\"’" or mark in _SINGLE) and self._letter(at - 1))

    def _break(self, at: int, after: int) -> None:
        """End a paragraph: what is still open ends here where it opened the paragraph or a line."""
        if self.open:
            mark, begin = self.open[0]
            again = after < self.end and self.text[after] == mark
            lead = self.text[max(self.start, begin - 2) : begin].strip()
            opened_it = begin == self.start or self.text[begin - 1] == "\n" or lead.endswith(":")
            if mark not in _SINGLE and (again or opened_it) and at - begin <= _LIMIT:
                stop = at
                while stop > begin and self.text[stop - 1].isspace():
                    stop -= 1
                self.found = [q for q in self.found if q.start < begin or q.end <= stop]
                self.found.append(Quote(begin, stop))
        self.open = []
