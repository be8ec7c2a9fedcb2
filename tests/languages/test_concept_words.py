"""The concepts' words: none under two concepts, none too short, enough of them in each language."""

import pytest

from stemma.errors import PackError
from stemma.languages import available, concept_table, language, wordcheck
from stemma.languages import concepts as room
from stemma.languages.concepts import ConceptWords, broadened, concept_matcher, counted_as
from stemma.languages.wordcheck import word_problems

CODES = [c for c in available() if language(c).concepts is not None]
# A language that is read in depth, and one that is read in part; raised as the packs are filled.
FLOORS = {
    "cs": 600,
    "de": 1800,
    "en": 1800,
    "es": 1800,
    "fr": 1800,
    "it": 1500,
    "nl": 1500,
    "pl": 1800,
    "pt": 1500,
    "ro": 600,
    "ru": 1500,
    "sv": 600,
    "tr": 600,
    "uk": 1800,
    "vi": 600,
}
FLOOR = 75


def words_of(code):
    part = language(code).concepts
    return part.words if part else {}


def test_there_are_more_concepts_than_asked_for():
    assert len(concept_table()) >= 1500


@pytest.mark.parametrize("code", CODES)
def test_enough_concepts_have_words(code):
    assert len(words_of(code)) >= FLOORS.get(code, FLOOR)


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_words_have_no_faults(code):
    assert not word_problems(code)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"fire": ("brand",), "arson": ("brand*",)}, "several concepts: arson, fire"),
        ({"fire": ("brand", "brand")}, "stands there twice"),
        ({"fire": ("Brand",)}, "not written as folded text"),
        ({"oil": ("öl*",)}, "too short for an open end"),
        ({"oil": ("*öl",)}, "too short for an open end"),
        ({"oil": ("**",)}, "not written as folded text"),
        ({"oil": ()}, "no words"),
    ],
)
def test_a_fault_is_named(words, fault, monkeypatch):
    monkeypatch.setattr(wordcheck, "concept_words", lambda _: ConceptWords(words))
    assert any(fault in line for line in word_problems("de"))


def test_what_stands_well_has_no_fault(monkeypatch):
    words = {"oil": ("öl", "erdöl*", "*erdöl"), "rejected": ("lehnte … ab", "смертн* казн*")}
    monkeypatch.setattr(wordcheck, "concept_words", lambda _: ConceptWords(words))
    assert word_problems("de") == ()


def test_what_is_broader_comes_along():
    assert broadened("drone") == ("drone",)
    assert broadened("drowning") == ("drowning", "killed")


def test_numbers_count_the_broadest_of_the_same_count():
    assert counted_as("seriously_injured") == "injured"
    assert counted_as("submarine") == "warship"
    # The hotel is counted, tourism is not.
    assert counted_as("hotel") == "hotel"
    assert counted_as("nurse") == "nurse"


@pytest.mark.parametrize(
    "rows",
    [
        {"a": {"kind": "event", "broader": "b"}, "b": {"kind": "event", "broader": "a"}},
        {"a": {"kind": "event", "broader": "b"}},
        {"a": {"kind": "event", "opposite": "b"}},
        {"a": {"kind": "step", "rung": 1}},
        {"a": {"kind": "dream"}},
    ],
)
def test_a_row_that_leads_nowhere_is_refused(rows, monkeypatch):
    monkeypatch.setattr(room, "load_table", lambda _: rows)
    with pytest.raises(PackError, match=r"concepts\.toml"):
        concept_table.__wrapped__()


def test_a_matcher_finds_words_of_the_newest_rows():
    found = {h.value.concept for h in concept_matcher("en").longest("a hotel caught fire, a nurse")}
    assert {"hotel", "fire", "nurse"} <= found
