"""To be written: clauses."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Clause

__all__ = ["find_clauses"]


def find_clauses(doc: Document) -> tuple[Clause, ...]:
    """Return the clauses of the document, in the order of the text."""
    del doc
    return ()
