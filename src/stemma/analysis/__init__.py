"""Article to Analysis: one file for each kind of finding, run in a fixed order."""

from __future__ import annotations

from stemma.analysis.attributions import find_attributions
from stemma.analysis.clauses import find_clauses
from stemma.analysis.concepts import find_concepts
from stemma.analysis.document import Document
from stemma.analysis.examples import ExampleReport, check_examples
from stemma.analysis.names import find_names
from stemma.analysis.numbers import Number, find_numbers
from stemma.analysis.quantities import find_quantities
from stemma.analysis.quotes import find_quotes
from stemma.analysis.sentences import find_sentences
from stemma.analysis.times import find_times
from stemma.analysis.tokens import find_tokens
from stemma.model import Analysis, Article

__all__ = ["VERSION", "ExampleReport", "Number", "analyse", "check_examples", "read_numbers"]

VERSION = 1


def analyse(article: Article) -> Analysis:
    """Return all that is found in the article; a pure function of the article and the packs."""
    doc = Document(article)
    doc.sentences = find_sentences(doc)
    doc.tokens = find_tokens(doc)
    doc.quotes = find_quotes(doc)
    doc.names = find_names(doc)
    doc.concepts = find_concepts(doc)
    doc.times = find_times(doc)
    doc.quantities = find_quantities(doc)
    doc.clauses = find_clauses(doc)
    return Analysis(
        article=article.id,
        version=VERSION,
        language=doc.language.code,
        level=doc.language.level,
        sentences=doc.sentences,
        clauses=doc.clauses,
        tokens=doc.tokens,
        names=doc.names,
        quantities=doc.quantities,
        times=doc.times,
        quotes=doc.quotes,
        concepts=doc.concepts,
        attributions=find_attributions(doc),
    )


def read_numbers(article: Article) -> tuple[Number, ...]:
    """Return every number that the article writes, also those that count nothing."""
    doc = Document(article)
    doc.sentences = find_sentences(doc)
    return find_numbers(doc)
