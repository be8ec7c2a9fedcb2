"""Concepts where their words stand, in many languages."""

import pytest
from reader import concepts, read

from stemma.languages import available, language
from stemma.languages.concepts import concept_table

ROWS = [
    ("de", "Das Donauhochwasser forderte zwei Todesopfer.", {"flood", "killed"}),
    ("de", "Der Senat stimmte dem Vertrag zu.", {"upper_house", "approved", "treaty"}),
    ("de", "Die Polizei nahm am Abend zwei Männer fest.", {"police", "detained", "man"}),
    ("de", "Der Minister trat am Freitag zurück.", {"minister", "resigned"}),
    ("en", "The bridge was closed after the flood.", {"bridge", "closed", "flood"}),
    ("en", "He was arrested and charged with fraud.", {"arrested", "charged", "fraud"}),
    ("fr", "Le traité a été signé puis ratifié.", {"treaty", "signed", "ratified"}),
    ("es", "El terremoto dejó tres muertos.", {"earthquake", "killed"}),
    ("it", "Il ponte è chiuso dopo il terremoto.", {"bridge", "closed", "earthquake"}),
    ("pt", "A greve dos professores terminou.", {"strike", "teacher"}),
    ("pl", "Policja zatrzymała dwie osoby.", {"police", "detained", "people"}),
    ("ru", "Президент подписал закон.", {"president", "signed", "law"}),
    ("uk", "Президент підписав закон.", {"president", "signed", "law"}),
    ("nl", "De brug is gesloten na de overstroming.", {"bridge", "closed", "flood"}),
    ("vi", "Trận động đất khiến ba người chết.", {"earthquake", "killed"}),
]
SAME = [
    ("killed", "de", "Drei Tote."),
    ("killed", "en", "Three people died."),
    ("killed", "fr", "Trois morts."),
    ("killed", "ru", "Погибли трое."),
    ("cholera", "pl", "Epidemia cholery."),
    ("soldier", "cs", "Tisíce vojáků."),
    ("soldier", "sv", "Tusentals soldater."),
    ("election", "tr", "Seçimler pazar günü."),
    ("flood", "ro", "Inundații puternice."),
]
NOTHING = [
    ("de", "Sie schlief lange auf dem Sofa."),
    ("de", "Wir haben gestern Tee getrunken."),
    ("en", "The cat slept on the sofa."),
    ("en", "She likes tea and honey."),
    ("tlh", "qaStaH nuq"),
]


@pytest.mark.parametrize(("code", "text", "wanted"), ROWS)
def test_the_concepts_are_found(code, text, wanted):
    assert wanted <= set(concepts(code, text))


@pytest.mark.parametrize(("concept", "code", "text"), SAME)
def test_one_concept_in_many_languages(concept, code, text):
    assert concept in concepts(code, text)


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_there_is_no_concept(code, text):
    assert concepts(code, text) == []


def test_a_verb_without_its_particle_is_another():
    assert "cancelled" in concepts("de", "Sie sagte das Treffen ab.")
    assert "cancelled" not in concepts("de", "Sie sagte das Treffen zu.")


def test_the_words_of_a_name_are_no_concept():
    assert "king" not in concepts("en", "Stephen King wrote it.")
    assert "central_bank" in concepts("de", "Die Europäische Zentralbank schweigt.")


def test_furniture_has_no_concepts():
    doc = read("en", "Nothing happened. More on the flood", furniture="More on the flood")
    assert doc.concepts == ()


def test_opposites_are_of_one_sort_and_rungs_differ():
    rungs = set()
    for name, row in concept_table().items():
        if row.opposite is not None:
            assert row.opposite != name
        if row.ladder is not None and name != "planned":
            assert (row.ladder, row.rung) not in rungs
            rungs.add((row.ladder, row.rung))


@pytest.mark.parametrize("code", [c for c in available() if language(c).concepts])
def test_words_are_folded_and_stand_for_themselves(code):
    part = language(code).concepts
    assert part is not None
    for name, phrases in part.words.items():
        assert phrases, name
        for phrase in phrases:
            assert phrase == phrase.strip().lower(), (name, phrase)
            assert len(set(phrases)) == len(phrases), name
