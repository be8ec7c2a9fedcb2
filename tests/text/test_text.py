"""Folding keeps offsets; phrases are found between word borders, open ends run to the word's end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import PhraseMatcher, fold, plain_spaces, stem_words, words


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text) == len(plain_spaces(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("STRAẞE", "straße"),
        ("İstanbul", "istanbul"),
        ("L’eau 10 000", "l'eau 10 000"),
        ("Київ", "київ"),
        ("a\nb", "a b"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["tot"], "tot, nicht total", ["tot"]),
        (["soldat*"], "die soldaten kamen", ["soldaten"]),
        (["*hochwasser"], "donauhochwasser", ["donauhochwasser"]),
        (["*wasser*"], "das hochwasserrisiko", ["hochwasserrisiko"]),
        (["laut", "nach angaben"], "nach angaben von laut", ["nach angaben", "laut"]),
        (["new york", "york"], "in new york.", ["new york"]),
        (["a", "b"], "ab", []),
        (["%"], "5% und 6 %", ["%", "%"]),
        (["humanitär* hilf*"], "die humanitäre hilfe und humanitäre ziele", ["humanitäre hilfe"]),
        (["вступил* в силу"], "договор вступил в силу", ["вступил в силу"]),
        (["вступил* в силу"], "вступила в силуэт", []),
        (["a* b* c"], "aa bb c, a b cc", ["aa bb c"]),
    ],
)
def test_phrases(phrases, text, found):
    matcher = PhraseMatcher((p, p) for p in phrases)
    assert [text[h.start : h.end] for h in matcher.longest(text)] == found


def test_one_phrase_may_have_several_values():
    matcher = PhraseMatcher([("fine", 1), ("fine", 2)])
    assert [h.value for h in matcher.longest("a fine day")] == [1, 2]


def test_an_empty_phrase_is_refused():
    with pytest.raises(ValueError, match="empty"):
        PhraseMatcher([("*", 1)])


@given(st.text())
def test_words_are_spans_of_the_text(text):
    for word in words(text):
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rock'n'Roll-Fans um 3.", ["Rock'n'Roll-Fans", "um", "3"]),
        ("習近平 said", ["習", "近", "平", "said"]),
        ("l’eau", ["l’eau"]),
    ],
)
def test_words(text, expected):
    assert [w.text for w in words(text)] == expected


def test_stems_of_one_word_are_equal():
    assert len(set(stem_words(["soldat", "soldaten"], "german"))) == 1
    assert stem_words(["чотири"], None) == ["чотири"]
