"""Words of the sources with their places: every span that is printed is cut out here."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

from stemma.dossier.records import Cite, Words
from stemma.dossier.wording import moment
from stemma.model import Analysis, Article, Lineage, Span

__all__ = ["Places", "direction", "outlet_of"]

# A time of day, a day, or a week as collation writes them into its reasons.
_ISO = re.compile(r"(?<![\w-])\d{4}-(?:\d{2}-\d{2}|W\d{2})(?:T[\w:]+)?(?![\w-])")
_BEFORE = 36
_AFTER = 44
_LONGEST = 280


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of writing, told by the first letter that has one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


class Places:
    """The articles of one story by number; remembers which spans were cited.

    `prefix` sets the anchors of one story apart from those of another on the same page.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        lineages: Sequence[Lineage],
        prefix: str,
    ) -> None:
        self.articles = tuple(articles)
        self.prefix = prefix
        self.cited: dict[str, set[tuple[int, int]]] = {a.id: set() for a in articles}
        self._by_id = {a.id: (n, a) for n, a in enumerate(articles, 1)}
        self._direction = {a.id: direction(a.text) for a in articles}
        years = {a.published.value[:4] for a in articles if a.published}
        self._year = years.pop() if len(years) == 1 else None
        self._derived = {m.article: m.relation != "original" for x in lineages for m in x.members}
        self._ids = re.compile("|".join(rf"(?<!\w){re.escape(a.id)}(?!\w)" for a in articles))
        found = {b.article: b for b in analyses}
        self._full = {key: b.level == "full" for key, b in found.items()}
        self._bounds = {a.id: _bounds(a, found[a.id]) for a in articles}

    def number(self, article: str) -> int:
        """Return the number of an article in its story, from 1."""
        return self._by_id[article][0]

    def article(self, article: str) -> Article:
        """Return the article of an id."""
        return self._by_id[article][1]

    def rank(self, article: str) -> tuple[bool, bool, int]:
        """Return the order in which articles are cited.

        Originals come before what derives from them, of these the languages that are known in
        full, of these the earliest.
        """
        return (self._derived[article], not self._full[article], self.number(article))

    def named(self, text: str) -> str:
        """Return Stemma's own sentence with ids as number and outlet, and times for reading."""
        dated = _ISO.sub(lambda m: self.moment(m.group()), text)
        return self._ids.sub(lambda m: self._name(m.group()), dated)

    def moment(self, value: str) -> str:
        """Return a time for reading, without the year where the whole story is of that year."""
        return moment(value, year=value[:4] != self._year)

    def _name(self, article: str) -> str:
        number, record = self._by_id[article]
        return f"[{number} {outlet_of(record)}]"

    def direction(self, article: str) -> Literal["ltr", "rtl"]:
        """Return the direction in which an article is written."""
        return self._direction[article]

    def cite(self, article: str, start: int, end: int) -> Cite:
        """Return the place of a span, and remember that it was cited."""
        number, record = self._by_id[article]
        self.cited[article].add((start, end))
        return Cite(
            number,
            article,
            outlet_of(record),
            record.language,
            start,
            end,
            f"{self.prefix}-{number}-{start}-{end}",
        )

    def words(self, article: str, start: int, end: int, *, around: Span | None = None) -> Words:
        """Return the words of a span with what stands around them in the same sentence.

        `around` sets other bounds than those of the sentence; the span itself leaves it bare.
        """
        cite = self.cite(article, start, end)
        text = self.article(article).text
        stop = _word_end(text, start + _LONGEST, end) if end - start > _LONGEST else end
        low, high = around or self._around(article, start, stop)
        left = _word_start(text, max(low, start - _BEFORE), start) if low < start - _BEFORE else low
        right = _word_end(text, min(high, stop + _AFTER), high)
        if stop < end:
            right = stop
        return Words(
            text[left:start],
            text[start:stop],
            text[stop:right],
            cite,
            self._direction[article],
            cut_before=left > low,
            cut_words=stop < end,
            cut_after=right < high and stop == end,
        )

    def _around(self, article: str, start: int, end: int) -> tuple[int, int]:
        starts, ends = self._bounds[article]
        at = bisect_right(starts, start) - 1
        low = starts[at] if at >= 0 and ends[at] >= end else start
        high = ends[at] if at >= 0 and ends[at] >= end else end
        return low, high


def outlet_of(article: Article) -> str:
    """Return the outlet, or the name of the input where the outlet is not known."""
    return article.outlet or PurePath(article.input).name or article.id


def _bounds(article: Article, analysis: Analysis) -> tuple[list[int], list[int]]:
    """Return starts and ends of the stretches that context keeps to: sentences, else blocks."""
    rows = [(s.start, s.end) for s in analysis.sentences] or [
        (b.start, b.end) for b in article.blocks
    ]
    return [r[0] for r in rows], [r[1] for r in rows]


def _word_start(text: str, at: int, stop: int) -> int:
    """Return the first start of a word at or after `at`, at most `stop`."""
    while at < stop and not (text[at - 1].isspace() and not text[at].isspace()):
        at += 1
    return at


def _word_end(text: str, at: int, stop: int) -> int:
    """Return the last end of a word at or before `at`; `stop` itself where it is no further."""
    if at >= stop:
        return stop
    while at > 0 and not text[at].isspace():
        at -= 1
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at
