"""German: clauses that a cue parts, quoted names, documents, who is cited, what is only written."""

import pytest
from spoken import said

CLAUSES = [
    (
        "Seit Montag ist die Kamera ausgefallen, das teilte das Institut mit.",
        [("das Institut", "Seit Montag ist die Kamera ausgefallen", "says")],
    ),
    (
        "Der Grund für den Rauswurf, so vermutet die Zeitung Tagblatt, dürfte der Streit sein.",
        [
            (
                "die Zeitung Tagblatt",
                "Der Grund für den Rauswurf … dürfte der Streit sein",
                "estimates",
            )
        ],
    ),
    (
        "Der Leiter meinte weiter, Mara Kern, die gesungen hatte, wäre gut gewesen.",
        [("Der Leiter", "Mara Kern, die gesungen hatte, wäre gut gewesen", "says")],
    ),
    (
        "Der Sprecher erklärte hingegen, damit solle Ruhe geschaffen werden.",
        [("Der Sprecher", "damit solle Ruhe geschaffen werden", "says")],
    ),
    (
        "Die Mutter beschuldigte den General, an dem Putsch mitgewirkt zu haben.",
        [("Die Mutter", "an dem Putsch mitgewirkt zu haben", "accuses")],
    ),
    (
        "Der Präsident wies die Darstellung zurück, die Gäste seien gezwungen worden.",
        [("Der Präsident", "die Gäste seien gezwungen worden", "denies")],
    ),
]
SOURCES = [
    (
        "Wie „heute online“ berichtet, sperrten die Behörden den Zugang.",
        [("„heute online“", "sperrten die Behörden den Zugang", "says")],
    ),
    (
        "Nach bisher unbestätigten Berichten wurde der Firma Einsicht gewährt.",
        [("bisher unbestätigten Berichten", "wurde der Firma Einsicht gewährt", "says")],
    ),
    (
        "Angaben zufolge sprang ein Mann aus dem Zug.",
        [("Angaben", "sprang ein Mann aus dem Zug", "says")],
    ),
    (
        "Als Begründung für die Einreise gab er an, sie seien Spieler.",
        [("er", "sie seien Spieler", "says")],
    ),
    (
        "So wird in einer Mitteilung der Organisation gefordert, dass die Stadt handelt.",
        [("einer Mitteilung der Organisation", "dass die Stadt handelt", "demands")],
    ),
    (
        "In dem Bericht steht, dass die Pumpen alt sind.",
        [("dem Bericht", "dass die Pumpen alt sind", "says")],
    ),
]
CITED = [
    (
        "Günther Muster wird von der Agentur mit den Worten zitiert, es gehe voran.",
        [("Günther Muster", "es gehe voran", "says")],
    ),
    (
        "„Das ist viel Geld“, zitiert die Zeitung Polizeisprecher Ralf Muster.",
        [("Polizeisprecher Ralf Muster", "„Das ist viel Geld“", "says")],
    ),
    (
        "Das Blatt zitiert den Minister mit den Worten: „Das ist viel Geld.“",
        [("den Minister", "„Das ist viel Geld.“", "says")],
    ),
]
SENTENCES = [
    (
        "Hunderttausend, sagt das Komitee „Freie Wellen“. 60.000, sagt das Rathaus.",
        [
            ("das Komitee „Freie Wellen“", "Hunderttausend", "says"),
            ("das Rathaus", "60.000", "says"),
        ],
    ),
]
NOTHING = [
    "Der Verein steht nun auf Platz Zwölf, der Gegner steht auf Platz Drei.",
    "Die Pumpen stehen in der Halle, die Wagen stehen draußen.",
    "Um den Weg freizumachen, fuhr der Wagen an den Rand.",
    "Der Komponist schrieb einige Titel zu dem Film „2001: Reise im Weltraum“.",
    "Am 31. August begann die Schule.",
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES + SOURCES + CITED + SENTENCES)
def test_source_content_and_stance(text, expected):
    assert said("de", text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text):
    assert said("de", text) == []
