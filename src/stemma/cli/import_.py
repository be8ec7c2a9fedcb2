"""`stemma import`: an exported desk onto another desk."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("import", epilog="Example:  stemma import desk-2026-11-21.zip --desk other.stemma")
@click.argument("file")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
def command(file: str, desk: str | None) -> None:
    """Put what `stemma export` wrote to FILE on a desk; it is made where there is none.

    The file is checked first, then all of it is put there or nothing. What is on the desk already
    stays as it is.
    """
    from stemma.cli.session import new_desk
    from stemma.desk import extent

    with new_desk(desk) as place:
        found = place.import_(file)
        click.echo(
            f"{extent(found.articles, found.versions)} read, {found.new:,} new on this desk · "
            f"{place.path}"
        )
