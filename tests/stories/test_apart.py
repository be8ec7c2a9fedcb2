"""Events that are near to each other stay apart, in one language and across languages."""

from pathlib import Path

import pytest

from stemma.stories import group

APART = Path(__file__).with_name("apart.toml")


@pytest.fixture(scope="module")
def stories(read_coverage):
    articles, analyses = read_coverage(APART)
    found = group(list(articles.values()), [analyses[i] for i in articles])
    return {a: s for s in found for a in s.articles}


TOGETHER = [("bus-a1", "bus-a2"), ("bus-b1", "bus-b2"), ("law-a1", "law-a2")]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_one_event_in_two_languages_is_one_story(stories, one, other):
    assert stories[one].id == stories[other].id


KEPT_APART = [
    ("bus-a1", "bus-b1"),
    ("bus-a2", "bus-b2"),
    ("bus-a1", "bus-b2"),
    ("law-a1", "law-b1"),
    ("law-a2", "law-b1"),
    ("bus-a1", "law-a2"),
]


@pytest.mark.parametrize(("one", "other"), KEPT_APART)
def test_two_events_of_one_kind_or_one_saga_are_two_stories(stories, one, other):
    assert stories[one].id != stories[other].id
