"""Stories of a desk as articles come: placed at once, written down, the same after a restart."""

import json
import random

import pytest

from stemma.desk import Desk, examples, render_stories
from stemma.errors import UnknownStory

KILN = "A kiln burst at the Ferrow pottery in Aldmoor and three potters were hurt, Ida Quell said."


def rows(folder, *given):
    file = folder / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    return file


def row(name, published, text=KILN):
    return {
        "id": name,
        "text": f"Kiln bursts at Ferrow pottery\n{text}",
        "language": "en",
        "outlet": "Post",
        "published": published,
    }


def test_a_story_that_got_another_id_is_found_by_the_one_it_had(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        desk.add(rows(tmp_path, row("late", "2027-03-04")))
        before = desk.stories()[0].id
        desk.add(rows(tmp_path, row("early", "2027-03-03", KILN + " Two went home.")))
        (story,) = desk.stories()
        assert story.articles == ("early", "late")
        assert story.id != before
        (change,) = desk.story_changes()
        assert (change.kind, change.story, change.other) == ("renamed", before, story.id)
        assert change.article == "early"
        assert change.at
        assert desk.dossier(before[:8]).stories[0].story == story
        with pytest.raises(UnknownStory):
            desk.dossier("ffffffff")
        shown = render_stories(desk, "terminal")
        assert f"it was called {before} before, changed by article early" in " ".join(shown.split())
        told = json.loads(render_stories(desk, "json"))
        assert told["changes"][0]["story"] == before
        assert told["stories"][0]["linked"] == []


def test_articles_one_by_one_with_restarts_make_the_stories_of_all_at_once(tmp_path):
    files = list(examples())
    random.Random(5).shuffle(files)
    for file in files:
        with Desk.open(tmp_path / "slow.desk") as desk:
            desk.add(file)
    with Desk.open(tmp_path / "slow.desk") as slow, Desk.open() as memory:
        memory.add(examples())
        assert slow.stories() == memory.stories()


def test_what_was_placed_by_an_older_stage_is_placed_anew(tmp_path, monkeypatch):
    with Desk.open(tmp_path / "a.desk") as desk:
        with monkeypatch.context() as older:
            older.setattr("stemma.desk.adding.stage_version", lambda stage: f"{stage}-of-old")
            desk.add(examples())
        found = desk.stories()
    with Desk.open() as memory:
        memory.add(examples())
        assert found == memory.stories()


def test_removing_an_article_takes_it_out_of_its_story(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        desk.add(
            rows(tmp_path, row("one", "2027-03-04"), row("two", "2027-03-04", KILN + " More."))
        )
        assert [s.articles for s in desk.stories()] == [("one", "two")]
        desk.remove("two")
        assert [s.articles for s in desk.stories()] == [("one",)]
