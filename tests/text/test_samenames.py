"""Two names are one or not: persons, companies, vessels, in many scripts and orders."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import same_name
from stemma.text.nameparts import read_name
from stemma.text.samenames import FEATURES, _weights

SAME = [
    ("Ilse Brandner", "ilse brandner"),
    ("Brandner, Ilse", "Ilse Brandner"),
    ("I. Brandner", "Ilse Brandner"),
    ("Dr. Ilse Brandner", "Ilse Brandner"),
    ("IlseMaria Brandner", "Ilse Maria Brandner"),
    ("Ilse Brander", "Ilse Brandner"),
    ("Grigori Pawlowitsch Sorokin", "Grigory Sorokin"),
    ("Григорий Сорокин", "Grigori Sorokin"),
    ("Mykola Hnatenko", "Микола Гнатенко"),
    ("كريم حداد", "Karim Haddad"),
    ("Nordwind AG", "Nordwind Aktiengesellschaft"),
    ("Nordwind Ltd.", "Nordwind Limited"),
    ("Nordwind", "Nordwind GmbH"),
    ("ООО Сосновка", "Sosnovka LLC"),
    ("Общество с ограниченной ответственностью «Сосновка»", "ООО Сосновка"),
    ("The Quillfeather Company", "Quillfeather Co."),
    ("Q.R.S. Shipping", "QRS Shipping"),
    ("2nd Harbour Bank", "Second Harbour Bank"),
    ("Battalion Sixty-Two", "Battalion 62"),
    ("MV Silver Heron", "Silver Heron"),
    ("דוד לוין", "David Levin"),
    ("박지훈", "박 지훈"),
]
OTHER = [
    ("Ilse Brandner", "Ingo Brandner"),
    ("Ilse Brandner", "Ilse Vogelsang"),
    ("K. Brandner", "Ilse Brandner"),
    ("Grigori Sorokin", "Fjodor Malenko"),
    ("Karim Haddad", "Karim Mansouri"),
    ("Nordwind AG", "Nordwind GmbH"),
    ("Nordwind AG", "Westwind Logistik AG"),
    ("Harbour Bank (Oslo)", "Harbour Bank (Lima)"),
    ("Dock 5", "Dock 6"),
    ("Battalion Sixty-Two", "Battalion 63"),
    ("Silver Heron", "Silver Pelican"),
    ("林小红", "林国强"),
    ("박지훈", "박지민"),
    ("Emil K. Brandner", "Emil R. Brandner"),
    ("Lin", "Lan"),
    ("Emil King", "Emil Kramer"),
    ("", "Ilse Brandner"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_name_in_two_spellings(left, right):
    assert same_name(left, right) >= 0.5


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_two_names(left, right):
    assert same_name(left, right) < 0.5


@given(st.text(max_size=24), st.text(max_size=24))
def test_likeness_is_symmetric_and_bounded(left, right):
    assert same_name(left, right) == same_name(right, left)
    assert 0.0 <= same_name(left, right) <= 1.0


def test_legal_forms_fold_to_their_class():
    assert read_name("Nordwind Aktiengesellschaft").forms == read_name("Nordwind AG").forms
    assert [w.text for w in read_name("Nordwind Pte. Ltd.").words] == ["nordwind"]


def test_a_form_alone_is_the_name():
    assert [w.text for w in read_name("Ltd").words] == ["ltd"]


def test_number_words_are_digits():
    assert [w.text for w in read_name("Brigade Thirty-Seven").words] == ["brigade", "37"]


def test_every_feature_has_a_weight():
    assert len(_weights()) == len(FEATURES)
    assert json.dumps(_weights())
