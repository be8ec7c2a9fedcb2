"""`stemma demo`: a dossier of the examples that come with Stemma."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("demo", epilog="Example:  stemma demo --output /tmp/dossier.html")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="dossier.html",
    show_default=True,
    help="Where to write the page.",
)
def command(output: str) -> None:
    """Read the examples, print their dossier and write it as one HTML file.

    The examples are invented coverage of one invented event, in several languages.
    """
    from stemma.cli.session import colour, reading_desk, write
    from stemma.desk import examples, render_dossier

    with reading_desk(examples()) as desk:
        dossier = desk.dossier()
        write(render_dossier(dossier, "terminal", colour=colour(None)), None)
        write(render_dossier(dossier, "html"), output)
    click.echo(f"\nThe same dossier as a page: {Path(output).resolve()}")
