"""Markdown and terminal: the same lines, clean for pasting, as wide as the console."""

import io
import re

import pytest
from rich.console import Console

from stemma.dossier import (
    comparison_markdown,
    on_console,
    render_markdown,
    render_terminal,
)

SPACE = re.compile(r"\s+")


def unescaped(text):
    return re.sub(r"\\(.)", r"\1", text)


def test_every_quotation_in_markdown_is_a_stretch_of_a_source(dossier, texts):
    page = render_markdown(dossier)
    flat = [SPACE.sub(" ", t).replace("\x1b", "�") for t in texts.values()]
    quoted = re.findall(r"“(.*?)”", page)
    assert len(quoted) > 15
    for words in quoted:
        plain = unescaped(words.replace("**", "")).removeprefix("… ").removesuffix(" …")
        assert any(plain in text for text in flat), words


@pytest.mark.parametrize(
    "needle",
    ["**2 articles", "<script>", "\x1b"],
)
def test_markdown_has_none_of(dossier, needle):
    assert needle not in render_markdown(dossier)


def test_markdown_says_both_counts_and_what_it_leaves_out(dossier):
    page = render_markdown(dossier)
    assert "2 voices, 1 not shown to be independent" in page
    assert "4 more in --format html and --format json" in page


def test_a_bar_in_a_name_does_not_break_the_table(dossier):
    rows = [x for x in render_markdown(dossier).splitlines() if x.startswith("|")]
    assert len(rows) == 5
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {9}


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_the_terminal_keeps_to_its_width(dossier, width):
    out = io.StringIO()
    render_terminal(dossier, Console(file=out, width=width))
    assert max(len(line) for line in out.getvalue().splitlines()) <= width


def test_colour_is_shown_only_where_it_is_wanted(dossier):
    assert "\x1b" not in on_console(lambda c: render_terminal(dossier, c), colour=False)
    assert "\x1b[" in on_console(lambda c: render_terminal(dossier, c), colour=True)


def test_a_source_cannot_recolour_the_terminal(dossier):
    page = on_console(lambda c: render_terminal(dossier, c), colour=True)
    assert "\x1b[31mdoctor" not in page
    assert "�[31mdoctor" in page


def test_lines_of_the_terminal_end_without_blanks(dossier):
    page = on_console(lambda c: render_terminal(dossier, c), colour=False)
    assert not re.search(r" \n", page)


def test_a_comparison_in_markdown_says_first_how_the_texts_relate(dossier):
    heads = re.findall(r"^## (.*)", comparison_markdown(dossier), re.MULTILINE)
    assert heads[0] == "How the two texts relate"
    assert heads[1] == "Conflicts"


def test_the_texts_do_not_depend_on_the_order_of_articles(dossier, turned):
    assert render_markdown(dossier) == render_markdown(turned)
