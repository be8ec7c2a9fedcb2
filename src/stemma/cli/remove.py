"""`stemma remove`: articles off the desk, with all their versions."""

from __future__ import annotations

import sys

import click

__all__ = ["command"]


@click.command("remove", epilog="Example:  stemma remove 40b926c2 --yes")
@click.argument("articles", nargs=-1, required=True)
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(articles: tuple[str, ...], desk: str | None, yes: bool) -> None:
    """Take ARTICLES off the desk, with all their versions and all that was read out of them.

    An article is named by its id, or by how the id begins (4 characters or more). It is asked
    first on a terminal; elsewhere --yes is needed.
    """
    from stemma.cli.session import kept_desk
    from stemma.desk import removal_lines

    with kept_desk(desk) as place:
        found = [place.article(a) for a in articles]
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("nobody can be asked here; give --yes to remove")
            for row in removal_lines(found):
                click.echo(row)
            click.confirm("Remove them for good?", abort=True)
        for one in place.remove([a.id for a in found]):
            click.echo(f"removed {one}")
