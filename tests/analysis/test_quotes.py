"""Quotations: marks of every kind, nested and unclosed ones, and apostrophes, which are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import document

CASES = [
    ("de", "Er rief: „Halt!“", ["„Halt!“"]),
    ("de", "Er rief: »Halt!« Dann ging er.", ["»Halt!«"]),
    ("de", "Er rief: «Halt!»", ["«Halt!»"]),
    ("de", 'Er rief: "Halt!" und ging.', ['"Halt!"']),
    ("de", "Er rief: “Halt!” und ging.", ["“Halt!”"]),
    ("de", "Er rief: „Halt!” und ging.", ["„Halt!”"]),
    ("de", 'Er rief: „Halt!" und ging.', ['„Halt!"']),
    ("de", "„Sie sagte ‚nein‘ zu mir“, klagte er.", ["„Sie sagte ‚nein‘ zu mir“", "‚nein‘"]),
    ("de", "Das ist Hans' Haus und Lars' Boot.", []),
    ("de", "So war's, und er hat's gesehen.", []),
    ("de", "„Gut.“ – „Sehr gut.“", ["„Gut.“", "„Sehr gut.“"]),
    ("en", '"Stop," he said. "Now."', ['"Stop,"', '"Now."']),
    ("en", "“Stop,” he said.", ["“Stop,”"]),
    ("en", "‘Stop,’ he said. It’s the owners’ choice.", ["‘Stop,’"]),
    ("en", "The workers' and owners' views don't differ.", []),
    ("en", "Mayor: 'Bridge is safe'", ["'Bridge is safe'"]),
    ("en", "\"He said 'no' to me,\" she said.", ["\"He said 'no' to me,\"", "'no'"]),
    ("en", "A 6' 2\" man", []),
    ("fr", "« Arrêtez », dit-il.", ["« Arrêtez »"]),
    ("fr", "L'eau d'ici n'est pas bonne.", []),
    ("ru", "«Стой», — сказал он.", ["«Стой»"]),
    ("xx", "「止まれ」と言った。", ["「止まれ」"]),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_quotations_of_a_sentence(code, text, expected):
    doc = document(code, text)
    assert [text[q.start : q.end] for q in doc.quotes] == expected


def test_a_quotation_without_an_end_ends_with_its_paragraph():
    text = "„Das war alles.\n\nEs regnet."
    quotes = document("de", text).quotes
    assert [text[q.start : q.end] for q in quotes] == ["„Das war alles."]


def test_a_paragraph_that_opens_again_continues_the_quotation():
    text = "“It was dark.\n\n“We waited,” she said."
    quotes = document("en", text).quotes
    assert [text[q.start : q.end] for q in quotes] == ["“It was dark.", "“We waited,”"]


def test_furniture_has_no_quotations():
    assert document("de", "„Mehr lesen“", "furniture").quotes == ()


@given(st.text(alphabet="ab .,\n'\"„“”«»‚‘’", max_size=60))
def test_quotations_lie_in_the_text_and_nest(text):
    quotes = document("de", text).quotes
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)
    for first in quotes:
        for second in quotes:
            apart = first.end <= second.start or second.end <= first.start
            within = first.start <= second.start and second.end <= first.end
            around = second.start <= first.start and first.end <= second.end
            assert apart or within or around
