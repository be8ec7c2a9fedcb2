"""`stemma status`: what is on the desk."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("status", epilog="Example:  stemma status --format json")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(desk: str | None, form: str) -> None:
    """Say how much is on the desk: articles, versions, languages, outlets, what was skipped."""
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import render_status

    with kept_desk(desk) as place:
        write(render_status(place, form, colour=colour(None)), None)
