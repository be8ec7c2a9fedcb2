"""Whose report a page says that it is: credits of agencies, and what looks like one and is none.

The rows are `where | words | agencies`, agencies apart by commas, none where there is no credit.
`where` is the place of the words in a page of the language: D opens the first paragraph, B is a
line under the headline, P the caption of a picture, S a sentence inside the text, E ends the last
paragraph, L is the last line.
"""

import tomllib
from pathlib import Path

import pytest

from stemma.lineage.origins import named_agencies
from stemma.reading.article import build_article

TABLE = tomllib.loads(Path(__file__).with_name("agency_forms.toml").read_text("utf-8"))


def rows(name):
    return [row for code, block in TABLE[name].items() for row in _rows(code, block)]


def _rows(code, block):
    for line in block.strip().splitlines():
        where, words, names = (x.strip() for x in line.replace("\\|", "¦").split("|"))
        yield code, where, words.replace("¦", "|"), [n.strip() for n in names.split(",") if n]


def page(code, where, words):
    """A page of the language with these words at that place; see the module's docstring."""
    title, first, second = (TABLE["pages"][code][part] for part in ("title", "first", "second"))
    lines = {
        "B": [title, words, first, second],
        "P": [title, words, first, second],
        "D": [title, f"{words} {first}", second],
        "S": [title, first, f"{first.split('. ')[1]} {words} {second}", second],
        "E": [title, first, f"{second} {words}"],
        "L": [title, first, second, words],
    }[where]
    return "\n\n".join(lines)


def agencies_of(code, where, words):
    text = page(code, where, words)
    article = build_article({"text": text, "language": code, "outlet": "The Gorge"}, "x", None)
    return named_agencies(article)


@pytest.mark.parametrize(("code", "where", "words", "names"), rows("credited"))
def test_whose_report_it_is(code, where, words, names):
    assert agencies_of(code, where, words) == set(names)


@pytest.mark.parametrize(("code", "where", "words", "names"), rows("not_credited"))
def test_who_is_only_quoted_or_took_the_picture(code, where, words, names):
    assert not names
    assert not agencies_of(code, where, words)
