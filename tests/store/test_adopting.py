"""An edited file is a new version of its article; another text in its place is a new article."""

import pytest
from kept import STAGE, kept

from stemma.model import stable_id
from stemma.store.adopting import adopt

BEFORE = (
    "Drei Tote bei Brand in Kiel. Bei einem Brand in einem Wohnhaus in Kiel sind am Montag drei "
    "Menschen gestorben, wie die Feuerwehr mitteilte. Die Ursache ist noch unklar."
)
EDITED = (
    "Vier Tote bei Brand in Kiel. Bei einem Brand in einem Wohnhaus in Kiel sind am Montag vier "
    "Menschen gestorben, wie die Polizei mitteilte. Die Ursache ist noch unklar. Ermittelt wird."
)
OTHER = (
    "Der Haushalt ist beschlossen. Der Rat der Stadt hat am Dienstag mit großer Mehrheit dem "
    "Haushalt zugestimmt. Die Schulden sollen sinken, sagte die Kämmerin."
)


def unnamed(text, **fields):
    """Return an article that its text alone names."""
    return kept(stable_id("article", "", text), text, **{"input": "brand.txt", **fields})


@pytest.mark.parametrize(
    ("fields", "text", "is_edit"),
    [
        ({}, EDITED, True),
        ({}, BEFORE, False),
        ({}, OTHER, False),
        ({"input": "anders.txt"}, EDITED, False),
        ({"outlet": "Bote"}, EDITED, False),
        ({"url": "https://blatt.example/1"}, EDITED, False),
    ],
)
def test_an_edited_file_keeps_its_article(shelf, fields, text, is_edit):
    before = unnamed(BEFORE)
    shelf.put([unnamed(OTHER, input="x.txt"), before], STAGE)
    new = unnamed(text, **fields).article
    found = adopt(shelf, new)
    assert found.text == text
    assert (found.id == before.article.id) is (is_edit or text == BEFORE)
    assert (found.id != new.id) is is_edit


@pytest.mark.parametrize("where", ["-", "rows.jsonl:3", "-:3"])
def test_a_row_or_a_stream_says_nothing_about_what_was_there_before(shelf, where):
    shelf.put([unnamed(BEFORE, input=where)], STAGE)
    new = unnamed(EDITED, input=where).article
    assert adopt(shelf, new) is new


def test_an_id_that_was_given_is_kept(shelf):
    shelf.put([unnamed(BEFORE)], STAGE)
    new = kept("mine", EDITED, input="brand.txt").article
    assert adopt(shelf, new) is new


def test_of_several_the_most_alike_is_taken(shelf):
    half = " ".join(EDITED.split()[:20])
    shelf.put([unnamed(half), unnamed(BEFORE)], STAGE)
    assert adopt(shelf, unnamed(EDITED).article).id == unnamed(BEFORE).article.id
