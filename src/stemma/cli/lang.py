"""`stemma lang`: which languages are known, how far, and whether their examples pass."""

from __future__ import annotations

import sys

import click

__all__ = ["command"]


@click.command("lang", epilog="Example:  stemma lang de")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """List the languages with the level of each, or check the examples of one language, CODE.

    The level is computed from what the pack holds: `full` reads who says what, `partial` reads
    names, numbers, dates and concepts, and statements in part. A language without a pack is read and
    grouped all the same.
    """
    from stemma.desk import check_language, languages

    if code is None:
        for one in languages():
            click.echo(f"{one.code}  {one.general.name:<12} {one.level}")
        return
    report = check_language(code)
    for failure in report.failures:
        click.echo(failure)
    click.echo(f"{code}: {report.passed} of {report.checked} examples pass")
    if report.failures:
        sys.exit(1)
