import msgspec
import pytest

from stemma.collation.figures import find_figures
from stemma.collation.speakers import Speaker, speaker_at
from stemma.collation.voices import count_voices
from stemma.model import Attribution, Span
from stories import Text, figure, story


def witness_of(text, *attributions):
    (witness,) = story(Text("a", text)).witnesses
    analysis = msgspec.structs.replace(witness.analysis, attributions=attributions)
    return type(witness)(witness.article, analysis, witness.lineage, witness.member)


def said(text, source, content, kind="indirect", cue=None):
    def at(piece, after=0):
        start = text.index(piece, after)
        return (Span(start, start + len(piece)),)

    told = at(cue, text.index(source) - len(cue) - 1) if cue else ()
    return Attribution(at(source), told, at(content), "says", source, kind=kind)


def name_at(witness, piece):
    start = witness.article.text.index(piece)
    found = speaker_at(witness, start, start + len(piece))
    return found.name if found else None


TEXT = "The paper writes that the mayor said 40 came. Nobody else counted 12 there."


def test_the_innermost_speaker_counts():
    witness = witness_of(
        TEXT,
        said(TEXT, "The paper", "that the mayor said 40 came"),
        said(TEXT, "the mayor", "40 came"),
    )
    assert name_at(witness, "40") == "the mayor"


def test_what_nobody_is_cited_for_is_the_articles_own():
    witness = witness_of(TEXT, said(TEXT, "the mayor", "40 came"))
    assert name_at(witness, "12") is None


def test_of_two_according_to_the_nearer_counts():
    text = "They are 40 according to the mayor, 60 according to the club."
    whole = text[:-1]
    witness = witness_of(
        text,
        said(text, "the mayor", whole, "according_to", "according to"),
        said(text, "the club", whole, "according_to", "according to"),
    )
    assert name_at(witness, "40") == "the mayor"
    assert name_at(witness, "60") == "the club"


def test_a_source_without_words_gives_way():
    empty = Attribution((), (), (Span(0, len(TEXT)),), "says")
    assert name_at(witness_of(TEXT, empty), "40") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Speaker("Hanna Ost", "ost hanna"), Speaker("Ost", "ost"), True),
        (Speaker("police", "police", frozenset({"police"})),
         Speaker("Polizei", "polizei", frozenset({"police"})), True),
        (Speaker("the mayor", "mayor"), Speaker("the clinic", "clinic"), False),
        (Speaker("a", "ost hanna"), Speaker("b", "ost karl"), False),
    ],
)  # fmt: skip
def test_speakers_are_one_by_name_or_role(one, other, same):
    assert one.is_one_with(other) is same
    assert other.is_one_with(one) is same


def test_voices_are_shown_by_one_independent_witness():
    rows = [
        Text(x, "T\nThere were 412 cases.", (figure(412, "412 cases", "case"),), independent=i)
        for x, i in (("a", "yes"), ("b", "not_shown"), ("c", "no"))
    ]
    context = story(*rows)
    (found,) = find_figures(context)
    assert count_voices(context, found.mentions) == found.voices
    assert (found.voices.shown, found.voices.not_shown) == (1, 2)
