"""`stemma search`: where words stand in the articles and claims of the desk."""

from __future__ import annotations

from typing import Literal

import click

__all__ = ["command"]


@click.command("search", epilog="Example:  stemma search 'granulate fire' --claims")
@click.argument("query", nargs=-1, required=True)
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option("--claims", "kind", flag_value="claim", help="Only in what somebody says.")
@click.option("--articles", "kind", flag_value="article", help="Only in titles and texts.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="So many places at most.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(
    query: tuple[str, ...],
    desk: str | None,
    kind: Literal["article", "claim"] | None,
    limit: int,
    form: str,
) -> None:
    """Find where the words of QUERY stand in the articles of the desk, the best places first."""
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import render_hits

    words = " ".join(query)
    with kept_desk(desk) as place:
        hits = place.search(words, kind or "all", limit)
        write(render_hits(place, words, hits, form, colour=colour(None)), None)
