"""`stemma add`: articles onto a desk that remembers them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from stemma.desk import Desk, Landed

__all__ = ["command"]

_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


@click.command("add", epilog="Example:  stemma add my-folder articles.jsonl")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option(
    "--list", "listed", is_flag=True, help="Print a line for each article once it is safely kept."
)
@click.option("--skipped", metavar="FILE", help="Write the list of what was skipped, as JSONL.")
def command(inputs: tuple[str, ...], desk: str | None, listed: bool, skipped: str | None) -> None:
    """Read INPUTS and keep their articles on a desk, analysed; it is made where there is none.

    INPUTS are files, folders or `-` for standard input. Adding the same again changes nothing; an
    edited page is a new version of its article. With --list each line is `added`, `version` or
    `known`, the article's id and its title.
    """
    from stemma.cli.session import new_desk

    with new_desk(desk, listing=listed) as place:
        _add(place, inputs, listed, skipped)


def _add(desk: Desk, inputs: tuple[str, ...], listed: bool, skipped: str | None) -> None:
    from stemma.cli.session import tell
    from stemma.desk import added_line, landed_line

    counts = {"added": 0, "version": 0, "known": 0}

    def kept(landed: Landed) -> None:
        counts[landed.outcome] += 1
        if listed:
            click.echo(landed_line(landed))

    try:
        desk.add(inputs, kept)
    except KeyboardInterrupt:
        click.echo(f"\nstopped: {added_line(counts)}; the rest was not added", err=True)
        sys.exit(_INTERRUPTED)
    finally:
        tell(desk, skipped)
    click.echo(f"{added_line(counts)} · {desk.path}")
