"""The coverage that comes with Stemma: all of it is listed, read and has what its table says."""

import re
from pathlib import Path

import pytest

from stemma.reading import read_inputs

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples"
TEXTS = sorted(FOLDER.iterdir())
ROWS = re.findall(
    r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|",
    (ROOT / "docs" / "examples.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
NAMES = {
    "German": "de",
    "English": "en",
    "French": "fr",
    "Spanish": "es",
    "Polish": "pl",
    "Ukrainian": "uk",
}


@pytest.fixture(scope="module")
def articles():
    skipped = []
    found = list(read_inputs([str(FOLDER)], skipped.append))
    assert not skipped
    return found


def test_every_text_stands_in_the_table():
    assert [row[0] for row in ROWS] == [p.stem for p in TEXTS]
    assert len(TEXTS) >= 14
    assert len({row[2].strip() for row in ROWS}) >= 5


def test_outlet_language_and_day_are_read_from_the_page(articles):
    read = [(a.outlet, a.language) for a in articles]
    assert read == [(row[1].strip(), NAMES[row[2].strip()]) for row in ROWS]
    assert all(a.day and "2026-10-09" <= a.day <= "2026-10-16" for a in articles)


def test_no_menu_is_taken_for_a_headline(articles):
    for article in articles:
        assert article.title
        assert "|" not in article.title
        assert article.outlet not in article.title
