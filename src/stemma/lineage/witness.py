"""An article as lineage reads it: its own words in order, and the anchors that survive translation.

Quotations are masked: two reporters at one press conference write down the same words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from stemma.languages import language
from stemma.lineage.origins import named_agencies
from stemma.lineage.signs import own_reporting
from stemma.model import Analysis, Article, Span
from stemma.stories.background import rarity
from stemma.text import fold
from stemma.text.digits import find_digits, number_key

__all__ = ["SHINGLE", "Anchor", "AnchorRow", "Witness", "first_places", "read_witness", "word_runs"]

# Words in a row (stems) that two texts seldom share by chance.
SHINGLE = 8

_READ = frozenset({"lede", "body", "heading"})
_NAME_WEIGHT = {"person": 30, "organisation": 25, "place": 20, "other": 20}
_COGNATE = 5
_MASKED_QUOTE = 25


class Anchor(NamedTuple):
    """Something that a translation keeps: its span, key and weight, and the sentence it is in."""

    start: int
    end: int
    sentence: int
    key: str
    weight: int


class AnchorRow:
    """The anchors of a text in order, with what every comparison asks of them.

    `total` is the weight of all, `weights` that of each key, `places` are the indexes of each key,
    the last first. `size` is the number of sentences; `sentences` has, for each key, the bits of
    those that hold it.
    """

    __slots__ = ("anchors", "places", "sentences", "size", "total", "weights")

    def __init__(self, anchors: tuple[Anchor, ...], size: int = 0) -> None:
        self.anchors = anchors
        self.size = size
        self.sentences: dict[str, int] = defaultdict(int)
        self.total = sum(x.weight for x in anchors)
        self.weights: dict[str, int] = defaultdict(int)
        self.places: dict[str, list[int]] = defaultdict(list)
        for at in range(len(anchors) - 1, -1, -1):
            self.weights[anchors[at].key] += anchors[at].weight
            self.sentences[anchors[at].key] |= 1 << anchors[at].sentence
            self.places[anchors[at].key].append(at)


@dataclass(frozen=True, slots=True)
class Witness:
    """An article with its masked words (span and stem), its sentences and its anchors.

    `own_reporting` is where the outlet says that it reported itself, `agencies` are all that it
    credits, `cited` whom it cites in running text and `outlet` its outlet,
    both folded. `runs` has every run of `SHINGLE` stems at the index of its first word, `first` where each run
    first begins.
    """

    article: Article
    language: str
    script: str
    sentences: tuple[Span, ...]
    stems: tuple[tuple[int, int, str], ...]
    row: AnchorRow
    own_reporting: Span | None = None
    agencies: frozenset[str] = frozenset()
    runs: tuple[str, ...] = ()
    first: Mapping[str, int] = field(default_factory=dict)
    cited: frozenset[str] = frozenset()
    outlet: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors in the order of the text."""
        return self.row.anchors


def read_witness(article: Article, analysis: Analysis) -> Witness:
    """Return the article as lineage reads it: lede and body, quotations masked."""
    sentences = tuple(Span(s.start, s.end) for s in analysis.sentences if s.block in _READ)
    quoted = [(q.start, q.end) for q in analysis.quotes if q.end - q.start > _MASKED_QUOTE]
    inside = _Inside(quoted)
    read = _Inside([(s.start, s.end) for s in sentences])
    stems = tuple(
        (t.start, t.end, t.stem)
        for t in analysis.tokens
        if t.start in read and t.start not in inside
    )
    runs = word_runs(stems)
    return Witness(
        article=article,
        language=analysis.language,
        script=language(analysis.language).general.script,
        sentences=sentences,
        stems=stems,
        row=AnchorRow(_anchors(article, analysis, sentences, inside), len(sentences)),
        own_reporting=own_reporting(article, analysis),
        agencies=named_agencies(article),
        runs=runs,
        first=first_places(runs),
        outlet=fold(article.outlet or ""),
        cited=frozenset(fold(a.speaker) for a in analysis.attributions if a.speaker),
    )


def word_runs(stems: tuple[tuple[int, int, str], ...]) -> tuple[str, ...]:
    """Return every run of `SHINGLE` stems, in order."""
    words = [s for _, _, s in stems]
    shifted = (words[n:] for n in range(SHINGLE))
    return tuple(map(" ".join, zip(*shifted, strict=False)))


def first_places(runs: tuple[str, ...]) -> dict[str, int]:
    """Return where each run first begins."""
    return {run: at for at, run in reversed(tuple(enumerate(runs)))}


class _Inside:
    """Says whether an offset is inside one of the spans, which do not overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [s for s, _ in self._spans]

    def __contains__(self, at: int) -> bool:
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._spans[place][1]


def _anchors(
    article: Article, analysis: Analysis, sentences: tuple[Span, ...], quoted: _Inside
) -> tuple[Anchor, ...]:
    found: list[tuple[int, int, str, int]] = []
    taken: set[int] = set()

    def add(start: int, end: int, key: str, weight: int) -> None:
        found.append((start, end, key, weight))
        taken.update(range(start, end))

    for time in analysis.times:
        if time.type in {"DATE", "TIME"}:
            add(time.start, time.end, f"t{time.value}", 25)
    for quantity in analysis.quantities:
        if quantity.number.start not in taken:
            key = number_key(quantity.low)
            add(quantity.number.start, quantity.number.end, f"q{key}", _number_weight(key))
    for sentence in sentences:
        for digits in find_digits(article.text, sentence.start, sentence.end):
            if digits.start not in taken:
                add(digits.start, digits.end, f"q{digits.key}", _number_weight(digits.key))
    for name in analysis.names:
        add(name.start, name.end, f"n{name.key}", _NAME_WEIGHT[name.kind])
    folded = fold(article.text)
    for token in analysis.tokens:
        word = folded[token.start : token.end]
        rank = rarity(analysis.language, token.stem)
        if token.start not in taken and len(word) >= _COGNATE and word.isalpha() and rank > 30:
            add(token.start, token.end, f"c{word[:_COGNATE]}", rank * 12 // 100)
    starts = [s.start for s in sentences]
    rows = []
    for start, end, key, weight in sorted(found):
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < sentences[place].end and start not in quoted:
            rows.append((start, end, place, key, weight))
    often = Counter(key for *_, key, _ in rows)
    # What stands once is an incidental detail; what stands ten times is the event itself.
    return tuple(Anchor(s, e, p, k, 10 * w // often[k]) for s, e, p, k, w in rows)


def _number_weight(key: str) -> int:
    exact = len(key.replace(".", "").rstrip("0"))
    if len(key) == 4 and key.startswith(("19", "20")):
        return 15
    return (4, 8, 24, 32)[min(exact, 3)] + (6 if len(key) > 3 else 0)
