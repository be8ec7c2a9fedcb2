"""The desk as a library: what is added, versions, what is kept, in memory and in a file alike."""

import json
from collections import Counter

import pytest

import stemma
from stemma.desk import (
    AddReport,
    Desk,
    examples,
    render_dossier,
    render_hits,
    render_stories,
)
from stemma.errors import NothingToRead, UnknownArticle, UnknownStory

KIEL = (
    "Three dead in harbour fire\n\nThree people died in a fire in Kiel on Tuesday, police said.\n"
)


def rows(folder, *given, name="rows.jsonl"):
    file = folder / name
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in given))
    return str(file)


def row(name, text=KIEL, **fields):
    return {
        "id": name,
        "text": text,
        "outlet": f"Outlet {name}",
        "published": "2026-11-10",
    } | fields


@pytest.fixture(params=["memory", "file"])
def desk(request, tmp_path):
    with Desk.open(tmp_path / "desk.stemma" if request.param == "file" else None) as made:
        yield made


def test_the_facade_has_its_name_at_the_top():
    assert stemma.Desk is Desk


def test_adding_counts_what_is_new_a_version_known_and_skipped(desk, tmp_path):
    file = rows(tmp_path, row("a"), row("b"), row("a"), row("a", "Other. " + KIEL), {"id": "c"})
    assert desk.add(file) == AddReport(added=2, versions=1, known=1, skipped=1)
    assert desk.add([file]) == AddReport(known=4, skipped=1)
    assert [p.where for p in desk.problems()] == [f"{file}:5"]
    assert len(desk.skipped) == 2


def test_each_article_is_told_once_it_is_kept(desk, tmp_path):
    file = rows(tmp_path, *(row(f"a{n}", f"{KIEL}Report {n}.") for n in range(150)))
    told = []

    def landed(one):
        assert desk.article(one.article.id) == one.article
        told.append((one.article.id, one.outcome))

    desk.add(file, landed)
    assert told == [(f"a{n}", "added") for n in range(150)]


def test_what_was_skipped_goes_once_it_is_read(desk, tmp_path):
    file = rows(tmp_path, row("a"), {"id": "b"})
    desk.add(file)
    assert [p.where for p in desk.problems()] == [f"{file}:2"]
    rows(tmp_path, row("a"), row("b"))
    desk.add(file)
    assert desk.problems() == ()


def test_what_was_skipped_goes_also_where_its_article_is_known(desk, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(KIEL)
    desk.add(page)
    page.write_text("")
    with pytest.raises(NothingToRead):
        desk.add(page)
    assert len(desk.problems()) == 1
    page.write_text(KIEL)
    assert desk.add(page).known == 1
    assert desk.problems() == ()


def test_nothing_of_a_removed_article_stays_in_the_file(tmp_path):
    words = "Quellwolkenschirm"
    with Desk.open(tmp_path / "desk.stemma") as desk:
        file = rows(
            tmp_path, row("aaaa", f"{words}\n\n{KIEL}"), row("bbbb", f"{KIEL}Also {words}.")
        )
        desk.add(file)
        desk.dossier()
        desk.remove(["aaaa", "bbbb"])
    assert words.encode() not in (tmp_path / "desk.stemma").read_bytes()


def test_nothing_to_read_is_said_and_what_was_skipped_is_kept(desk, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(NothingToRead):
        desk.add(tmp_path / "empty.txt")
    assert len(desk.problems()) == 1


def test_an_edited_page_is_a_version_and_not_a_source(desk, tmp_path):
    page = tmp_path / "page.html"
    html = (
        "<html><head><title>Fire</title><link rel=canonical href='https://a.example/fire'></head>"
        "<body><article><h1>Three dead in harbour fire</h1><p>{} people died in a fire in the "
        "harbour of Kiel on Tuesday, police said. The cause is not known.</p></article></body>"
    )
    page.write_text(html.format("Three"))
    desk.add(page)
    page.write_text(html.format("Four"))
    assert desk.add(page).versions == 1
    [article] = desk.articles()
    assert [v.number for v in desk.versions(article.id)] == [1, 2]
    assert "Four" in article.text
    assert "Three people" in desk.article(article.id, 1).text
    [change] = desk.changes(article.id)
    assert change.matters == ("figures",)
    [item] = desk.dossier().stories
    assert len(item.lineages) == 1


def test_an_edited_text_file_is_a_version_as_well(desk, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(KIEL)
    desk.add(page)
    page.write_text(KIEL.replace("Three people", "Four people"))
    assert desk.add(page) == AddReport(versions=1)


def test_the_dossier_of_a_desk_is_that_of_its_articles(desk):
    desk.add(examples())
    with Desk.open() as other:
        other.add(examples())
        wanted = render_dossier(other.dossier(), "json")
    assert render_dossier(desk.dossier(), "json") == wanted
    assert render_dossier(desk.dossier(), "json") == wanted, "what is kept is what was made"


def test_one_story_of_a_desk(desk):
    desk.add(examples())
    whole = desk.dossier()
    for wanted in whole.stories:
        found = desk.dossier(wanted.story.id[:6])
        assert found.stories == (wanted,)
        assert {a.id for a in found.articles} == set(wanted.story.articles)


def test_articles_are_placed_once_when_stories_are_asked_for(tmp_path, monkeypatch):
    placed = Counter()
    real = stemma.store.streaming.read_traits

    def counting(article, analysis):
        placed[article.id] += 1
        return real(article, analysis)

    monkeypatch.setattr(stemma.store.streaming, "read_traits", counting)
    file = rows(tmp_path, row("a"), row("b", KIEL + "More."))
    with Desk.open(tmp_path / "desk.stemma") as desk:
        desk.add(file)
        desk.stories()
        assert placed == {"a": 1, "b": 1}
    for _ in range(2):
        with Desk.open(tmp_path / "desk.stemma") as desk:
            desk.add(file)
            desk.stories()
    assert placed == {"a": 1, "b": 1}
    with Desk.open(tmp_path / "desk.stemma") as desk:
        desk.add(rows(tmp_path, row("a", KIEL + "Changed.")))
        desk.stories()
        assert placed == {"a": 2, "b": 1}
        desk.remove("a")
        assert [s.articles for s in desk.stories()] == [("b",)]


def test_analyses_of_another_stage_version_are_made_anew_and_kept(tmp_path, monkeypatch):
    file = rows(tmp_path, *(row(f"a{n}", f"{KIEL}Report {n}.") for n in range(70)))
    with Desk.open(tmp_path / "desk.stemma") as desk:
        with monkeypatch.context() as older:
            older.setattr("stemma.desk.adding.stage_version", lambda stage: f"{stage}-of-old")
            desk.add(file)
        assert desk.status().stale == 70
        list(desk.analyses(["a3"]))
        assert desk.status().stale == 69
        assert len(list(desk.analyses())) == 70
        assert desk.status().stale == 0


def test_the_beginning_of_an_id_is_enough(desk, tmp_path):
    desk.add(rows(tmp_path, row("fire-kiel-1"), row("fire-ulm-1", "Fire in Ulm."), row("x", "No.")))
    assert desk.article("fire-k").id == "fire-kiel-1"
    assert desk.article("x").id == "x"
    with pytest.raises(UnknownArticle, match=r"2 articles: fire-kiel-1, fire-ulm-1"):
        desk.article("fire")
    with pytest.raises(UnknownArticle, match="the nearest ids are fire-kiel-1"):
        desk.article("fire-kiel-2")
    with pytest.raises(UnknownArticle, match="stemma search"):
        desk.article("fir")
    with pytest.raises(UnknownArticle, match="no version 2"):
        desk.article("x", 2)
    with pytest.raises(UnknownStory, match="stemma stories"):
        desk.dossier("0000")


def test_removing_is_whole_or_nothing(desk, tmp_path):
    desk.add(rows(tmp_path, row("aaaa"), row("bbbb", "Fire in Ulm."), row("cccc", "Rain.")))
    with pytest.raises(UnknownArticle):
        desk.remove(["aaaa", "dddd"])
    assert desk.remove(["aaaa", "aaaa", "bbbb"]) == ("aaaa", "bbbb")
    assert [a.id for a in desk.articles()] == ["cccc"]
    assert len(desk.stories()) == 1


def test_export_and_import_give_the_same_desk(desk, tmp_path):
    desk.add(rows(tmp_path, row("a"), row("b", "Fire in Ulm."), row("a", KIEL + "More."), {}))
    assert desk.export(tmp_path / "out.zip") == 3
    with Desk.open(tmp_path / "other.stemma") as other:
        found = other.import_(tmp_path / "out.zip")
        assert (found.articles, found.versions, found.new) == (2, 3, 3)
        assert list(other.articles()) == list(desk.articles())
        assert other.versions("a") == desk.versions("a")
        assert other.problems() == desk.problems()
        assert render_stories(other, "json") == render_stories(desk, "json")
        assert other.import_(tmp_path / "out.zip").new == 0


def test_search_finds_words_of_texts_and_of_what_is_said(desk, tmp_path):
    desk.add(rows(tmp_path, row("a"), row("b", "Rain in Ulm.")))
    [hit, *_] = desk.search("harbour", "article")
    assert hit.article == "a"
    assert desk.article("a").text[hit.marks[0].start : hit.marks[0].end] == "harbour"
    assert desk.search("no such words at all") == ()


def test_a_quotation_that_is_found_whole_keeps_its_own_marks(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(
        "The ferry ran aground.\n\n“The tide will free her,” said Peter Lund, a pilot.\n"
    )
    with Desk.open() as desk:
        desk.add([str(file)])
        query = "speaker:lund tide"
        shown = render_hits(desk, query, desk.search(query), "terminal")
    assert "“The tide will free her,”" in shown
    assert "““" not in shown
