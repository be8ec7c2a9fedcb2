"""Stemma's own words: counts, values, times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from stemma.dossier.drawing import draw_figure
from stemma.dossier.lines import figure_line
from stemma.dossier.places import Places, direction
from stemma.dossier.wording import (
    amount,
    bare,
    listed,
    moment,
    one_line,
    origin_name,
    period,
    voices_phrase,
)
from stemma.model import Analysis, Article, Block, Lineage, Member, Sentence, Voices


@pytest.mark.parametrize(
    ("shown", "not_shown", "said"),
    [
        (1, 0, "1 voice, shown to be independent"),
        (0, 1, "1 voice, not shown to be independent"),
        (2, 0, "2 voices, all shown to be independent"),
        (1, 1, "2 voices, 1 not shown to be independent"),
        (0, 3, "3 voices, none shown to be independent"),
        (4, 2, "6 voices, 2 not shown to be independent"),
    ],
)
def test_a_count_of_voices_always_says_both(shown, not_shown, said):
    assert voices_phrase(Voices(shown, not_shown)) == said


@pytest.mark.parametrize(
    ("low", "high", "modifier", "unit", "said"),
    [
        (1240, 1240, "exact", "people", "1,240 people"),
        (1200, 1200, "more_than", "people", "more than 1,200 people"),
        (3, 3, "at_least", "people", "at least 3 people"),
        (9e7, 1.2e8, "range", "EUR", "90–120 million EUR"),
        (6e7, 6e7, "at_least", "EUR", "at least 60 million EUR"),
        (1.1e9, 1.1e9, "exact", "USD", "1.1 billion USD"),
        (66.67, 66.67, "exact", "%", "66.67 %"),
        (9.2, 9.2, "about", "m", "about 9.2 m"),
        (24, 99, "vague", "people", "vague, 24–99 people"),
        (4800, 4800, "nearly", None, "nearly 4,800"),
        (0, 0, "exact", None, "0"),
        (12345678, 12345678, "exact", None, "12,345,678"),
        (900000, 1.2e6, "range", None, "900,000–1.2 million"),
    ],
)
def test_a_value_is_said_with_its_modifier_and_unit(low, high, modifier, unit, said):
    assert amount(low, high, modifier, unit) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-10-13", "13 Oct 2026"),
        ("2026-10-13T12:00", "13 Oct 2026, 12:00"),
        ("2026-10-13T12:00:30", "13 Oct 2026, 12:00"),
        ("2026-10-13T17:40:00Z", "13 Oct 2026, 17:40 UTC"),
        ("2026-10-13T18:25:00+02:00", "13 Oct 2026, 18:25 UTC+02:00"),
        ("2026-10-13TEV", "13 Oct 2026, evening"),
        ("2026-10", "Oct 2026"),
        ("2026", "2026"),
        ("2026-W45", "week 45 2026"),
        ("XXXX-11-09", "9 Nov, year open"),
        ("2026-W45-WE", "weekend of week 45 2026"),
        ("2025-SP", "spring 2025"),
        ("2026-Q3", "third quarter 2026"),
        ("2026-W45-1", "2026-W45-1"),
        ("P3D", "P3D"),
        ("2026-13-01", "2026-13-01"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_time_is_said_or_left_as_it_is(value, said):
    assert moment(value) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "without a date"),
        ("2026-10-13", "2026-10-13", "13 Oct 2026"),
        ("2026-10-13", "2026-10-16", "13 to 16 Oct 2026"),
        ("2026-10-13T09:30", "2026-10-16", "13 Oct, 09:30 to 16 Oct 2026"),
        ("2026-10-13T09:30", "2026-10-13T20:24", "13 Oct 2026, 09:30 to 20:24"),
        ("2026-10-13", "2026-10-13TEV", "13 Oct to 13 Oct 2026, evening"),
        ("2026-10-30", "2026-11-02", "30 Oct to 2 Nov 2026"),
        ("2026-12-30", "2027-01-02", "30 Dec 2026 to 2 Jan 2027"),
        (None, "2026-10-16", "16 Oct 2026"),
    ],
)
def test_a_period_is_said(first, last, said):
    assert period(first, last) == said


def test_origins_and_lists_are_said():
    assert origin_name("own:Inselbote") == "Inselbote, own report"
    assert origin_name("own:Inselbote", shown=False) == "Inselbote, no other origin shown"
    assert origin_name("unknown") == "origin unknown"
    assert origin_name("dpa") == "dpa"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n\n  b\tc", "a b c"),
        ("\x1b[31mred", "�[31mred"),
        ("\u202eturned", "�turned"),
        ("nul\x00 \x9bcsi", "nul� �csi"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_text_of_a_source_is_harmless_on_one_line(text, said):
    assert one_line(text) == said


@pytest.mark.parametrize(
    ("text", "found"), [("12 Tote", "ltr"), ("«כ-120", "rtl"), ("قتل", "rtl"), ("…", "ltr")]
)
def test_the_direction_is_that_of_the_first_letter(text, found):
    assert direction(text) == found


@given(st.floats(min_value=0, max_value=1e13), st.floats(min_value=0, max_value=1e13))
def test_any_value_can_be_said(low, high):
    assert bare(min(low, high), max(low, high))


@given(st.text(alphabet="ab \n.", min_size=1, max_size=400), st.data())
def test_words_are_cut_out_of_their_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low = data.draw(st.integers(0, start))
    high = data.draw(st.integers(end, len(text)))
    article = Article("a", "a.txt", text, blocks=(Block("body", 0, len(text)),))
    analysis = Analysis("a", 1, "de", "full", sentences=(Sentence(low, high, "body"),))
    lineage = Lineage("l", "unknown", (Member("a", "original", None, "not_shown", ""),))
    words = Places([article], [analysis], [lineage], "s1").words("a", start, end)
    assert text.startswith(words.words, start)
    assert text[start - len(words.before) : start] == words.before
    stop = start + len(words.words)
    assert text[stop : stop + len(words.after)] == words.after
    assert low <= start - len(words.before)
    assert words.cut_words or stop == end


def test_drawings_stay_on_the_paper(dossier):
    places = Places(dossier.articles, dossier.analyses, dossier.stories[0].lineages, "s1")
    lines = [figure_line(f, places) for f in dossier.stories[0].collation.figures]
    drawn = [x.drawing for x in lines if x.drawing]
    assert len(drawn) == 2
    for row in (r for d in drawn for r in d.rows):
        assert 40 < row.left <= row.right < 100
    assert [r.form for r in drawn[1].rows] == ["about", "bar"]
    assert draw_figure("x", [], "x") is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["2026-05-04"], "4 May"),
        (["2026-05-04", "2026-05-06", "2026-05-05"], "4 to 6 May"),
        (["2026-05-30", "2026-06-01"], "30 May to 1 Jun"),
        (["2025-05-04", "2026-05-06"], "4 May 2025 to 6 May"),
        (["2026-05-04T09:00", "2026-05-04T12:00"], "4 May, 09:00 to 4 May, 12:00"),
    ],
)
def test_an_as_of_time_leaves_out_the_year_of_the_story(dossier, values, said):
    places = Places(dossier.articles, dossier.analyses, dossier.stories[0].lineages, "s1")
    figure = dossier.stories[0].collation.figures[0]
    mentions = tuple(structs.replace(figure.mentions[0], as_of=v) for v in values)
    agreed = structs.replace(figure, verdict="agree", mentions=mentions, compared=())
    line = figure_line(agreed, places)
    assert line.others[0].as_of == said


def test_a_reason_names_articles_by_number_and_times_for_reading(dossier):
    places = Places(dossier.articles, dossier.analyses, dossier.stories[0].lineages, "s1")
    assert places.named("3 (a1, as of 2026-05-04T09:30), not xa1 or 12-2026-05-04-1") == (
        "3 ([1 Inselbote], as of 4 May, 09:30), not xa1 or 12-2026-05-04-1"
    )
