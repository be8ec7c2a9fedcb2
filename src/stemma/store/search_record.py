"""What a search knows of an article: its terms with their places, and the claims in it.

The record is all that the index was made from, so that an article can be taken out of it without
the rules that put it in, and that a hit's words can be marked without reading its text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, takewhile
from operator import add, sub

import msgspec

from stemma.languages.stemming import stemmer
from stemma.model import Article, Attribution, Name, Span
from stemma.store.shelf import Kept
from stemma.text.searching import chains, cut, is_unspaced, plain_term, stem_term

__all__ = [
    "BREAK",
    "Claim",
    "Findable",
    "columns",
    "findable",
    "form_term",
    "key_term",
    "sound_term",
    "stem_form",
]

# Stands between blocks, so that no phrase runs from one into the next; no word's term is like it.
BREAK = "_"
_NO_KEY = re.compile(r"[^\w+]")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WORDS = 1 << 16  # words of a language whose stems are kept
_LINES = 1 << 12  # outlets and speakers whose terms are kept
_MOST_CLAIMS = 1 << 12  # more than a text of 100,000 letters has
_LONGEST_FORM = 4  # words of a name that are looked up as one


class Claim(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who says what: the span to show, the places of its words and those of who says it.

    `said` are pairs of places in the article's terms, first and behind the last. `source` are the
    terms of the source and of the speaker.
    """

    start: int
    end: int
    said: list[int]
    source: str
    stance: str
    speaker: str | None


class Findable(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article as it is searched; `terms` are those of its text, furniture left out.

    `gaps` and `lengths` give the terms' spans as a `Cut` does. `stems` has a value for each term
    that differs from those before: the number of letters to take from its end for its stem, or
    the stem where it begins otherwise. `more` gives the further terms (joined words, keys of names) with the
    places at which they stand, in pairs of place and number of terms. `sentences` are pairs of start and end; the first
    `headlines` of them are the title.
    """

    title: str
    terms: str
    gaps: list[int]
    lengths: list[int]
    stems: list[int | str]
    more: dict[str, list[int]]
    sentences: list[int]
    headlines: int
    claims: list[Claim]
    outlet: str
    language: str


def key_term(key: str) -> str:
    """Return the term of a name's key."""
    return "+" + _joined(key)


def sound_term(sound: str) -> str:
    """Return the term of the sound of a surname."""
    return "=" + _joined(sound)


def form_term(form: Iterable[str], key: str = "") -> str:
    """Return the term that tells which key a way of writing a name has; without a key its start."""
    return f"_{'+'.join(form)}={_joined(key)}"


def stem_form(stem: str, language: str) -> str:
    """Return the term of a word's stem, which is that of no word and of no other language."""
    return f"{language}~{stem}"


def _joined(key: str) -> str:
    return _NO_KEY.sub("", key.replace(" ", "+"))


def findable(kept: Kept) -> Findable:
    """Return what a search knows of an article with its analysis."""
    article, analysis = kept.article, kept.analysis
    language = article.language.partition("-")[0].lower()
    table = _Table(article)
    for start, end in _stretches(article):
        table.read(start, end)
    for name in analysis.names:
        table.name(name)
    shown = [Span(s.start, s.end) for s in analysis.sentences] or list(_lines(article))
    said = [a for a in analysis.attributions if a.content][:_MOST_CLAIMS]
    return Findable(
        title=_title(article),
        terms=" ".join(table.terms),
        gaps=table.gaps,
        lengths=table.lengths,
        stems=table.stems(stemmer(language)),
        more=table.more,
        sentences=[at for s in shown for at in s],
        headlines=len(list(takewhile(lambda s: s.block == "title", analysis.sentences))),
        claims=[table.claim(a) for a in said],
        outlet=_line(article.outlet or ""),
        language=language,
    )


def _stretches(article: Article) -> Iterator[Span]:
    """Yield the blocks that are searched; without blocks the whole text."""
    if not article.blocks:
        yield Span(0, len(article.text))
    for block in article.blocks:
        if block.kind != "furniture":
            yield Span(block.start, block.end)


def _lines(article: Article) -> Iterator[Span]:
    """Yield the lines of an article whose sentences are not known yet."""
    for start, end in _stretches(article):
        for line in _LINE.finditer(article.text, start, end):
            yield Span(*line.span())


def _title(article: Article) -> str:
    if article.title:
        return _line(article.title)
    return f" {BREAK} ".join(_line(article.text[a:b]) for a, b in article.spans("title"))


@lru_cache(maxsize=_LINES)
def _line(text: str) -> str:
    return " ".join(cut(text).terms)


class _Stems(dict[str, int | str]):
    """Stems of words that were met, as the record keeps them, by one Snowball algorithm."""

    def __init__(self, algorithm: str) -> None:
        super().__init__()
        self._algorithm = algorithm

    def __missing__(self, word: str) -> int | str:
        if len(self) >= _WORDS:
            self.clear()
        term, stem = plain_term(word), stem_term(word, self._algorithm)
        kept = self[word] = len(term) - len(stem) if term.startswith(stem) else stem
        return kept


_stems = cache(_Stems)


class _Table:
    """The terms of an article, gathered stretch by stretch."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._last = 0
        self._words: list[str] = []
        self.terms: list[str] = []
        self.gaps: list[int] = []
        self.lengths: list[int] = []
        self.starts: list[int] = []
        self.more: dict[str, list[int]] = {}

    def read(self, start: int, end: int) -> None:
        """Take up a stretch of the text."""
        text = self._text[start:end]
        found = cut(text)
        if not found.terms:
            return
        found.gaps[0] += start - self._last
        ends = list(accumulate(map(add, found.gaps, found.lengths), initial=self._last))[1:]
        self.starts += map(sub, ends, found.lengths)
        self.terms += found.terms
        self.gaps += found.gaps
        self.lengths += found.lengths
        self._last = ends[-1]
        self._words += found.words
        for chain in chains(text):
            place = bisect_left(self.starts, start + chain.start)
            behind = bisect_left(self.starts, start + chain.end)
            self.more.setdefault(chain.term, []).extend((place, behind - place))
        self._words.append(BREAK)
        self.terms.append(BREAK)
        self.gaps.append(0)
        self.lengths.append(0)
        self.starts.append(self._last)

    def stems(self, algorithm: str | None) -> list[int | str]:
        """Return the stem of each term that differs from those before, as the record keeps it."""
        if algorithm is None:
            return []
        firsts = dict(zip(reversed(self.terms), reversed(self._words), strict=True))
        different = list(dict.fromkeys(self.terms))
        return list(map(_stems(algorithm).__getitem__, map(firsts.__getitem__, different)))

    def name(self, name: Name) -> None:
        """Take up a name: its key, the sound it begins with, and how it is written here."""
        place = bisect_left(self.starts, name.start)
        behind = bisect_left(self.starts, name.end, place)
        form = self.terms[place:behind]
        if not form or not name.key or is_unspaced(form[0]):
            return
        where = (place, behind - place)
        self.more.setdefault(key_term(name.key), []).extend(where)
        if len(form) <= _LONGEST_FORM and form != name.key.split(" "):
            self.more.setdefault(form_term(form, name.key), [])
        if name.kind == "person":
            surname = name.key.partition(" ")[0]
            self.more.setdefault(sound_term(surname), []).extend(where)
            if len(form) > 1 and form[-1] != name.key:
                self.more.setdefault(form_term(form[-1:], name.key), [])

    def claim(self, said: Attribution) -> Claim:
        """Return what somebody says, with the places of its words."""
        source = [t for s in said.source for t in self.terms[slice(*self._places(s))]]
        if said.speaker:
            source += _line(said.speaker).split(" ")
        if said.speaker_key:
            source += [key_term(said.speaker_key), sound_term(said.speaker_key.partition(" ")[0])]
        return Claim(
            start=min(s.start for s in said.content),
            end=max(s.end for s in said.content),
            said=[place for s in said.content for place in self._places(s)],
            source=" ".join(dict.fromkeys(source)),
            stance=said.stance,
            speaker=said.speaker,
        )

    def _places(self, span: Span) -> tuple[int, int]:
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def _stems_of(record: Findable, words: list[str]) -> dict[str, str]:
    """Return the term of the stem of each term that is not its own stem."""
    start = stem_form("", record.language)
    pairs = zip(dict.fromkeys(words), record.stems, strict=True) if record.stems else ()
    return {
        term: start + (kept if isinstance(kept, str) else term[:-kept])
        for term, kept in pairs
        if kept
    }


def columns(record: Findable) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the columns of an article and those of its claims, as the index has them.

    They are title, text, more, outlet and language of an article, and said, source, more, stance,
    outlet and language of a claim.
    """
    words = record.terms.split(" ")
    stems = _stems_of(record, words)
    where = (record.outlet, record.language)
    more = " ".join([*dict.fromkeys(stems.values()), *record.more])
    claims = _claim_columns(record, words, stems) if record.claims else []
    return (record.title, record.terms, more, *where), [(*claim, *where) for claim in claims]


def _claim_columns(
    record: Findable, found: list[str], stems: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    here: dict[int, list[str]] = {}
    for term, places in record.more.items():
        for place in places[::2]:
            here.setdefault(place, []).append(term)
    for claim in record.claims:
        said: list[str] = []
        more: list[str] = []
        for first, behind in zip(claim.said[::2], claim.said[1::2], strict=True):
            words = found[first:behind]
            said += [*words, BREAK]
            more += [stems[word] for word in words if word in stems]
            more += [term for place in range(first, behind) for term in here.get(place, ())]
        yield " ".join(said[:-1]), claim.source, " ".join(dict.fromkeys(more)), claim.stance
