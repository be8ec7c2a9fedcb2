"""The concepts' words: none under two concepts, none too short, enough of them in each language."""

from collections import defaultdict

import pytest

from stemma.errors import PackError
from stemma.languages import available, concept_table, language
from stemma.languages import concepts as room
from stemma.languages.concepts import broadened, concept_matcher, counted_as
from stemma.text import fold

CODES = [c for c in available() if language(c).concepts is not None]
# A language that is read in depth, and one that is read in part; raised as the packs are filled.
FLOORS = {"de": 1800, "en": 1800}
FLOOR = 75
# Words that name two things alike, which no longer phrase tells apart.
BOTH: dict[str, set[str]] = {}
SHORT = 3


def words_of(code):
    part = language(code).concepts
    return part.words if part else {}


def test_there_are_more_concepts_than_asked_for():
    assert len(concept_table()) >= 1500


@pytest.mark.parametrize("code", CODES)
def test_enough_concepts_have_words(code):
    assert len(words_of(code)) >= FLOORS.get(code, FLOOR)


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_no_word_stands_under_two_concepts(code):
    homes = defaultdict(set)
    for concept, phrases in words_of(code).items():
        for phrase in phrases:
            homes[phrase.strip("*")].add(concept)
    twice = {w: sorted(c) for w, c in homes.items() if len(c) > 1 and c != BOTH.get(w)}
    assert not twice


@pytest.mark.parametrize("code", CODES)
def test_open_ends_stand_on_words_of_some_length(code):
    short = [
        phrase
        for phrases in words_of(code).values()
        for phrase in phrases
        if "*" in phrase and min(map(len, phrase.replace(" … ", "*").split("*")), key=bool) == 0
    ]
    cores = [p for p in short if len(p.replace("*", "").strip()) < SHORT]
    assert not cores


@pytest.mark.parametrize("code", CODES)
def test_words_are_written_as_folded_text_is(code):
    wrong = [
        phrase
        for phrases in words_of(code).values()
        for phrase in phrases
        if fold(phrase) != phrase or phrase != phrase.strip() or not phrase.strip("* ")
    ]
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_given_twice_for_one_concept(code):
    assert not [c for c, phrases in words_of(code).items() if len(set(phrases)) < len(phrases)]


def test_what_is_broader_comes_along():
    assert broadened("drone") == ("drone",)
    assert broadened("drowning") == ("drowning", "killed")


def test_numbers_count_the_broadest_of_the_same_count():
    assert counted_as("seriously_injured") == "injured"
    assert counted_as("lorry" if "lorry" in concept_table() else "truck") == "truck"
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
