"""Tokens: the words of all sentences with their stems."""

from __future__ import annotations

from functools import partial

from stemma.analysis.document import Document
from stemma.model import Token
from stemma.text import stem_words, word_spans

__all__ = ["find_tokens"]

# Makes a token of a triple without a call of Python code: there is one for every word.
_token = partial(tuple.__new__, Token)


def find_tokens(doc: Document) -> tuple[Token, ...]:
    """Return the words of all sentences in order, with their stems."""
    text, folded = doc.text, doc.folded
    found = [w for s in doc.sentences for w in word_spans(text, s.start, s.end)]
    stems = stem_words([folded[a:b] for a, b in found], doc.language.general.stemmer)
    return tuple([_token((a, b, stem)) for (a, b), stem in zip(found, stems, strict=True)])
