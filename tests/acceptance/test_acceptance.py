"""Invented events, read from the first byte to the dossier, against what is true of them.

What does not hold yet stands in gaps.toml. A gap that has closed is as much a failure as a
check that broke: the list must be shortened then.
"""

from functools import cache

import pytest
import truth

CHECKS = [(event, check) for event in truth.EVENTS for check in truth.checks(event)]
read = cache(truth.read)


@pytest.mark.parametrize(
    ("event", "check"), CHECKS, ids=[f"{event}: {check.name}" for event, check in CHECKS]
)
def test_what_is_true_of_an_event(event, check):
    gap = truth.GAPS.get(event, {}).get(check.name)
    if gap is None:
        assert check.holds(read(event)), "does not hold"
    else:
        assert not check.holds(read(event)), f"holds now, take it out of gaps.toml ({gap})"


@pytest.mark.parametrize("event", truth.EVENTS)
def test_every_text_is_read(event):
    assert read(event).skipped == 0


def test_gaps_name_checks_that_exist_and_say_why():
    for event, gaps in truth.GAPS.items():
        names = {check.name for owner, check in CHECKS if owner == event}
        assert set(gaps) <= names
        assert all(gaps.values())
    assert sum(map(len, truth.GAPS.values())) <= 0.13 * len(CHECKS)
