"""Tokens: the words of all sentences with their stems."""

from __future__ import annotations

from functools import partial

from stemma.analysis.document import Document
from stemma.model import Token
from stemma.text import stem_words

__all__ = ["find_tokens"]

# Makes a token of a triple without a call of Python code: there is one for every word.
_token = partial(tuple.__new__, Token)


def find_tokens(doc: Document) -> tuple[Token, ...]:
    """Return the words of all sentences in order, with their stems."""
    starts = [at for row in doc.word_rows for at in row.starts]
    ends = [at for row in doc.word_rows for at in row.ends]
    words = [word for row in doc.fold_rows for word in row]
    stems = stem_words(words, doc.language.general.stemmer)
    return tuple(map(_token, zip(starts, ends, stems, strict=True)))
