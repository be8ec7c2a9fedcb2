"""The words of a text as the search for names reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from stemma.analysis.document import Document
from stemma.analysis.name_lexicon import Lexicon
from stemma.model import NameKind
from stemma.text import WordRow

__all__ = ["Found", "Row", "Text", "rows"]

_HEADLINE = 0.7  # share of capitalised words from which a sentence is set like an English headline
_HEADLINE_WORDS = 4
_TITLE_LETTERS = 4  # letters an abbreviated title or initial has at most: 'Dr.', 'Sen.'
_LONG = 4  # letters from which a word counts for that share
# Initials with periods and the possessive s make two words one, or one word shorter.
_APART = regex.compile(r"['’][sS]\b|\b\p{Lu}\.\p{Lu}\b")
_CLOSING = frozenset(".!?…")
_BETWEEN = frozenset({" ", "\u00a0", "\u202f"})
_OPENING = regex.compile(r"[\"“”„«»‚‘:•|…\n]")


@dataclass(slots=True)
class Row:
    """The words of one sentence: as written, folded, and whether each begins with a capital.

    `capitals` are the indexes of those that do, `traits` what each can be (`Trait`).
    `joined` says that nothing but a blank stands before the word; `opens` that it is capitalised
    because it opens a sentence or a quotation. `headline` sentences capitalise all long words,
    `shouted` ones all letters.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    folds: list[str]
    capital: list[bool]
    capitals: list[int]
    joined: list[bool]
    opens: list[bool]
    traits: list[int]
    headline: bool = False
    shouted: bool = False

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span of the words from `first` to before `last`."""
        return self.starts[first], self.ends[last - 1]


@dataclass(slots=True)
class Text:
    """The sentences of a text, and how it writes its words.

    `written` is the text itself; `seen` are words capitalised inside a sentence, `lower` words written small, `common` words
    that an article or a concept shows to be common nouns.
    """

    words: Lexicon
    written: str = ""
    rows: list[Row] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)
    common: set[str] = field(default_factory=set)

    def is_common(self, folded: str) -> bool:
        """Say whether the word is known as a common noun."""
        return folded in self.common or self.words.is_common(folded)


class Found(NamedTuple):
    """A name in a row: its words from `first` to before `last`, and what is known of it.

    `cut` is the number of letters where a name is the first part of a compound.
    """

    row: Row
    first: int
    last: int
    kind: NameKind | None
    key: str | None
    cut: int | None = None


def rows(doc: Document, words: Lexicon) -> Text:
    """Return the words of all sentences, ready for the search for names."""
    text = Text(words, doc.text)
    for sentence, there, folds in zip(doc.sentences, doc.word_rows, doc.fold_rows, strict=True):
        if folds:
            row = _row(doc, there, folds)
            row.traits = words.traits(row.folds)
            _judge(row, doc.text[sentence.start : sentence.end])
            text.rows.append(row)
    concepts = {hit.start for hit in doc.concept_hits}
    for row in text.rows:
        _learn(row, text, concepts)
    return text


def _row(doc: Document, there: WordRow, folds: list[str]) -> Row:
    """Return the words of one sentence; it is read word by word only where it has to be."""
    texts, gaps, starts, ends = there
    if _is_apart(doc.text, there):
        row = Row([], [], [], [], [], [], [], [], [])
        for start, end in zip(starts, ends, strict=True):
            _append(doc, row, start, end)
        return row
    capital = [w[0].isupper() for w in texts]
    capitals = [i for i, is_capital in enumerate(capital) if is_capital]
    inner = gaps[1:-1]
    joined = [g == " " or _joins(g, w) for g, w in zip(inner, texts, strict=False)]
    opens = [len(g) > 1 and _OPENING.search(g) is not None for g in inner]
    return Row(starts, ends, texts, folds, capital, capitals, [False, *joined], [True, *opens], [])


def _is_apart(text: str, there: WordRow) -> bool:
    """Say whether words of a sentence are to be put together or cut."""
    start, end = there.starts[0], there.ends[-1]
    seldom = "." in there.gaps[1:-1] or text.find("'", start, end) >= 0
    if not (seldom or text.find("’", start, end) >= 0):
        return False
    return _APART.search(text, start, end) is not None


def _joins(gap: str, before: str) -> bool:
    """Say whether nothing but a blank, or the period of a title, stands between two words."""
    if gap in _BETWEEN:
        return True
    if gap == ".":
        return len(before) == 1 and before.isupper()
    return gap[:1] == "." and gap[1:] in _BETWEEN and len(before) <= _TITLE_LETTERS


def _append(doc: Document, row: Row, start: int, end: int) -> None:
    """Append a word; letters with periods ('U.S.') are one word, a possessive s is none."""
    text = doc.text
    word = text[start:end]
    if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’":
        word, end = word[:-2], end - 2
    joined, opens = True, False
    if not row.ends:
        joined, opens = False, True
    elif row.ends[-1] + 1 != start or text[start - 1] != " ":
        gap = text[row.ends[-1] : start]
        if len(word) == 1 and gap in {".", ""} and word.isupper() and _is_dotted(row, text):
            row.texts[-1] += word
            row.folds[-1] += word.lower()
            row.ends[-1] = end + (text[end : end + 1] == ".")
            return
        opens = _OPENING.search(gap) is not None
        joined = _joins(gap, row.texts[-1])
    row.starts.append(start)
    row.ends.append(end)
    row.texts.append(word)
    row.folds.append(doc.folded[start:end])
    capital = word[0].isupper()
    if capital:
        row.capitals.append(len(row.capital))
    row.capital.append(capital)
    row.joined.append(joined)
    row.opens.append(opens)


def _is_dotted(row: Row, text: str) -> bool:
    """Say whether the word before is an initial, or initials with periods."""
    last = row.texts[-1]
    return len(last) == 1 or (last.isupper() and text[row.ends[-1] - 1] == ".")


def _judge(row: Row, sentence: str) -> None:
    """Note how the sentence uses capitals; one that ends with a period is no headline."""
    row.shouted = sentence.isupper()
    if sentence[-1] in _CLOSING and not row.shouted:
        return
    long = [i for i, w in enumerate(row.texts) if len(w) >= _LONG and w.isalpha()]
    enough = len(long) >= _HEADLINE_WORDS
    capitals = sum(row.capital[i] for i in long)
    row.headline = enough and sentence[-1] not in _CLOSING and capitals >= _HEADLINE * len(long)
    row.shouted = enough and row.shouted


def _learn(row: Row, text: Text, concepts: set[int]) -> None:
    """Note how the words of the sentence are written and what stands before them."""
    nouns = text.words.capitals == "nouns"
    articles = text.words.articles
    text.lower.update([f for f, capital in zip(row.folds, row.capital, strict=True) if not capital])
    for i in row.capitals:
        folded = row.folds[i]
        if not row.opens[i] and (nouns or not row.headline):
            text.seen.add(folded)
        article = nouns and i > 0 and row.joined[i] and row.folds[i - 1] in articles
        if article or row.starts[i] in concepts:
            text.common.add(folded)
