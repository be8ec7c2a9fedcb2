"""The timeline groups days across articles and completes what one article leaves open."""

import pytest

from stemma.analysis import analyse
from stemma.collation.moments import complete_times, completed_analyses, first_day, is_open
from stemma.collation.timeline import build_timeline
from stemma.model import Article, Block, Published, Span, Story


def article(name, text, published=None, language="de"):
    """An article whose first line is its title and whose other lines are its body."""
    title = text.index("\n")
    return Article(
        id=name,
        input=name,
        text=text,
        language=language,
        published=Published(published) if published else None,
        blocks=(Block("title", 0, title), Block("body", title + 1, len(text))),
    )


DATED = article(
    "a1",
    "Der Hafen von Liepāja schließt\n"
    "Das Ministerium hat am Abend des 9. November die Verordnung bekannt gegeben. "
    "Im vergangenen Monat hatte der Rat zugestimmt. Gebaut wurde der Hafen 1899.",
    "2026-11-10",
)
UNDATED = article(
    "a2",
    "Verordnung über den Hafen veröffentlicht\n"
    "Die Verordnung wurde am 9. November auf der Seite der Regierung veröffentlicht. "
    "Der Senat hat sie in dieser Woche bestätigt, nachdem der Rat letzten Monat zustimmte.",
)
LATER = article(
    "a3",
    "Harbour closed\nThe harbour of Liepāja was closed on Monday at 14:30. Ships left on Sunday.",
    "2026-11-14",
    "en",
)


def story(*articles):
    ids = tuple(a.id for a in articles)
    return Story("s", ids, articles[0].text[:5], ids[0], Span(0, 5))


def timeline(*articles):
    return build_timeline(story(*articles), articles, [analyse(a) for a in articles])


def test_a_day_without_a_year_is_completed_from_the_article_that_gives_it():
    articles = (DATED, UNDATED)
    values = complete_times(articles, [analyse(a) for a in articles])
    found = {
        UNDATED.text[t.start : t.end]: done for (name, t), done in values.items() if name == "a2"
    }
    assert found["9. November"] == ("2026-11-09", "a1")
    assert found["dieser Woche"] == ("2026-W46", "a1")
    assert found["letzten Monat"] == ("2026-10", "a1")
    assert all(done.anchor is None for (name, _), done in values.items() if name == "a1")


def test_one_day_in_two_articles_is_one_entry_with_the_words_of_a_source():
    entries = {e.value: e for e in timeline(DATED, UNDATED)}
    day = entries["2026-11-09"]
    assert [(m.article, m.anchor) for m in day.mentions] == [("a1", None), ("a2", "a1")]
    source = {"a1": DATED, "a2": UNDATED}[day.label_article]
    assert source.text[day.label_start : day.label_end] == day.label


def test_the_event_stands_in_the_order_of_time_and_background_last():
    assert [e.value for e in timeline(UNDATED, LATER, DATED)] == [
        "2026-10", "2026-11-08", "2026-W46", "2026-11-09", "2026-11-09T14:30", "1899",
    ]  # fmt: skip


def test_the_order_of_the_articles_changes_nothing():
    assert timeline(DATED, UNDATED, LATER) == timeline(LATER, UNDATED, DATED)


def test_without_a_dated_article_values_stay_open_and_no_entry_is_made():
    assert timeline(UNDATED) == ()


def test_articles_far_apart_do_not_date_one_that_names_no_day():
    other = article("a4", "Hafen\nDer Senat hat am Freitag abgestimmt.")
    first = article("a5", "Hafen\nDer Rat hat zugestimmt.", "2026-10-01")
    values = complete_times((first, LATER, other), [analyse(a) for a in (first, LATER, other)])
    assert [d.value for (name, _), d in values.items() if name == "a4"] == ["XXXX-WXX-5"]


def test_completed_analyses_keep_spans_and_say_where_values_come_from():
    articles = (DATED, UNDATED)
    before = [analyse(a) for a in articles]
    after = completed_analyses(articles, before)
    assert after[0] == before[0]
    assert [(t.start, t.end) for t in after[1].times] == [(t.start, t.end) for t in before[1].times]
    assert {t.anchor for t in after[1].times} == {"a1"}
    assert completed_analyses(articles, after) == after


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-11-09", "2026-11-09"),
        ("2026-11-09T21:15", "2026-11-09"),
        ("2026-11-09TEV", "2026-11-09"),
        ("2026-W46", "2026-11-09"),
        ("2026-W46-WE", "2026-11-14"),
        ("2026-11", "2026-11-01"),
        ("2026-Q3", "2026-07-01"),
        ("2026-FA", "2026-09-01"),
        ("2026", "2026-01-01"),
        ("199", "1990-01-01"),
        ("19", "1900-01-01"),
        ("XXXX-11-09", None),
        ("P3D", None),
        ("PAST_REF", None),
        ("2026-02-30", None),
        ("2025-W53", None),
    ],
)
def test_the_first_day_of_a_value(value, day):
    found = first_day(value)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("value", "open_"), [("XXXX-11-09", True), ("XXXX", True), ("2026", False), ("19", False)]
)
def test_open_values(value, open_):
    assert is_open(value) is open_
