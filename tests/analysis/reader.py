"""An article of one block, read as far as names and concepts."""

from stemma.analysis.concepts import find_concepts
from stemma.analysis.document import Document
from stemma.analysis.names import find_names
from stemma.analysis.sentences import find_sentences
from stemma.analysis.tokens import find_tokens
from stemma.model import Article, Block


def read(code, text, furniture=None):
    """Return the document of a text; `furniture` is a stretch of it that is no part of it."""
    blocks = [Block("body", 0, len(text))]
    if furniture is not None:
        at = text.index(furniture)
        blocks = [Block("body", 0, at), Block("furniture", at, at + len(furniture))]
    doc = Document(Article(id="a", input="test", text=text, language=code, blocks=tuple(blocks)))
    doc.sentences = find_sentences(doc)
    doc.tokens = find_tokens(doc)
    doc.names = find_names(doc)
    doc.concepts = find_concepts(doc)
    return doc


def names(code, text):
    """Return (words, kind, key) of each name."""
    doc = read(code, text)
    return [(text[n.start : n.end], n.kind, n.key) for n in doc.names]


def concepts(code, text):
    """Return the concepts of a text, each once, sorted."""
    return sorted({c.id for c in read(code, text).concepts})
