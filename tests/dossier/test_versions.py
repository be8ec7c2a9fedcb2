"""What changed between two versions: sentences, words, substance; spans lie in the two texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.analysis import analyse
from stemma.dossier import compare_versions
from stemma.model import Article, Block


def version(text, title="", language="en"):
    """An article with a headline, where one is given, and a body."""
    whole = f"{title}\n{text}" if title else text
    start = len(title) + 1 if title else 0
    blocks = [Block("title", 0, len(title))] if title else []
    blocks += [Block("body", start, len(whole))] if text else []
    article = Article(
        "a", "a.txt", whole, title=title or None, language=language, blocks=tuple(blocks)
    )
    return article, analyse(article)


def compared(before, after, **fields):
    old, new = version(before, **fields), version(after, **fields)
    return old[0].text, new[0].text, compare_versions(old, new, (1, 2))


def edits(old, new, change):
    return [
        (old[e.before.start : e.before.end], new[e.after.start : e.after.end])
        for c in change.changes
        for e in c.edits
    ]


# before, after, kinds of change, edits as (removed, added)
SENTENCES = [
    ("Two people died.", "Two people died.", [], []),
    ("Two people died.", "Three people died.", ["changed"], [("Two", "Three")]),
    ("Some 40 were hurt on Monday.", "40 were hurt on Monday.", ["changed"], [("Some", "")]),
    ("40 were hurt on Monday.", "Some 40 were hurt on Monday.", ["changed"], [("", "Some")]),
    ("It burned all night.", "It burned all night. Nobody was hurt.", ["added"], []),
    ("It burned all night. Nobody was hurt.", "Nobody was hurt.", ["removed"], []),
    ("It burned all night.", "The mayor resigned yesterday.", ["added", "removed"], []),
    ("It burned. Nobody was hurt.", "Nobody was hurt. It burned.", ["moved"], []),
    ("It  burned\nall night.", "It burned all night.", [], []),
    ("", "It burned all night.", ["added"], []),
]


@pytest.mark.parametrize(("before", "after", "kinds", "words"), SENTENCES)
def test_sentences_and_words(before, after, kinds, words):
    old, new, change = compared(before, after)
    assert [c.kind for c in change.changes] == kinds
    assert edits(old, new, change) == words
    assert bool(change.substance) <= bool(change.changes)


# before, after, what changed of substance
SUBSTANCE = [
    ("Police said 10 were hurt.", "Police said 12 were hurt.", {"figures"}),
    ("About 10 people were hurt.", "At least 10 people were hurt.", {"figures"}),
    ("Mayor Anna Holm spoke.", "Mayor Jens Ohl spoke.", {"names"}),
    ("“We came too late,” he said.", "“We came far too late,” he said.", {"quotations"}),
    ("‘We came too late,’ he said.", "“We came too late,” he said.", set()),
    ("They met on 3 May 2026.", "They met on 4 May 2026.", {"times"}),
    ("The chamber ratified the treaty.", "The chamber signed the treaty.", {"concepts"}),
    ("The big hall burned down.", "The large hall burned down.", set()),
    ("The plant is in use.", "The plant is not in use.", {"negations"}),
    ("The plant is not in use.", "The plant is in use.", {"negations"}),
    ("The plant is not in use.", "The plant is not in good use.", set()),
    (
        "The minister warned that the talks may fail.",
        "The minister denied that the talks may fail.",
        {"concepts", "stance"},
    ),
]


@pytest.mark.parametrize(("before", "after", "matters"), SUBSTANCE)
def test_what_changed_of_substance(before, after, matters):
    old, new, change = compared(before, after)
    assert set(change.matters) == matters
    for substance in change.substance:
        assert all(old[s.start : s.end] for s in substance.before)
        assert all(new[s.start : s.end] for s in substance.after)


def test_a_headline_that_changed_is_said():
    old, new = version("It burned.", "Fire in Kiel"), version("It burned.", "Blaze in Kiel")
    change = compare_versions(old, new, (1, 2))
    assert "headline" in change.matters
    assert [c.kind for c in change.changes] == ["changed"]


def test_a_figure_that_stands_elsewhere_too_is_no_loss():
    _, _, change = compared("10 people died. There were 10 people.", "10 people died.")
    assert [c.kind for c in change.changes] == ["removed"]
    assert "figures" not in change.matters


def test_scripts_without_blanks_are_compared_sign_by_sign():
    old, new, change = compared("港で3人が死亡した。", "港で5人が死亡した。", language="ja")
    assert edits(old, new, change) == [("3", "5")]


def test_the_numbers_are_kept():
    change = compare_versions(version("One."), version("Two."), (3, 5))
    assert (change.article, change.before, change.after) == ("a", 3, 5)


PIECES = st.lists(
    st.sampled_from(["Ten people died.", "It burned.", "“No,” she said.", "Kiel, 3 May.", "Öl!"]),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(PIECES, PIECES)
def test_every_span_lies_in_its_text_and_the_later_text_can_be_told(before, after):
    old, new, change = compared(" ".join(before), " ".join(after))
    for one in change.changes:
        assert one.before is None or 0 <= one.before.start < one.before.end <= len(old)
        assert one.after is None or 0 <= one.after.start < one.after.end <= len(new)
        assert (one.kind == "added") == (one.before is None)
        assert (one.kind == "removed") == (one.after is None)
        at = one.after.start if one.after else 0
        for edit in one.edits:
            assert edit.before != edit.after or old != new
            assert at <= edit.after.start <= edit.after.end <= one.after.end
            assert one.before.start <= edit.before.start <= edit.before.end <= one.before.end
            at = edit.after.end
    if before == after:
        assert change.changes == ()
