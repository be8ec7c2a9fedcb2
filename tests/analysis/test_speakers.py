"""The speaker carried through a text: who a pronoun means where that is safe, else nobody."""

import pytest
from spoken import document, words

from stemma.analysis.attributions import find_attributions

CARRIED = [
    (
        "de",
        "Anna Muster sagte, der Deich halte. Sie rechne mit Regen.",
        [("Anna Muster", "Anna Muster"), ("Anna Muster", "Anna Muster")],
    ),
    (
        "de",
        "Die Polizei teilte mit, drei Wagen seien verschwunden. Der Fahrer sei geflohen.",
        [("Die Polizei", "Polizei"), ("Die Polizei", "Polizei")],
    ),
    (
        "de",
        "Nach Angaben der Polizei fehlen drei Wagen. Demnach ist der Fahrer geflohen.",
        [("Angaben der Polizei", "Polizei"), ("Demnach", "Polizei")],
    ),
    (
        "en",
        'Jane Roe met the council on Monday. "We stay," she said.',
        [("she", "Jane Roe")],
    ),
    (
        "en",
        'Jane Roe, who runs the clinic, said it was late. "We stay," Roe added.',
        [("Jane Roe, who runs the clinic", "Jane Roe"), ("Roe", "Jane Roe")],
    ),
    (
        "en",
        '"We stay," said Jane Roe. "Nobody leaves." "It is late," she added.',
        [("Jane Roe", "Jane Roe"), ("she", "Jane Roe")],
    ),
    (
        "nl",
        "Jan Smit zei dat de brug dicht is. Hij vindt dat de gemeente slaapt.",
        [("Jan Smit", "Jan Smit"), ("Hij", "Jan Smit")],
    ),
]
OPEN = [
    ("de", "Er sagte, der Deich halte.", "Er"),
    ("en", "He said the bridge was open.", "He"),
    ("nl", "Hij zei dat de brug open is.", "Hij"),
]


@pytest.mark.parametrize(("code", "text", "expected"), CARRIED)
def test_who_speaks(code, text, expected):
    found = find_attributions(document(code, text))
    assert [(words(text, a.source), a.speaker) for a in found] == expected


@pytest.mark.parametrize(("code", "text", "source"), OPEN)
def test_a_pronoun_that_nobody_explains_is_left(code, text, source):
    (found,) = find_attributions(document(code, text))
    assert words(text, found.source) == source
    assert found.speaker is None
