"""The tables of phrases and agencies are in order in every language."""

from __future__ import annotations

import msgspec
import pytest

from stemma.languages import available
from stemma.languages.agencies import agencies
from stemma.languages.reading import Reading
from stemma.reading.agencies import find_agencies
from stemma.reading.phrases import bare, page_phrases, reading_part
from stemma.text import fold

CODES = [code for code in available() if reading_part(code) != Reading()]


def test_fifteen_languages_have_phrases():
    expected = {"de", "en", "es", "fr", "it", "pt", "nl", "pl", "ru", "uk", "vi", "tr", "sv", "cs"}
    assert expected | {"ro"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_phrases_are_folded_and_have_words(code):
    part = reading_part(code)
    for kind in (f.name for f in msgspec.structs.fields(Reading)):
        phrases = getattr(part, kind)
        if isinstance(phrases, tuple):
            assert len(phrases) >= 1 or not part.sections, kind  # a thin pack has its notices alone
            for phrase in phrases:
                assert phrase == fold(phrase), phrase
                assert bare(phrase), phrase


@pytest.mark.parametrize("code", CODES)
def test_every_furniture_phrase_of_a_language_is_met(code):
    part, phrases = reading_part(code), page_phrases(code)
    for kind in ("sections", "controls", "lists", "comments", "adverts"):
        for phrase in getattr(part, kind):
            line = phrase.replace("*", "x y") if phrase.endswith("*") else phrase
            assert kind in phrases.marks(fold(line)).whole, phrase


def test_names_of_agencies_are_not_twice_in_the_table():
    names = [a.name for a in agencies()]
    assert len(names) == len(set(names))
    for agency in agencies():
        assert agency.spellings


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters und AFP", ["Reuters", "AFP"]),
        ("Рейтер, РИА Новости", ["Reuters", "RIA Novosti"]),
        ("新华社", ["Xinhua"]),
        ("Interfax-Ukraine", ["Interfax-Ukraine"]),
        ("Die Apa der Stadt", []),
        ("he was apt to sda", ["Keystone-SDA"]),
        ("DPAX", []),
    ],
)
def test_agencies_are_found_with_their_capitals(text, names):
    assert [h.name for h in find_agencies(text)] == names
