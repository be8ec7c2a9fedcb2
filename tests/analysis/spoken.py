"""Documents made of one text, for the tests of speech."""

from stemma.analysis.attributions import find_attributions
from stemma.analysis.document import Document
from stemma.analysis.names import find_names
from stemma.analysis.quotes import find_quotes
from stemma.analysis.sentences import find_sentences
from stemma.analysis.times import find_times
from stemma.analysis.tokens import find_tokens
from stemma.model import Article, Block


def document(code, text, kind="body"):
    """A document whose text is one block, with sentences, tokens, quotations and names."""
    article = Article(
        id="a1", input="invented", text=text, language=code, blocks=(Block(kind, 0, len(text)),)
    )
    doc = Document(article)
    doc.sentences = find_sentences(doc)
    doc.tokens = find_tokens(doc)
    doc.quotes = find_quotes(doc)
    doc.names = find_names(doc)
    doc.times = find_times(doc)
    return doc


def words(text, spans):
    """The words of spans, several joined by ' … '."""
    return " … ".join(text[s:e] for s, e in spans)


def said(code, text, kind="body"):
    """Source, content and stance of every attribution of the text."""
    return [
        (words(text, a.source), words(text, a.content), a.stance)
        for a in find_attributions(document(code, text, kind))
    ]
