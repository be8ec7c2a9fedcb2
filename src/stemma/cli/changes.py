"""`stemma changes`: what a story tells since a moment that it did not tell before."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("changes", epilog="Example:  stemma changes 40b926c2 --since 6h")
@click.argument("story")
@click.option(
    "--since",
    required=True,
    metavar="TIME",
    help="A date, a date with a time (UTC), or how long ago: 90m, 6h, 2d.",
)
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(story: str, since: str, desk: str | None, form: str) -> None:
    """Show what changed in a STORY since a moment: new, revised, withdrawn, newly denied.

    The story as its articles stand now is laid beside the versions that were on the desk at that
    moment. An article that was edited without a notice is named. STORY is an id, or how it begins.
    """
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import render_growth

    with kept_desk(desk) as place:
        write(render_growth(place, story, since, form, colour=colour(None)), None)
