"""Sentences end where they end, not at ordinals, abbreviations and line breaks of the page."""

import pytest
from spoken import document

CASES = [
    ("de", "Am 9. November regnete es. Dann nicht.", 2),
    ("de", "Das 3. Regiment zog ab. Es war Mai.", 2),
    ("de", "Dr. Anna Muster kam z. B. am Montag.", 1),
    ("de", "Es kostet ca. 30 Euro. Das ist viel.", 2),
    ("de", "Die Brücke, die\nam Montag brach, steht wieder.", 1),
    ("de", "„Kommt er?“, fragte sie.", 1),
    ("en", "Mr. Smith lives in the U.S. He is 40.", 2),
    ("en", "It starts at 9 a.m. on Monday.", 1),
    ("en", "Gov. Jane Roe met Sen. John Doe. They talked.", 2),
    ("en", "It cost $3.5 million. It broke.", 2),
    ("fr", "M. Dupont est venu. Il est parti.", 2),
]


@pytest.mark.parametrize(("code", "text", "count"), CASES)
def test_how_many_sentences(code, text, count):
    doc = document(code, text)
    assert len(doc.sentences) == count, [text[s.start : s.end] for s in doc.sentences]


def test_lines_of_a_heading_are_sentences_of_their_own():
    text = "Flut an der Ilz\nDrei Orte betroffen"
    assert len(document("de", text, "heading").sentences) == 2


def test_furniture_has_no_sentences():
    assert document("de", "Startseite. Kontakt.", "furniture").sentences == ()
