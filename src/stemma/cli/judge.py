"""`stemma judge`: what a person decides about stories, figures and claims, kept for good."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("judge", epilog="Example:  stemma judge same 3f1c9a20 77aa01bc --note 'one count'")
@click.argument(
    "decision",
    type=click.Choice(["same", "different", "belongs", "apart", "note", "list", "undo"]),
)
@click.argument("things", nargs=-1)
@click.option("--note", default="", metavar="TEXT", help="Why; a note needs it.")
@click.option("--desk", metavar="PATH", help="The desk's file; without it your own desk.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "markdown", "json"]),
    default="terminal",
    show_default=True,
    help="How `list` prints.",
)
def command(decision: str, things: tuple[str, ...], note: str, desk: str | None, form: str) -> None:
    r"""Decide what the machine got wrong; the decision wins and survives every recomputation.

    \b
    same A B       two stories, figures or claims are one
    different A B  two stories, figures or claims are kept apart
    belongs A B    an article belongs to a story, a place to a figure or claim
    apart A B      an article does not belong to a story, a place not to a figure or claim
    note A         words that stand with a story, figure or claim (--note)
    list           what was decided, by whom, when, and whether it is in force
    undo ID        take a judgement back

    THINGS are ids as `stemma stories` and `stemma dossier` print them, or how they begin (4
    characters or more); a place is ARTICLE:START-END. Later decisions win over earlier ones.
    Who decides is the setting STEMMA_WHO, else your name on this machine.
    """
    from stemma.cli.session import colour, kept_desk, write
    from stemma.desk import DECISIONS, judge, judgement_line, render_judgements, take_back
    from stemma.settings import who as judge_name

    wanted = {"list": 0, "undo": 1, "note": 1}.get(decision, 2)
    if len(things) != wanted:
        raise click.UsageError(f"`judge {decision}` takes {wanted} ids, not {len(things)}")
    with kept_desk(desk) as place:
        if decision == "list":
            write(render_judgements(place, form, colour=colour(None)), None)
        elif decision == "undo":
            click.echo(f"taken back: {judgement_line(take_back(place, things[0]))}")
        else:
            kind = next(d for d in DECISIONS if d == decision)
            made = judge(place, kind, things, judge_name(), note)
            click.echo(f"kept: {judgement_line(made)}")
