"""`stemma lang`: which languages are known, how far; a new language; whether a pack is right."""

from __future__ import annotations

import sys

import click

from stemma.errors import PackError

__all__ = ["command"]

_ACTIONS = ("check", "new")


@click.command("lang", epilog="Example:  stemma lang check de")
@click.argument("action", required=False, metavar="[check|new]")
@click.argument("code", required=False)
def command(action: str | None, code: str | None) -> None:
    """List the languages with the level of each; check or begin the pack of one, CODE.

    The level is computed from what the pack holds. `full` reads who says what with 1,500 concepts
    and 60 examples that pass, `useful` with 600 and 20, `partial` less than that. A language
    without a pack is read and grouped all the same.

    `check` reads every part, looks for words under two concepts, runs the examples, counts, and
    says what the next level asks for. `new` makes the folder of a language that has none, with every
    key as a comment.
    """
    if action is None:
        _listed()
    elif action in _ACTIONS and code is None:
        raise click.UsageError(f"which language? Give its code: stemma lang {action} CODE")
    elif action == "new" and code is not None:
        _made(code)
    elif code is not None and action != "check":
        raise click.UsageError(f"{action!r} is neither `check` nor `new`")
    else:
        _checked(code or action)


def _listed() -> None:
    from stemma.desk import languages, level_of

    for one in languages():
        found = level_of(one.code)
        click.echo(
            f"{one.code}  {one.general.name:<12} {found.level:<8}"
            f"{found.concepts:>6} concepts {found.examples:>5} examples"
        )


def _made(code: str) -> None:
    from stemma.desk import begin_language

    folder = begin_language(code)
    click.echo(f"{folder}: a new pack, level partial")
    click.echo("next: fill in speech.toml, numbers.toml, times.toml, names.toml and concepts.toml,")
    click.echo(f"write examples-*.toml, and run: stemma lang check {code}")


def _checked(code: str) -> None:
    from stemma.desk import check_language

    try:
        report = check_language(code)
    except PackError as error:
        raise click.UsageError(str(error)) from error
    for line in (*report.problems, *report.examples.failures):
        click.echo(line)
    found = report.standing
    shown = ", ".join(f"{count} {part}" for part, count in found.shown.items())
    click.echo(f"{code}: {report.examples.passed} of {report.examples.checked} examples pass")
    click.echo(f"shown in the examples: {shown}; {found.empty} with nothing to find")
    click.echo(f"concepts with words: {found.concepts}; verbs and phrases of speech: {found.verbs}")
    click.echo(f"level: {found.level}")
    for line in found.missing:
        click.echo(f"for the next level: {line}")
    if report.problems or report.examples.failures:
        sys.exit(1)
