"""`stemma dossier`: the coverage of each story side by side."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

__all__ = ["command"]


class _Options(TypedDict):
    inputs: tuple[str, ...]
    desk: str | None
    story: str | None
    form: str
    output: str | None
    skipped: str | None


@click.command(
    "dossier", epilog="Example:  stemma dossier my-folder --format html --output dossier.html"
)
@click.argument("inputs", nargs=-1)
@click.option("--desk", metavar="PATH", help="Read the stories of the desk in this file.")
@click.option("--story", metavar="ID", help="One story of the desk; `stemma stories` lists them.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "html", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(**given: Unpack[_Options]) -> None:
    """Lay the coverage of each story side by side.

    Conflicts come first, then figures, what independent voices share, what only one voice has,
    the timeline, and what cannot be told. INPUTS are files, folders or `-` for standard input.
    Without them the stories of the desk are laid out: the one in --desk, else your own.
    """
    from stemma.cli.session import colour, given_or_kept, write
    from stemma.desk import render_dossier

    inputs, story, output = given["inputs"], given["story"], given["output"]
    if inputs and story is not None:
        raise click.UsageError(
            "--story names a story of a desk; give it without inputs, or add them to a desk first: "
            f"`stemma add {inputs[0]}`"
        )
    with given_or_kept(inputs, given["desk"], given["skipped"]) as place:
        page = render_dossier(place.dossier(story), given["form"], colour=colour(output))
        write(page, output)
