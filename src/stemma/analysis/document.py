"""The article while it is being analysed: what each step finds stands here for the next."""

from __future__ import annotations

from functools import cached_property

from stemma.analysis.words import WordTable
from stemma.languages import Language, language
from stemma.languages.concepts import ConceptWord, concept_matcher
from stemma.model import (
    Article,
    Clause,
    Concept,
    Name,
    Quantity,
    Quote,
    Sentence,
    Time,
    Token,
)
from stemma.text import Hit, WordRow, fold, is_plain, word_row

__all__ = ["Document"]

# The letter whose lower case depends on what stands around the word.
_SIGMA = "Σ"
_REMEMBERED = 1 << 16


class _Folded(dict[str, str]):
    """The folded form of each word met; a stream of articles must not fill the memory."""

    def __missing__(self, word: str) -> str:
        folded = fold(word)
        if len(self) < _REMEMBERED:
            self[word] = folded
        return folded


_FOLDED = _Folded()


class Document:
    """An article with its language, its folded text and the findings of the steps before.

    The steps run in a fixed order (`stemma.analysis.analyse`); each reads what earlier ones set.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.language: Language = language(article.language)
        self.sentences: tuple[Sentence, ...] = ()
        self.tokens: tuple[Token, ...] = ()
        self.quotes: tuple[Quote, ...] = ()
        self.names: tuple[Name, ...] = ()
        self.concepts: tuple[Concept, ...] = ()
        self.times: tuple[Time, ...] = ()
        self.quantities: tuple[Quantity, ...] = ()
        self.clauses: tuple[Clause, ...] = ()
        self.word_table: WordTable | None = None

    @cached_property
    def folded(self) -> str:
        """The text in lower case with plain spaces; offsets are those of the text."""
        return fold(self.text)

    @cached_property
    def time_starts(self) -> list[int]:
        """Where the times start; asked after they were found."""
        return [t.start for t in self.times]

    @cached_property
    def name_starts(self) -> list[int]:
        """Where the names start; asked after they were found."""
        return [n.start for n in self.names]

    @cached_property
    def plain(self) -> bool:
        """Whether the words of the text can be found in the faster way (`stemma.text.is_plain`)."""
        return is_plain(self.text)

    @cached_property
    def word_rows(self) -> list[WordRow]:
        """The words of each sentence, with what stands between them."""
        text, plain = self.text, self.plain
        return [word_row(text, s.start, s.end, plain=plain) for s in self.sentences]

    @cached_property
    def fold_rows(self) -> list[list[str]]:
        """The folded words of each sentence."""
        if _SIGMA not in self.text:
            return [list(map(_FOLDED.__getitem__, row.texts)) for row in self.word_rows]
        folded = self.folded
        return [
            [folded[a:b] for a, b in zip(row.starts, row.ends, strict=True)]
            for row in self.word_rows
        ]

    @cached_property
    def concept_hits(self) -> list[Hit[ConceptWord]]:
        """The words of concepts in the whole text, names and furniture included."""
        return concept_matcher(self.language.code).longest(self.folded)
