"""What commands share: a desk with progress, the list of what was skipped, writing."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from stemma.desk import Desk
from stemma.errors import DeskError, NothingToRead, OutputError
from stemma.settings import default_desk

__all__ = [
    "colour",
    "desk_path",
    "given_or_kept",
    "kept_desk",
    "new_desk",
    "reading_desk",
    "tell",
    "write",
]


@contextmanager
def given_or_kept(
    inputs: tuple[str, ...], desk: str | None, skipped: str | None = None
) -> Iterator[Desk]:
    """Give a desk in memory with the inputs read, or without inputs the desk that is kept.

    Raises UsageError where both are given.
    """
    if inputs and desk is not None:
        raise click.UsageError(
            f"give either inputs or --desk, not both: `stemma add {inputs[0]} --desk {desk}` puts "
            "the inputs on that desk"
        )
    if inputs:
        with reading_desk(inputs, skipped) as read:
            yield read
    elif skipped is not None:
        raise click.UsageError(
            "--skipped goes with inputs; `stemma status` lists what a desk has skipped"
        )
    else:
        with kept_desk(desk) as kept:
            if not kept.status().articles:
                raise NothingToRead(
                    f"the desk {kept.path} is empty; `stemma add INPUT...` puts articles on it"
                )
            yield kept


@contextmanager
def reading_desk(inputs: tuple[str, ...], skipped: str | None = None) -> Iterator[Desk]:
    """Give a desk in memory with the inputs read; on leaving, name what was skipped.

    `skipped` is a file for the list of what was skipped, one JSON object a line (`where`, `why`).
    """
    with _progress() as progress, Desk.open(progress=progress) as desk:
        try:
            report = desk.add(inputs)
            if report.known:
                noun = "one input was" if report.known == 1 else f"{report.known} inputs were"
                click.echo(f"{noun} the same text as one read before; it is one article", err=True)
            if report.versions:
                noun = "one input is" if report.versions == 1 else f"{report.versions} inputs are"
                click.echo(
                    f"{noun} another version of an article read before, under the same id or "
                    "address; only the newest is read",
                    err=True,
                )
            yield desk
        finally:
            tell(desk, skipped)


@contextmanager
def kept_desk(path: str | None) -> Iterator[Desk]:
    """Give the desk at a path, or the user's own; raises DeskError where there is none yet."""
    place = desk_path(path)
    with _progress() as progress, Desk.open(place, progress) as desk:
        yield desk


def desk_path(path: str | None) -> Path:
    """Return the file of a desk that is there; raises DeskError where there is none yet."""
    place = Path(path) if path is not None else default_desk()
    if not place.exists():
        option = f" --desk {path}" if path is not None else ""
        raise DeskError(f"there is no desk at {place} yet; `stemma add INPUT...{option}` makes one")
    return place


@contextmanager
def new_desk(path: str | None, *, listing: bool = False) -> Iterator[Desk]:
    """Give the desk at a path, or the user's own; one is made where there is none.

    The folder of the user's own desk is made for that user alone. Where the caller is `listing`
    lines, no progress is shown among them. Raises DeskError where the desk cannot be made.
    """
    place = Path(path) if path is not None else default_desk()
    if path is None:
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise DeskError(
                f"the folder {place.parent} cannot be made: {error.strerror or error}; name "
                "another desk with --desk or the setting STEMMA_DESK"
            ) from error
    with (
        _progress(shown=not listing) as progress,
        _stopped_between(progress) as checked,
        Desk.open(place, checked) as desk,
    ):
        yield desk


@contextmanager
def _stopped_between(
    progress: Callable[[str, int, int], None] | None,
) -> Iterator[Callable[[str, int, int], None]]:
    """Let Ctrl-C stop a desk where all that is kept is told; a second one stops it at once.

    Progress is told between articles, never between what is kept and what is said of it.
    """
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    def show(stage: str, done: int, total: int) -> None:
        if asked:
            raise KeyboardInterrupt
        if progress is not None:
            progress(stage, done, total)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield show
    finally:
        signal.signal(signal.SIGINT, before)


def tell(desk: Desk, file: str | None) -> None:
    """Name what was skipped on standard error, and list it in a file where one is named.

    What was read but could not be taken as it stood is named as well, and is not listed.
    """
    for note in desk.noted:
        click.echo(f"note {note.where}: {note.why}", err=True)
    skipped = desk.skipped
    for problem in skipped:
        click.echo(f"skipped {problem.where}: {problem.why}", err=True)
    if skipped:
        noun = "input was" if len(skipped) == 1 else "inputs were"
        click.echo(f"{len(skipped)} {noun} skipped", err=True)
    if file is not None:
        rows = [json.dumps({"where": p.where, "why": p.why}, ensure_ascii=False) for p in skipped]
        write("".join(f"{row}\n" for row in rows), file)


@contextmanager
def _progress(*, shown: bool = True) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show progress on a terminal; in a pipe show nothing."""
    if not shown or not sys.stderr.isatty():
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
