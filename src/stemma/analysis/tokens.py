"""Tokens: the words of all sentences with their stems."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Token
from stemma.text import stem_words, words

__all__ = ["find_tokens"]


def find_tokens(doc: Document) -> tuple[Token, ...]:
    """Return the words of all sentences in order, with their stems."""
    found = [w for s in doc.sentences for w in words(doc.text, s.start, s.end)]
    stems = stem_words([doc.folded[w.start : w.end] for w in found], doc.language.general.stemmer)
    return tuple(Token(w.start, w.end, s) for w, s in zip(found, stems, strict=True))
