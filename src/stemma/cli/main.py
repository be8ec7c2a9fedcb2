"""To be replaced: a first command line."""

from __future__ import annotations

import sys

import click

__all__ = ["main"]


@click.group()
def main() -> None:
    """Lay the coverage of one event side by side."""


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "form", default="jsonl")
def analyse(inputs: tuple[str, ...], form: str) -> None:
    """Analyse articles."""
    from stemma.desk import Desk
    from stemma.dossier import analysis_json, encode

    desk = Desk()
    desk.add(inputs)
    for article, analysis in desk.analyses():
        sys.stdout.buffer.write(encode(analysis_json(article, analysis)) + b"\n")


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "form", default="json")
def stories(inputs: tuple[str, ...], form: str) -> None:
    """Group articles into stories."""
    from stemma.desk import Desk
    from stemma.dossier import encode, stories_json

    desk = Desk()
    desk.add(inputs)
    sys.stdout.buffer.write(encode(stories_json(desk.stories())) + b"\n")


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "form", default="json")
def dossier(inputs: tuple[str, ...], form: str) -> None:
    """Make a dossier."""
    from stemma.desk import Desk
    from stemma.dossier import dossier_json, encode

    desk = Desk()
    desk.add(inputs)
    sys.stdout.buffer.write(encode(dossier_json(desk.dossier())) + b"\n")
