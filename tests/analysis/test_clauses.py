"""Clauses: cut at punctuation and conjunctions, each with a verb, and they tile the sentence."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import document

from stemma.analysis.clauses import find_clauses

CASES = [
    ("de", "Der Regen hörte auf.", [("Der Regen hörte auf", "main")]),
    (
        "de",
        "Die Brücke war gesperrt, weil ein Pfeiler gebrochen war.",
        [
            ("Die Brücke war gesperrt", "main"),
            ("weil ein Pfeiler gebrochen war", "subordinate"),
        ],
    ),
    (
        "de",
        "Der Anwalt, der die Stadt vertritt, hatte gewarnt.",
        [("Der Anwalt, der die Stadt vertritt, hatte gewarnt", "main")],
    ),
    (
        "en",
        "The bridge was closed because a pillar was broken.",
        [
            ("The bridge was closed", "main"),
            ("because a pillar was broken", "subordinate"),
        ],
    ),
    (
        "en",
        "Rain stopped and the river was calm.",
        [("Rain stopped", "main"), ("and the river was calm", "main")],
    ),
    ("en", "Heavy rain in the north", [("Heavy rain in the north", "fragment")]),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_clauses_of_a_sentence(code, text, expected):
    clauses = find_clauses(document(code, text))
    assert [(text[c.start : c.end], c.kind) for c in clauses] == expected


@settings(deadline=None)
@given(st.text(alphabet="aber Der die , . – ( ) war dass und\n", max_size=80))
def test_clauses_follow_each_other(text):
    doc = document("de", text)
    clauses = find_clauses(doc)
    assert all(a.end <= b.start for a, b in pairwise(clauses))
    for clause in clauses:
        sentence = doc.sentences[clause.sentence]
        assert sentence.start <= clause.start < clause.end <= sentence.end


def test_a_language_without_a_pack_is_cut_at_punctuation():
    text = "Ez az első rész, és ez a második; vége."
    assert find_clauses(document("hu", text))
