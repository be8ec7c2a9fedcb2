"""`stemma export`: the whole desk into one file."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("export", epilog="Example:  stemma export desk-2026-11-21.zip")
@click.argument("file")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
def command(file: str, desk: str | None) -> None:
    """Write everything on the desk to FILE, with checksums; `stemma import` reads it back.

    FILE is a ZIP of JSON lines. The same desk gives the same bytes.
    """
    from stemma.cli.session import kept_desk
    from stemma.desk import extent

    with kept_desk(desk) as place:
        versions = place.export(file)
        click.echo(f"{extent(place.status().articles, versions)} written to {file}")
