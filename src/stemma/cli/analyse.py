"""`stemma analyse`: what was found in each article."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(
    "analyse", epilog="Example:  stemma analyse articles.jsonl --format jsonl > analysed.jsonl"
)
@click.argument("inputs", nargs=-1, required=True)
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
def command(inputs: tuple[str, ...], form: str, output: str | None, skipped: str | None) -> None:
    """Read INPUTS and print blocks, credits, attributions, quantities, times and names of each.

    INPUTS are files, folders or `-` for standard input: .jsonl with one article a line, saved
    pages, or plain text.
    """
    from stemma.cli.session import colour, reading_desk, write
    from stemma.desk import render_analyses

    with reading_desk(inputs, skipped) as desk:
        write(render_analyses(desk.analyses(), form, colour=colour(output)), output)
