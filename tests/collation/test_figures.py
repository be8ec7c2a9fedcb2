import itertools
import re
from dataclasses import replace

import pytest

from stemma.collation.figures import find_figures
from stories import Text, figure, story


def told(low, line, concept, **more):
    """A text of two lines that gives one figure: the number with the word after it."""
    name = more.pop("id")
    keep = {k: more.pop(k) for k in ("says", "names", "day", "parent", "independent", "concepts",
                                     "language") if k in more}  # fmt: skip
    words = more.pop("words", None) or re.search(rf"{low:,}(?: \w+)?", line).group()
    return Text(name, f"Harbour news\n{line}", (figure(low, words, concept, **more),), **keep)


def outcome(*rows):
    return sorted(
        (f.verdict, tuple(sorted({(m.low, m.high) for m in f.mentions})))
        for f in find_figures(story(*rows))
    )


def flat(*values):
    return tuple((float(v), float(v)) for v in values)


CASES = {
    "equal values agree": (
        (
            told(412, "The clinic counts 412 cases.", "case", id="a"),
            told(412, "There are 412 cases, says the clinic.", "case", id="b"),
        ),
        [("agree", flat(412))],
    ),
    "about and exact agree": (
        (
            told(4800, "In Tarn 4,800 homes are dark.", "household", id="a", modifier="about"),
            told(4800, "4,800 homes have no light.", "household", id="b"),
        ),
        [("agree", flat(4800))],
    ),
    "a hedge is precision": (
        (
            told(812, "It has 812 seats.", "seat", id="a", unit=None),
            told(810, "It has almost 810 seats.", "seat", id="b", unit=None, modifier="nearly"),
        ),
        [("precision", flat(810, 812))],
    ),
    "digits explain a rounding": (
        (
            told(8.37, "The gauge showed 8.37 metres.", "water_level", id="a", unit="m"),
            told(8.4, "It rose to 8.4 metres.", "water_level", id="b", unit="m", modifier="about"),
        ),
        [("precision", flat(8.37, 8.4))],
    ),
    "equal numbers, one more than: precision": (
        (
            told(60000, "He paid back 60,000.", "money", id="a", unit="EUR"),
            told(
                60000, "He paid back more than 60,000.", "money", id="b", unit="EUR",
                modifier="more_than",
            ),
        ),
        [("precision", flat(60000))],
    ),
    "small and quiet conflict": (
        (
            told(53, "The report of 53 pages is out.", "page", id="a", unit=None),
            told(52, "The report has 52 pages.", "page", id="b", unit=None),
        ),
        [("conflict", flat(52, 53))],
    ),
    "a toll that rises is an update": (
        (
            told(3, "At first 3 people died in the quake.", "killed", id="a", day="2026-09-02"),
            told(9, "Now 9 people died in the quake.", "killed", id="b", day="2026-09-03"),
            told(14, "So far 14 people died in the quake.", "killed", id="c", day="2026-09-04"),
        ),
        [("update", flat(3, 9, 14))],
    ),
    "injured are not killed": (
        (
            told(14, "The storm left 14 injured.", "injured", id="a"),
            told(14, "The storm left 14 dead.", "killed", id="b"),
        ),
        [],
    ),
    "what one article has alone is no figure": (
        (
            told(14, "The storm left 14 injured.", "injured", id="a"),
            told(30, "The bridge is 30 years old.", "age", id="b", unit="years"),
        ),
        [],
    ),
    "metres are not people": (
        (
            told(350, "The wall is 350 metres long.", None, id="a", unit="m"),
            told(350, "There were 350 guests.", None, id="b"),
        ),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_verdicts(name):
    rows, expected = CASES[name]
    assert outcome(*rows) == sorted(expected)


def contrast():
    line = "Organisers speak of 11,000 marchers. The town hall counted 4,000 marchers."
    return [
        Text(
            x, f"March\n{line}",
            (figure(11000, "11,000 marchers", "march"), figure(4000, "4,000 marchers", "march")),
            says=(("Organisers", "11,000 marchers"), ("The town hall", "4,000 marchers")),
        )
        for x in "ab"
    ]  # fmt: skip


def test_a_passage_that_sets_two_speakers_against_each_other_is_a_conflict():
    (found,) = find_figures(story(*contrast()))
    assert found.verdict == "conflict"
    assert {m.attributed_to for m in found.mentions} == {"Organisers", "The town hall"}
    assert "Organisers" in found.reason
    assert "11,000" in found.reason
    assert "4,000" in found.reason


def test_a_conflict_inside_one_article_is_found():
    (found,) = find_figures(story(contrast()[0], Text("c", "Other\nNothing is counted here.")))
    assert found.verdict == "conflict"
    assert {m.article for m in found.mentions} == {"a"}


def test_speakers_who_stand_by_their_values_are_a_conflict_on_any_day():
    rows = contrast()
    late = replace(rows[1], day="2026-09-09")
    (found,) = find_figures(story(rows[0], late))
    assert found.verdict == "conflict"


def test_one_speaker_later_is_an_update_though_the_value_falls():
    def row(name, low, day):
        line = f"The ministry puts the loss at {low:,} tons."
        return Text(
            name, f"Oil\n{line}", (figure(low, f"{low:,} tons", "oil", unit="kg"),),
            says=(("The ministry", f"{low:,} tons"),), day=day,
        )  # fmt: skip

    (found,) = find_figures(story(row("a", 940, "2026-09-02"), row("b", 920, "2026-09-03")))
    assert found.verdict == "update"
    assert found.reason.index("940") < found.reason.index("920")


def test_two_values_of_one_speaker_in_one_text_are_two_things():
    rows = [
        Text(
            x, "Fever\nIn Ost town 412 cases are known. In the whole of Mard province there are 587 cases.",
            (figure(412, "412 cases", "case"), figure(587, "587 cases", "case")),
            names=(("Ost", "place", "ost"), ("Mard", "place", "mard")),
        )
        for x in "ab"
    ]  # fmt: skip
    assert outcome(*rows) == [("agree", flat(412)), ("agree", flat(587))]


def test_a_vague_word_is_no_third_contradiction():
    rows = (
        told(10000, "It sent about 10,000 soldiers to the border.", "soldier", id="a", modifier="about"),
        told(12000, "It sent 12,000 soldiers to the border.", "soldier", id="b"),
        told(
            1000, "It sent thousands of soldiers.", "soldier", id="c", high=9999, modifier="vague",
            words="thousands of soldiers",
        ),
    )  # fmt: skip
    (found,) = find_figures(story(*rows))
    assert found.verdict == "conflict"
    compared = {found.mentions[i].low for i in found.compared}
    assert compared == {10000.0, 12000.0}


def test_a_copy_is_no_voice():
    rows = (
        told(4870, "In Tarn 4,870 homes are dark.", "household", id="a"),
        told(4870, "In Tarn 4,870 homes are dark.", "household", id="b", parent="a"),
        told(4870, "In Tarn 4,870 homes are dark.", "household", id="c", independent="yes"),
    )
    (found,) = find_figures(story(*rows))
    assert (found.voices.shown, found.voices.not_shown) == (1, 1)


def test_outlets_that_quote_one_speaker_are_one_voice():
    rows = [
        Text(
            x, "Fever\nThe mayor counts 412 cases.", (figure(412, "412 cases", "case"),),
            says=(("The mayor", "412 cases"),), independent="yes",
        )
        for x in "abc"
    ]  # fmt: skip
    (found,) = find_figures(story(*rows))
    assert (found.voices.shown, found.voices.not_shown) == (1, 0)


def test_the_order_of_input_changes_nothing():
    rows = [r for rows, _ in CASES.values() for r in rows]
    rows = [replace(r, id=f"{n:02}") for n, r in enumerate(rows)]
    expected = find_figures(story(*rows))
    assert find_figures(story(*reversed(rows))) == expected
    for start in range(3):
        turned = list(itertools.islice(itertools.cycle(rows), start, start + len(rows)))
        assert find_figures(story(*turned)) == expected


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2026-09-03", "2026-09-03"), ("2026-09-03T12:00", "2026-09-03"), ("2026-09", "2026-09"),
        ("2026-09-XX", "2026-09"), ("XXXX-09-03", None), ("2026-SP", None), ("2026-W36", None),
        ("PRESENT_REF", None), ("2026", None), (None, None),
    ],
)  # fmt: skip
def test_as_of_is_a_month_or_a_day_or_that_of_publication(as_of, day):
    rows = [
        told(412, "The clinic counts 412 cases.", "case", id=x, as_of=as_of, day="2026-09-01")
        for x in "ab"
    ]
    (found,) = find_figures(story(*rows))
    assert {m.as_of for m in found.mentions} == {day or "2026-09-01"}


def test_an_article_without_a_day_or_words_breaks_nothing():
    rows = [
        told(412, "The clinic counts 412 cases.", "case", id="a", day=None),
        told(430, "The clinic counts 430 cases.", "case", id="b", day=None),
        Text("c", "T", day=None),
    ]
    (found,) = find_figures(story(*rows))
    assert found.verdict == "conflict"
    assert {m.as_of for m in found.mentions} == {None}


def test_ids_depend_on_the_sources_alone():
    rows = [told(412, "The clinic counts 412 cases.", "case", id=x) for x in "ab"]
    more = told(9, "Of the sheep 9 died.", "sheep", id="c")
    (one,) = find_figures(story(*rows))
    (two,) = find_figures(story(*rows, more))
    assert one.id == two.id
