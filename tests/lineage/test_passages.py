"""Passages that two texts share: copies in every cut, and phrases that are nobody's copy."""

import pytest

from stemma.analysis import analyse
from stemma.lineage import MemorySignatures
from stemma.lineage.passages import shared_passages
from stemma.lineage.ties import BAR, copied
from stemma.lineage.witness import read_witness
from stemma.reading.article import build_article

TEXT = (
    (
        "The tram depot in Harlund burned down on Tuesday night and forty trams were lost. Firefighters "
        "from nine stations pumped water out of the canal until the morning. A watchman carried the "
        "cash box into the yard before the roof came down over the workshops. The operator wants to "
        "borrow carriages from two towns along the coast and to run buses on the northern lines."
    ),
    (
        "Investigators found traces of oil beside the paint store, which had been locked since spring. "
        "Insurers will send their own people on Friday, and a first report is due before the summer."
    ),
)
OWN = (
    "Residents of the street behind the depot packed their bags as sparks flew across the wall. A "
    "baker handed out rolls at dawn, and the swimming hall let families sleep on its benches."
)
STOCK = "Police asked witnesses to come forward and to leave their names at the nearest station."
QUOTE = (
    "“We have waited for help for an hour and nobody came to us, and when they came the roof had "
    "fallen in and the whole street was full of smoke,” the watchman said."
)


def witness(*paragraphs, name="x"):
    text = "\n\n".join(["A headline of its own", *paragraphs])
    article = build_article({"id": name, "text": text, "language": "en"}, "t", None)
    return read_witness(article, analyse(article))


PAIRS = {
    "whole": ((TEXT, TEXT), True),
    "cut": ((TEXT, TEXT[:1]), True),
    "extended": ((TEXT, (TEXT[0], OWN, OWN[::-1])), True),
    "edited here and there": (
        (TEXT, (TEXT[0].replace("forty", "many").replace("nine", "some"), OWN)), True,
    ),
    "only a stock sentence": (((TEXT[1], STOCK), (OWN, STOCK)), False),
    "only a quotation": (((TEXT[1], QUOTE), (OWN, QUOTE)), False),
    "nothing": ((TEXT, (OWN,)), False),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "copy"), PAIRS.values(), ids=PAIRS)
def test_copies_are_told_from_common_phrases_and_quotations(texts, copy):
    a, b = (witness(*t) for t in texts)
    assert (copied(shared_passages(a, b)) >= BAR) is copy
    assert (copied(shared_passages(b, a)) >= BAR) is copy


@pytest.mark.parametrize(("texts", "copy"), PAIRS.values(), ids=PAIRS)
def test_the_index_finds_the_copies(texts, copy):
    a, b = (witness(*t, name=n) for n, t in zip("ab", texts, strict=True))
    if copy:
        assert "b" in MemorySignatures([a, b]).near(a)


@pytest.mark.parametrize("texts", [t for t, copy in PAIRS.values() if copy])
def test_passages_stand_in_both_texts_and_do_not_overlap(texts):
    a, b = (witness(*t) for t in texts)
    last = 0
    for passage in shared_passages(a, b).passages:
        ours = a.article.text[passage.span.start : passage.span.end]
        theirs = b.article.text[passage.parent_span.start : passage.parent_span.end]
        assert ours.split() == theirs.split()
        assert passage.span.start >= last
        last = passage.span.end
