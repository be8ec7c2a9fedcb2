"""A sentence and its translation are more alike than two sentences that tell other things."""

import pytest

from stemma.analysis import analyse
from stemma.lineage.sentences_alike import likeness, rarities, sentence_row
from stemma.model import Span
from stemma.reading.article import build_article

ENGLISH = [
    "The mayor of Lisbon said on Tuesday that 312 houses were flooded.",
    "Police arrested 27 people in Hamburg after a demonstration at the port.",
    "“We will appeal,” the lawyer told the court in Madrid.",
    "Why did the parliament vote against the budget?",
]
OTHERS = [
    ("de", "Der Bürgermeister von Lissabon sagte am Dienstag, 312 Häuser seien überflutet.", 0),
    ("fr", "La police a arrêté 27 personnes à Hambourg après une manifestation au port.", 1),
    ("es", "«Apelaremos», dijo el abogado ante el tribunal de Madrid.", 2),
    ("ru", "Почему парламент проголосовал против бюджета?", 3),
]


def row(text, code):
    article = build_article({"text": text, "language": code}, "x", None)
    return sentence_row(article, analyse(article), Span(0, len(article.text)))


@pytest.mark.parametrize(("code", "text", "at"), OTHERS)
def test_the_counterpart_is_found_first(code, text, at):
    sought = [row(t, "en") for t in ENGLISH]
    rare = rarities(sought)
    scores = [likeness(row(text, code), other, rare) for other in sought]
    assert scores.index(max(scores)) == at
    assert sorted(scores)[-2] < scores[at]


def test_sentences_that_share_nothing_are_not_alike():
    rows = [row("The cat sleeps.", "en"), row("Es regnet heute in Bonn.", "de")]
    assert likeness(*rows, rarities(rows)) == 0


def test_a_part_of_a_text_is_compared_by_itself():
    text = f"{ENGLISH[0]} {ENGLISH[1]}"
    article = build_article({"text": text, "language": "en"}, "x", None)
    part = sentence_row(article, analyse(article), Span(0, len(ENGLISH[0])))
    assert part.features == row(ENGLISH[0], "en").features


def test_a_sentence_is_as_like_as_the_other_is_to_it():
    one, other = row(ENGLISH[0], "en"), row(OTHERS[0][1], "de")
    rare = rarities([one, other])
    assert likeness(one, other, rare) == pytest.approx(likeness(other, one, rare))
