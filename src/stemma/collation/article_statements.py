"""All statements of a story: what each article tells, and what it denies without saying it again."""

from __future__ import annotations

from stemma.collation.cognates import shared_words
from stemma.collation.context import Context
from stemma.collation.denials import with_denials
from stemma.collation.polarity import signals_of
from stemma.collation.statements import Statement, statements_of

__all__ = ["find_statements"]


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of all articles, article by article, in the order of the texts."""
    found: list[Statement] = []
    cognates = shared_words(context.witnesses)
    for witness in context.witnesses:
        signals = signals_of(witness.analysis.language, witness.article.text)
        told = list(statements_of(witness, signals, cognates))
        found.extend(with_denials(witness, signals, told))
    return tuple(found)
