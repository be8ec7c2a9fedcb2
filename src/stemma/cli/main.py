"""The command `stemma`: finds a subcommand's file when it is called, so that start-up is light."""

from __future__ import annotations

import gc
import importlib
import sys
from keyword import iskeyword

import click

from stemma import __version__, compiled
from stemma.errors import NothingToRead, StemmaError
from stemma.settings import COLLECTED

__all__ = ["COMMANDS", "main", "module_name"]

COMMANDS = {
    "add": "Put articles on a desk that remembers them.",
    "analyse": "Read articles and print what was found in each.",
    "changes": "Show what is new, revised, withdrawn or denied in a story.",
    "compare": "Lay two texts side by side.",
    "demo": "Show a dossier of the examples that come with Stemma.",
    "doctor": "Say whether a desk is sound, and save what can be saved.",
    "dossier": "Lay the coverage of each story side by side.",
    "export": "Write the whole desk to one file.",
    "import": "Put an exported desk on a desk.",
    "judge": "Decide what the machine got wrong, for good.",
    "lang": "List the languages and check their examples.",
    "lineage": "Draw who copied whom in a story, with the reasons.",
    "remove": "Take articles off the desk.",
    "search": "Find words in the articles and claims of the desk.",
    "show": "Show an article of the desk, and what changed in it.",
    "status": "Say how much is on the desk.",
    "stories": "Group articles by the event they tell of.",
    "why": "Show the words, the rule and the weights behind a line.",
}


def module_name(command: str) -> str:
    """Return the module of a command; one that Python keeps for itself ends in `_`."""
    return f"stemma.cli.{command}_" if iskeyword(command) else f"stemma.cli.{command}"


class _Lazy(click.Group):
    """A group that imports the file of a command only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(module_name(cmd_name))
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example:  stemma dossier my-folder --format html --output dossier.html",
)
@click.version_option(
    __version__,
    "-V",
    "--version",
    message=f"stemma %(version)s (analysis {compiled.state()})",
)
def _stemma() -> None:
    """Lay the coverage of one event side by side.

    Who says what, who copied whom, where independent sources agree, where they conflict, what
    only one of them has: with the very words for every line. Everything stays on this machine.
    """


def main() -> None:
    """Run the command line; exit codes: 0 done, 1 nothing could be read, 2 wrong use."""
    gc.set_threshold(COLLECTED)
    try:
        _stemma(prog_name="stemma")
    except NothingToRead as error:
        click.echo(f"stemma: {error}", err=True)
        sys.exit(1)
    except StemmaError as error:
        click.echo(f"stemma: {error}", err=True)
        sys.exit(2)
