"""What every command that reads shares: a desk with progress, the list of what was skipped."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from stemma.desk import Desk
from stemma.errors import OutputError, UnreadableInput

__all__ = ["colour", "reading_desk", "write"]


@contextmanager
def reading_desk(inputs: tuple[str, ...], skipped: str | None = None) -> Iterator[Desk]:
    """Give a desk with the inputs read; on leaving, name what was skipped on standard error.

    `skipped` is a file for the list of what was skipped, one JSON object a line (`where`, `why`).
    """
    with _progress() as progress, Desk.open(progress=progress) as desk:
        try:
            desk.add(inputs)
            yield desk
        finally:
            _tell(desk.skipped, skipped)


def _tell(skipped: list[UnreadableInput], file: str | None) -> None:
    for problem in skipped:
        click.echo(f"skipped {problem.where}: {problem.why}", err=True)
    if skipped:
        noun = "input was" if len(skipped) == 1 else "inputs were"
        click.echo(f"{len(skipped)} {noun} skipped", err=True)
    if file is not None:
        rows = [json.dumps({"where": p.where, "why": p.why}, ensure_ascii=False) for p in skipped]
        write("".join(f"{row}\n" for row in rows), file)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Show progress on a terminal; in a pipe show nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or None)
            bar.update(tasks[stage], completed=done)

        yield show


def colour(output: str | None) -> bool:
    """Say whether what is written shall be coloured: only on a terminal that wants colour."""
    return output in {None, "-"} and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def write(content: bytes | str, output: str | None) -> None:
    """Write to a file, or to standard output where none is named.

    Raises OutputError where that cannot be written; a reader that left early is no error of ours.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if output is None or output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            Path(output).write_bytes(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if output in {None, "-"} else output
        raise OutputError(f"{where} cannot be written: {error.strerror or error}") from error
