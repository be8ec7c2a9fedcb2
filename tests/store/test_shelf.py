"""What every shelf does, in memory and in a file: one table of behaviour for both."""

import os

import pytest
from kept import READER, STAGE, analysis, kept

from stemma.errors import UnknownArticle
from stemma.model import DateSeen
from stemma.store import Added, Kept, MemoryShelf, Problem


def test_an_article_comes_back_as_it_was(shelf):
    one = kept("a", "Drei Tote – 「三」, Київ", title="Brand", byline="Ada")
    assert shelf.put([one], STAGE) == (Added("a", "added", 1),)
    assert shelf.article("a") == one.article
    assert shelf.analysis("a") == (one.analysis, STAGE)
    assert list(shelf.articles()) == [one.article]
    assert list(shelf.analyses()) == [(one.analysis, STAGE)]


def test_the_same_text_again_is_known_whatever_its_input(shelf):
    shelf.put([kept("a")], STAGE)
    again = kept("a", input="copy/of/a.html")
    assert shelf.which([again.article]) == ("known",)
    assert shelf.put([again], STAGE) == (Added("a", "known", 1),)
    assert shelf.article("a").input == "a.html"
    assert len(shelf.versions("a")) == 1


def test_another_text_or_title_is_a_new_version_and_current(shelf):
    shelf.put([kept("a", "Drei Tote.")], STAGE)
    assert shelf.which([kept("a", "Vier Tote.").article]) == ("version",)
    assert shelf.put([kept("a", "Vier Tote.")], STAGE) == (Added("a", "version", 2),)
    assert shelf.put([kept("a", "Vier Tote.", title="Brand")], STAGE)[0].version == 3
    assert shelf.article("a").title == "Brand"
    assert shelf.article("a", 1).text == "Drei Tote."
    assert shelf.analysis("a", 1)[0].sentences[0].end == len("Drei Tote.")
    assert [v.number for v in shelf.versions("a")] == [1, 2, 3]
    assert [v.current for v in shelf.versions("a")] == [False, False, True]
    assert len({v.digest for v in shelf.versions("a")}) == 3
    assert shelf.ids() == ("a",)
    assert len(list(shelf.articles())) == 1


# first and second: when the page says it was last changed; which one is current then
CHANGES = [
    ("2026-11-10T10:00:00Z", "2026-11-10T12:00:00Z", 2),
    ("2026-11-10T12:00:00Z", "2026-11-10T10:00:00Z", 1),
    ("2026-11-10T12:00:00+02:00", "2026-11-10T11:00:00Z", 2),
    ("2026-11-10T11:00:00Z", "2026-11-10T12:00:00+02:00", 1),
    ("2026-11-11", "2026-11-10", 1),
    ("2026-11-10", "2026-11-10T09:00:00Z", 2),
    ("2026-11-10T12:00:00Z", "", 2),
    ("", "2020-01-01", 2),
]


@pytest.mark.parametrize(("first", "second", "current"), CHANGES)
def test_the_last_added_is_current_unless_both_say_that_it_is_older(shelf, first, second, current):
    shelf.put([kept("a", "Drei Tote.", first)], STAGE)
    shelf.put([kept("a", "Vier Tote.", second)], STAGE)
    assert [v.number for v in shelf.versions("a") if v.current] == [current]
    assert [a.text for a in shelf.articles()] == [("Drei Tote.", "Vier Tote.")[current - 1]]


def test_a_text_that_a_page_says_to_have_again_is_current_again(shelf):
    shelf.put([kept("a", "Drei Tote.", "2026-11-10"), kept("a", "Vier.", "2026-11-11")], STAGE)
    assert shelf.put([kept("a", "Drei Tote.", "2026-11-10")], STAGE)[0].outcome == "known"
    assert shelf.article("a").text == "Vier."
    back = kept("a", "Drei Tote.", "2026-11-12")
    assert shelf.which([back.article]) == ("version",)
    assert shelf.put([back], STAGE) == (Added("a", "version", 3),)
    assert shelf.article("a").text == "Drei Tote."
    assert shelf.put([back, kept("a", "Drei Tote.")], STAGE) == (Added("a", "known", 3),) * 2
    assert shelf.put([kept("a", "Vier.", "2026-11-11")], STAGE) == (Added("a", "known", 2),)
    assert [v.current for v in shelf.versions("a")] == [False, False, True]


def test_the_latest_of_a_pages_dates_counts(shelf):
    seen = (DateSeen("2026-11-09", "published", "time"), DateSeen("2026-11-12", "modified", "meta"))
    shelf.put([kept("a", "Drei Tote.", dates=seen)], STAGE)
    shelf.put([kept("a", "Vier Tote.", "2026-11-10")], STAGE)
    assert shelf.article("a").text == "Drei Tote."


def test_one_batch_may_hold_several_versions_and_repetitions(shelf):
    batch = [kept("a", "Eins."), kept("b"), kept("a", "Zwei."), kept("a", "Eins."), kept("b")]
    outcomes = ("added", "added", "version", "known", "known")
    assert shelf.which([k.article for k in batch]) == outcomes
    assert tuple(a.outcome for a in shelf.put(batch, STAGE)) == outcomes
    assert shelf.article("a").text == "Zwei."
    assert shelf.ids() == ("a", "b")


def test_in_one_batch_an_older_text_does_not_become_current(shelf):
    batch = [kept("a", "Neu.", "2026-11-10"), kept("a", "Alt.", "2026-11-09")]
    shelf.put(batch, STAGE)
    assert shelf.article("a").text == "Neu."
    assert [v.current for v in shelf.versions("a")] == [True, False]


def test_order_is_that_of_adding(shelf):
    shelf.put([kept("c"), kept("a")], STAGE)
    shelf.put([kept("b"), kept("c", "Anders.")], STAGE)
    assert shelf.ids() == ("c", "a", "b")
    assert [a.id for a in shelf.articles()] == ["c", "a", "b"]
    assert [a.id for a in shelf.articles(["b", "c"])] == ["b", "c"]
    assert [a.article for a, _ in shelf.analyses(["b", "c"])] == ["b", "c"]


def test_many_articles_come_in_order_over_batches(shelf):
    names = [f"n{i:04}" for i in range(750)]
    shelf.put([kept(n) for n in names], STAGE)
    assert [a.id for a in shelf.articles()] == names
    assert [a.id for a in shelf.articles(names[::-1])] == names[::-1]
    assert set(shelf.which([kept(n).article for n in names])) == {"known"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.article("x"),
        lambda s: s.article("a", 2),
        lambda s: s.analysis("x"),
        lambda s: s.analysis("a", 2),
        lambda s: s.versions("x"),
        lambda s: list(s.articles(["a", "x"])),
        lambda s: list(s.analyses(["a", "x"])),
        lambda s: s.remove(["a", "x"]),
    ],
)
def test_an_unknown_article_is_named_and_nothing_is_lost(shelf, ask):
    shelf.put([kept("a")], STAGE)
    with pytest.raises(UnknownArticle, match=r"'x'|version 2 of article 'a'"):
        ask(shelf)
    assert shelf.ids() == ("a",)


def test_removed_articles_are_gone_with_all_versions_and_may_come_again(shelf):
    shelf.put([kept("a", "Eins."), kept("b"), kept("a", "Zwei.")], STAGE)
    shelf.remove(["a", "a"])
    assert shelf.ids() == ("b",)
    assert shelf.status().versions == 1
    assert shelf.put([kept("a", "Eins.")], STAGE) == (Added("a", "added", 1),)
    assert shelf.ids() == ("b", "a")


def test_what_a_newer_reader_makes_of_the_same_bytes_replaces_the_version(tmp_path, shelf):
    old = kept("a", "Drei Tote. Mehr lesen", digest="5ha")
    shelf.put([old, kept("b", digest="5hb")], STAGE)
    added = shelf.versions("a")[0].added
    shelf._reading = "reading-2"
    assert shelf.which([old.article]) == ("known",)
    new = kept("a", "Drei Tote.", digest="5ha")
    assert shelf.which([new.article]) == ("version",)
    assert shelf.put([new], "analysis-2") == (Added("a", "version", 1),)
    assert shelf.article("a").text == "Drei Tote."
    assert shelf.analysis("a") == (new.analysis, "analysis-2")
    assert [(v.number, v.current, v.added) for v in shelf.versions("a")] == [(1, True, added)]
    assert shelf.which([new.article]) == ("known",)


def test_a_newer_reader_replaces_blocks_of_the_same_text(shelf):
    shelf.put([kept("a", byline=None, digest="5ha")], STAGE)
    shelf._reading = "reading-2"
    assert shelf.put([kept("a", byline="Ada", digest="5ha")], STAGE)[0].outcome == "version"
    assert shelf.article("a").byline == "Ada"
    assert len(shelf.versions("a")) == 1


def test_other_bytes_are_a_new_version_for_a_newer_reader_too(shelf):
    shelf.put([kept("a", "Drei Tote.", digest="5ha")], STAGE)
    shelf._reading = "reading-2"
    assert shelf.put([kept("a", "Vier Tote.", digest="5hb")], STAGE)[0].version == 2
    assert shelf.put([kept("b", "Fünf.")], STAGE)[0].outcome == "added"
    assert shelf.put([kept("b", "Sechs.")], STAGE)[0].version == 2


def test_stale_analyses_are_named_and_renewed(shelf):
    one, two = kept("a"), kept("b")
    shelf.put([one], STAGE)
    shelf.put([two], "analysis-2")
    assert shelf.stale("analysis-2") == ("a",)
    newer = analysis(one.article, "partial")
    shelf.renew([Kept(one.article, newer)], "analysis-2")
    assert shelf.stale("analysis-2") == ()
    assert shelf.analysis("a") == (newer, "analysis-2")
    assert shelf.analysis("b") == (two.analysis, "analysis-2")


def test_an_analysis_never_lands_at_another_text(shelf):
    old = kept("a", "Drei Tote.")
    shelf.put([old], STAGE)
    new = kept("a", "Vier Tote!!")
    shelf.put([new], STAGE)
    shelf.renew([Kept(old.article, analysis(old.article, "partial")), kept("gone")], "analysis-2")
    assert shelf.analysis("a") == (new.analysis, STAGE)
    assert shelf.analysis("a", 1)[1] == "analysis-2"


def test_articles_are_found_by_input(shelf):
    shelf.put([kept("a", input="x.html"), kept("b", input="y.html")], STAGE)
    shelf.put([kept("a", "Anders.", input="z.html")], STAGE)
    assert shelf.by_input("x.html") == ("a",)
    assert shelf.by_input("z.html") == ("a",)
    assert shelf.by_input("nowhere.html") == ()


def test_problems_stay_until_their_place_is_read(shelf):
    shelf.note_problems([Problem("a.html", "empty", "2026-11-10"), Problem("b", "binary", "2026")])
    shelf.note_problems([Problem("a.html", "too long", "2026-11-11")])
    assert shelf.problems() == (
        Problem("a.html", "too long", "2026-11-11"),
        Problem("b", "binary", "2026"),
    )
    shelf.put([kept("a", input="a.html")], STAGE)
    assert [p.where for p in shelf.problems()] == ["b"]
    assert shelf.status().problems == 1


def test_results_are_kept_by_stage_version_and_key(shelf):
    shelf.keep("stories-1", "k", b"\x00one")
    assert shelf.recall("stories-1", "k") == b"\x00one"
    assert shelf.recall("stories-2", "k") is None
    assert shelf.recall("stories-1", "other") is None
    shelf.keep("collation-7", "c", b"other stage")
    shelf.keep("stories-1", "l", b"two")
    shelf.keep("stories-2", "m", b"three")
    assert shelf.recall("stories-1", "l") is None
    assert shelf.recall("stories-2", "m") == b"three"
    assert shelf.recall("collation-7", "c") == b"other stage"


def test_the_same_key_holds_one_result(shelf):
    shelf.keep("stories", "k", b"one")
    shelf.keep("lineage", "k", b"two")
    assert shelf.recall("stories", "k") is None
    assert shelf.recall("lineage", "k") == b"two"


def test_the_oldest_results_go_where_there_are_too_many(shelf, monkeypatch):
    monkeypatch.setattr("stemma.store.writing._RESULTS", 3)
    for number in range(6):
        shelf.keep("stories-1", f"k{number}", b"x" * number)
    if isinstance(shelf, MemoryShelf):
        return
    kept_keys = [n for n in range(6) if shelf.recall("stories-1", f"k{n}") is not None]
    assert kept_keys == [3, 4, 5]
    monkeypatch.setattr("stemma.store.writing._RESULT_BYTES", 1000)
    shelf.keep("stories-1", "big", os.urandom(5000))
    assert shelf.recall("stories-1", "k5") is None
    assert len(shelf.recall("stories-1", "big")) == 5000


def test_status_counts(shelf):
    shelf.put([kept("a"), kept("b", outlet=None, language="en"), kept("a", "Anders.")], STAGE)
    status = shelf.status()
    assert (status.articles, status.versions, status.stale, status.problems) == (2, 3, 2, 0)
    assert dict(status.languages) == {"de": 1, "en": 1}
    assert dict(status.outlets) == {"Blatt": 1}
    assert (status.size > 0) is not isinstance(shelf, MemoryShelf)


def test_nothing_is_put_and_nothing_happens(shelf):
    assert shelf.put([], STAGE) == ()
    assert shelf.which([]) == ()
    shelf.remove([])
    shelf.renew([], STAGE)
    shelf.note_problems([])
    assert shelf.ids() == ()
    assert list(shelf.articles()) == []
    assert shelf.status().articles == 0


def test_what_is_stored_can_be_restored_on_another_shelf(shelf):
    shelf.put([kept("c", "Eins."), kept("a"), kept("c", "Zwei.", "2026-11-10")], STAGE)
    shelf.put([kept("c", "Drei.", "2026-11-09")], STAGE)
    stored = list(shelf.stored())
    other = MemoryShelf(READER)
    assert other.restore(stored) == 4
    assert other.restore(stored) == 0
    assert other.ids() == shelf.ids()
    assert other.versions("c") == shelf.versions("c")
    assert other.article("c").text == "Zwei."
    assert list(other.articles()) == list(shelf.articles())
    assert other.stale(STAGE) == ("c", "a")


def test_restoring_adds_what_is_missing_and_changes_nothing_that_is_there(shelf):
    other = MemoryShelf(READER)
    other.put([kept("a", "Eins."), kept("a", "Zwei."), kept("b", "Neu.")], STAGE)
    mine = kept("a", "Mine.")
    shelf.put([mine], STAGE)
    note = Problem("x.html", "empty", "2026")
    assert shelf.restore(other.stored(), [note]) == 3
    assert shelf.restore(other.stored(), [note]) == 0
    assert [shelf.article("a", n).text for n in (1, 2, 3)] == ["Mine.", "Eins.", "Zwei."]
    assert shelf.analysis("a", 1) == (mine.analysis, STAGE)
    assert shelf.ids() == ("a", "b")
    assert shelf.problems() == (note,)
