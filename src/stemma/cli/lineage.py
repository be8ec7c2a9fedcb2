"""`stemma lineage`: who copied whom in a story."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypedDict, Unpack

import click

__all__ = ["command"]

# What the beginning of a story's id looks like, where no file of that name is there.
_ID = re.compile(r"[0-9a-f]{4,}")


class _Options(TypedDict):
    what: tuple[str, ...]
    desk: str | None
    form: str
    output: str | None
    skipped: str | None


@click.command("lineage", epilog="Example:  stemma lineage my-folder --format svg -o lineage.svg")
@click.argument("what", nargs=-1, metavar="[STORY | INPUTS...]")
@click.option("--desk", metavar="PATH", help="Read the story of the desk in this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "svg"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(**given: Unpack[_Options]) -> None:
    """Draw who copied whom: originals, copies, rewrites and translations, each with its reason.

    STORY is the id of a story of the desk (its beginning will do; `stemma stories` lists them):
    the desk in --desk, else your own. INPUTS are files, folders or `-` for standard input; all
    their stories are drawn. Without either all stories of the desk are drawn.
    """
    from stemma.cli.session import colour, given_or_kept, write
    from stemma.desk import render_lineages

    story, inputs = _told_apart(given["what"], given["desk"])
    with given_or_kept(inputs, given["desk"], given["skipped"]) as place:
        page = render_lineages(place, given["form"], story, colour=colour(given["output"]))
        write(page, given["output"])


def _told_apart(what: tuple[str, ...], desk: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the story that is named, or the inputs.

    With a desk one word is a story; without, a word like an id is, where no such file is there.
    """
    if len(what) != 1:
        return None, what
    [one] = what
    if desk is not None or (_ID.fullmatch(one) and not Path(one).exists()):
        return one, ()
    return None, what
