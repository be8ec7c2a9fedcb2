"""`stemma stories`: which articles tell of one event."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("stories", epilog="Example:  stemma stories my-folder --format json")
@click.argument("inputs", nargs=-1, required=True)
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
def command(inputs: tuple[str, ...], form: str, output: str | None, skipped: str | None) -> None:
    """Group the articles of INPUTS by the event they tell of; every article is in one story.

    INPUTS are files, folders or `-` for standard input.
    """
    from stemma.cli.session import colour, reading_desk, write
    from stemma.desk import render_stories

    with reading_desk(inputs, skipped) as desk:
        write(render_stories(desk, form, colour=colour(output)), output)
