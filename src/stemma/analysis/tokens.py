"""Tokens: the words of all sentences with their stems."""

from __future__ import annotations

from itertools import repeat

from stemma.analysis.document import Document
from stemma.model import Token
from stemma.text import stem_words

__all__ = ["find_tokens"]


def find_tokens(doc: Document) -> tuple[Token, ...]:
    """Return the words of all sentences in order, with their stems."""
    starts = [at for row in doc.word_rows for at in row.starts]
    ends = [at for row in doc.word_rows for at in row.ends]
    words = [word for row in doc.fold_rows for word in row]
    stems = stem_words(words, doc.language.general.stemmer)
    # Without a call of Python code: there is a token for every word.
    return tuple(map(tuple.__new__, repeat(Token), zip(starts, ends, stems, strict=True)))
