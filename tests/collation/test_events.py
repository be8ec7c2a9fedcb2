"""Invented events in several languages, from the text to the verdicts, against what is true.

What does not hold yet stands in events/gaps.toml; a gap that has closed must leave the list.
"""

from functools import cache

import events
import pytest

CHECKS = [(event, check) for event in events.EVENTS for check in events.checks(event)]


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    return cache(lambda event, order=1: events.read(event, folder, order))


@pytest.mark.parametrize(
    ("event", "check"), CHECKS, ids=[f"{event}: {check.name}" for event, check in CHECKS]
)
def test_what_is_true_of_an_event(event, check, read):
    gap = events.GAPS.get(event, {}).get(check.name)
    if gap is None:
        assert check.holds(read(event)), "does not hold"
    else:
        assert not check.holds(read(event)), f"holds now, take it out of gaps.toml ({gap})"


@pytest.mark.parametrize("event", events.EVENTS)
def test_the_order_of_the_articles_is_nothing(event, read):
    one, other = read(event), read(event, -1)
    assert one.figures == other.figures
    assert one.claims == other.claims


def test_gaps_name_checks_that_exist_and_say_why():
    for event, gaps in events.GAPS.items():
        assert set(gaps) <= {check.name for owner, check in CHECKS if owner == event}
        assert all(gaps.values())


def test_the_parts_of_a_number_are_said(read):
    killed = read("flood").figure("a3", "Eleven people were killed")
    assert "Harbour Times gives the parts: 7 + 4 = 11." in killed["reason"]
    assert not any("gives the parts" in f["reason"] for f in read("court").figures)
