"""Analysis on several cores gives what one core gives, in the order of the input."""

import json

import pytest

from stemma.batch import analyse_in_parallel
from stemma.desk import Desk


@pytest.fixture
def articles(tmp_path):
    file = tmp_path / "articles.jsonl"
    rows = [
        {"id": f"a{n}", "language": "en", "text": f"{n} people were killed in Kiel, police said."}
        for n in range(2, 72)
    ]
    file.write_text("".join(json.dumps(r) + "\n" for r in [*rows[:40], *rows[40:]]) + "{broken\n")
    return str(file)


def test_two_workers_find_what_one_finds(articles):
    skipped = []
    parallel = list(analyse_in_parallel([articles], 2, skipped.append))
    desk = Desk.open()
    desk.add([articles])
    assert parallel == list(desk.analyses())
    assert [a.id for a, _ in parallel] == [f"a{n}" for n in range(2, 72)]
    assert len(skipped) == 1


def test_no_workers_are_refused(articles):
    with pytest.raises(ValueError, match="at least 1"):
        list(analyse_in_parallel([articles], 0, print))
