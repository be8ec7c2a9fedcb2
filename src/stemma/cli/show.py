"""`stemma show`: one article of the desk, its versions and what changed between them."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("show", epilog="Example:  stemma show 40b926c2 --versions")
@click.argument("article")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option("--versions", is_flag=True, help="List the versions and what changed between them.")
@click.option("--version", type=click.IntRange(1), metavar="N", help="Show version N.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(article: str, desk: str | None, versions: bool, version: int | None, form: str) -> None:
    """Show an ARTICLE of the desk: its id, or how the id begins (4 characters or more).

    With --versions its versions are listed, and what changed from each to the next: removed and
    added words, and whether the headline, a figure, name, quotation, time or concept differs.
    """
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import render_article, render_versions

    if versions and version is not None:
        raise click.UsageError("give either --versions or --version N, not both")
    with kept_desk(desk) as place:
        if versions:
            write(render_versions(place, article, form, colour=colour(None)), None)
        else:
            write(render_article(place, article, version, form, colour=colour(None)), None)
