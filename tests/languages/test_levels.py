"""Levels are counted from the packs: the bars, and where each language stands."""

import pytest

from stemma.languages import language, levels
from stemma.languages.examples import Example
from stemma.languages.levels import standing

IN_DEPTH = ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "uk")
IN_USE = ("cs", "ro", "tr", "vi")


@pytest.mark.parametrize("code", IN_DEPTH)
def test_languages_in_depth_are_full_with_sixty_examples(code):
    found = standing(code)
    assert found.level == "full"
    assert found.examples >= 60
    assert found.empty >= 5
    assert found.concepts >= 1500
    assert found.missing == ()


@pytest.mark.parametrize("code", IN_USE)
def test_the_others_are_useful_at_least(code):
    found = standing(code)
    assert found.level in {"useful", "full"}
    assert found.examples >= 20
    assert found.concepts >= 600


def test_no_pack_is_neutral_and_the_start_of_one_partial():
    assert standing("tlh").level == language("tlh").level == "neutral"
    assert standing("tlh").missing == ("a pack",)
    assert standing("sl").level == "partial"
    assert "verbs or phrases of speech in speech.toml: 0 of 1" in standing("sl").missing


def example(number, found):
    return Example(text=f"Sentence {number}.", attributions=found)


@pytest.mark.parametrize(
    ("count", "level"), [(60, "full"), (59, "useful"), (20, "useful"), (19, "partial")]
)
def test_a_level_asks_for_so_many_examples(count, level, monkeypatch):
    monkeypatch.setattr(levels, "examples", lambda _: tuple(example(n, ()) for n in range(count)))
    assert standing.__wrapped__("de").level == level


def test_a_level_asks_for_a_sentence_with_nothing_to_find(monkeypatch):
    monkeypatch.setattr(levels, "examples", lambda _: tuple(example(n, None) for n in range(80)))
    found = standing.__wrapped__("de")
    assert found.level == "partial"
    assert found.missing == (
        "examples of who says what: 0 of 5",
        "examples in which nothing may be found: 0 of 1",
    )
