"""`stemma why`: the words, the rule and the weights behind a figure, a claim or a lineage."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("why", epilog="Example:  stemma why 3f1c9a20")
@click.argument("thing")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(thing: str, desk: str | None, form: str) -> None:
    """Show why a THING is as it is: a figure, a claim, or an article in its lineage.

    For a figure or claim: the verdict's rule with the mentions that it compares, and why its
    mentions are of one thing, weight by weight; the weights add up. For an article: its relation
    to the one it derives from, with the aligned passages. THING is an id, or how it begins.
    """
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import render_why

    with kept_desk(desk) as place:
        write(render_why(place, thing, form, colour=colour(None)), None)
