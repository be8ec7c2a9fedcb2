"""`stemma compare`: two texts, straight to the comparison."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("compare", epilog="Example:  stemma compare ours.txt theirs.txt")
@click.argument("first")
@click.argument("second")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "html", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
def command(first: str, second: str, form: str, output: str | None) -> None:
    """Lay two texts side by side, FIRST and SECOND: one file or `-` each, one article in each."""
    from stemma.cli.session import colour, reading_desk, write
    from stemma.desk import render_comparison

    with reading_desk((first, second)) as desk:
        write(render_comparison(desk.comparison(), form, colour=colour(output)), output)
