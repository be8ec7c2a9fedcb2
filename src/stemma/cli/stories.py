"""`stemma stories`: which articles tell of one event."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("stories", epilog="Example:  stemma stories my-folder --format json")
@click.argument("inputs", nargs=-1)
@click.option("--desk", metavar="PATH", help="Group the articles of the desk in this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(
    inputs: tuple[str, ...], desk: str | None, form: str, output: str | None, skipped: str | None
) -> None:
    """Group articles by the event they tell of; every article is in one story.

    INPUTS are files, folders or `-` for standard input. Without them the articles of the desk are
    grouped: the one in --desk, else your own.
    """
    from stemma.cli.session import colour, given_or_kept, write
    from stemma.desk import render_stories

    with given_or_kept(inputs, desk, skipped) as place:
        write(render_stories(place, form, colour=colour(output)), output)
