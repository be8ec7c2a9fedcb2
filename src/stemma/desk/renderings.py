"""What a desk answers, in a form: JSON, HTML, Markdown, or for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from stemma.desk.desk import Desk
from stemma.dossier import (
    analyses_markdown,
    analysis_json,
    comparison_html,
    comparison_markdown,
    comparison_terminal,
    dossier_json,
    encode,
    findings,
    lineages_json,
    lineages_svg,
    on_console,
    print_analyses,
    print_lineages,
    print_stories,
    render_html,
    render_markdown,
    render_terminal,
    stories_json,
    stories_markdown,
    story_rows,
)
from stemma.errors import StemmaError
from stemma.model import Analysis, Article, Dossier

__all__ = [
    "render_analyses",
    "render_comparison",
    "render_dossier",
    "render_lineages",
    "render_stories",
]


def render_analyses(
    pairs: Iterable[tuple[Article, Analysis]], form: str, *, colour: bool = False
) -> bytes | str:
    """Return the findings of articles in a form: jsonl (contract 1), markdown or terminal."""
    if form == "jsonl":
        return b"".join(encode(analysis_json(a, b)) + b"\n" for a, b in pairs)
    found = findings(pairs)
    if form == "markdown":
        return analyses_markdown(found)
    if form == "terminal":
        return on_console(partial(print_analyses, found), colour=colour)
    raise StemmaError(f"there is no form {form!r} for analyses")


def render_stories(desk: Desk, form: str, *, colour: bool = False) -> bytes | str:
    """Return the stories of a desk in a form: json (contract 1), markdown or terminal."""
    stories = desk.stories()
    if form == "json":
        return encode(stories_json(stories, desk.story_changes())) + b"\n"
    changes = desk.story_changes()
    rows = story_rows(stories, desk.articles(), changes, by_id=desk.path is not None)
    if form == "markdown":
        return stories_markdown(rows)
    if form == "terminal":
        return on_console(partial(print_stories, rows), colour=colour)
    raise StemmaError(f"there is no form {form!r} for stories")


def render_dossier(dossier: Dossier, form: str, *, colour: bool = False) -> bytes | str:
    """Return a dossier in a form: json (contract 1), html, markdown or terminal."""
    if form == "json":
        return encode(dossier_json(dossier)) + b"\n"
    if form == "html":
        return render_html(dossier)
    if form == "markdown":
        return render_markdown(dossier)
    if form == "terminal":
        return on_console(partial(render_terminal, dossier), colour=colour)
    raise StemmaError(f"there is no form {form!r} for dossiers")


def render_lineages(
    desk: Desk, form: str, story: str | None = None, *, colour: bool = False
) -> bytes | str:
    """Return the lineages of a desk's stories, or of one, in a form: json, svg or terminal."""
    found = desk.lineages(story)
    if form == "json":
        return encode(lineages_json(found)) + b"\n"
    if form == "svg":
        return lineages_svg(found)
    if form == "terminal":
        return on_console(partial(print_lineages, found), colour=colour)
    raise StemmaError(f"there is no form {form!r} for lineages")


def render_comparison(dossier: Dossier, form: str, *, colour: bool = False) -> bytes | str:
    """Return the comparison of two texts in a form: json, html, markdown or terminal."""
    if form == "json":
        return render_dossier(dossier, form)
    if form == "html":
        return comparison_html(dossier)
    if form == "markdown":
        return comparison_markdown(dossier)
    if form == "terminal":
        return on_console(partial(comparison_terminal, dossier), colour=colour)
    raise StemmaError(f"there is no form {form!r} for comparisons")
