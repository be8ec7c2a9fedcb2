"""To be written: concepts."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Concept

__all__ = ["find_concepts"]


def find_concepts(doc: Document) -> tuple[Concept, ...]:
    """Return the concepts of the document, in the order of the text."""
    del doc
    return ()
