"""`stemma analyse`: what was found in each article."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(
    "analyse", epilog="Example:  stemma analyse articles.jsonl --format jsonl > analysed.jsonl"
)
@click.argument("inputs", nargs=-1)
@click.option("--desk", metavar="PATH", help="Print the articles of the desk in this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "markdown", "terminal"]),
    default="jsonl",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(
    inputs: tuple[str, ...], desk: str | None, form: str, output: str | None, skipped: str | None
) -> None:
    """Print blocks, credits, attributions, quantities, times and names of each article.

    INPUTS are files, folders or `-` for standard input: .jsonl with one article a line, saved
    pages, or plain text. Without them the articles of the desk are printed: the one in --desk,
    else your own.
    """
    from stemma.cli.session import colour, given_or_kept, write
    from stemma.desk import render_analyses

    with given_or_kept(inputs, desk, skipped) as place:
        write(render_analyses(place.analyses(), form, colour=colour(output)), output)
