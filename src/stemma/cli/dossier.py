"""`stemma dossier`: the coverage of each story side by side."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(
    "dossier", epilog="Example:  stemma dossier my-folder --format html --output dossier.html"
)
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "html", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead.")
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(inputs: tuple[str, ...], form: str, output: str | None, skipped: str | None) -> None:
    """Lay the coverage of each story in INPUTS side by side.

    Conflicts come first, then figures, what independent voices share, what only one voice has,
    the timeline, and what cannot be told. INPUTS are files, folders or `-` for standard input.
    """
    from stemma.cli.session import colour, reading_desk, write
    from stemma.desk import render_dossier

    with reading_desk(inputs, skipped) as desk:
        write(render_dossier(desk.dossier(), form, colour=colour(output)), output)
