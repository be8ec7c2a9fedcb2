"""Subjects: before the verb, behind it, cut off from it, shared by two verbs; with what is theirs."""

import pytest
from spoken import said

SUBJECTS = [
    ("de", "Der Leiter der Behörde sagte, es regne.", "Der Leiter der Behörde"),
    ("de", "Gestern sagte der Leiter der Behörde, es regne.", "der Leiter der Behörde"),
    ("de", "Max Muster, Leiter der Behörde, sagte, es regne.", "Max Muster, Leiter der Behörde"),
    ("de", "Der Leiter, der gestern kam, sagte, es regne.", "Der Leiter"),
    ("de", "Der Leiter kam am Abend und sagte, es regne.", "Der Leiter"),
    ("de", "Auch die Ministerin sagte, es regne.", "die Ministerin"),
    ("de", "Es regne, sagte Max Muster von der Behörde.", "Max Muster von der Behörde"),
    ("de", "Wie ein Sprecher der Stadt mitteilte, regnet es.", "ein Sprecher der Stadt"),
    ("en", "The head of the agency said it was raining.", "The head of the agency"),
    ("en", "On Monday the head of the agency said it was raining.", "the head of the agency"),
    (
        "en",
        "Jo Example, the head of the agency, said it was raining.",
        "Jo Example, the head of the agency",
    ),
    ("en", '"It rains," said Jo Example, a farmer.', "Jo Example, a farmer"),
    ("nl", "Jan Smit, hoofd van de dienst, zei dat het regent.", "Jan Smit, hoofd van de dienst"),
    ("nl", "Gisteren zei het hoofd van de dienst dat het regent.", "het hoofd van de dienst"),
    ("sv", "Igår sade chefen för verket att det regnar.", "chefen för verket"),
]


@pytest.mark.parametrize(("code", "text", "source"), SUBJECTS)
def test_the_subject_is_the_source(code, text, source):
    assert [s for s, _, _ in said(code, text)] == [source]
