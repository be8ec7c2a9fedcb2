"""`stemma doctor`: whether a desk is sound, and what can be saved of one that is not."""

from __future__ import annotations

import sys

import click

__all__ = ["command"]


@click.command("doctor", epilog="Example:  stemma doctor --desk old.stemma --rescue saved.stemma")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option("--rescue", metavar="NEWPATH", help="Save what can be read to a new desk.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
def command(desk: str | None, rescue: str | None, form: str) -> None:
    """Examine a desk's file and say what is lost; with --rescue save the rest to a new desk.

    The examined file is never changed. Exit code 1 where something is lost or wrong, also where
    the rest was saved.
    """
    from stemma.cli.session import colour, desk_path, write
    from stemma.desk import Desk, render_report

    report = Desk.doctor(desk_path(desk), rescue)
    write(render_report(report, rescue, form, colour=colour(None)), None)
    if not report.whole:
        sys.exit(1)
