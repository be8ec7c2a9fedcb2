"""The quickstart says what happens: its Python and its commands are run in order."""

import io
import re
import shlex
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemma.cli.main import module_name

PAGE = Path(__file__).parents[1] / "docs" / "quickstart.md"
BLOCK = re.compile(r"^```(python|text|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def same(printed, shown):
    """Compare line by line; `...` in what is shown stands for any lines, also none."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "..." else re.escape(line) + "\n"
        for line in shown.rstrip("\n").splitlines()
    )
    # No line but the empty one may follow what is shown.
    assert re.fullmatch(pattern + "\n*", printed), f"shown:\n{shown}\nprinted:\n{printed}"


def run_python(code, names):
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 - it is the page's own code
    return printed.getvalue()


def run_commands(block):
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        program, command, *arguments = shlex.split(line)
        assert program == "stemma"
        done = CliRunner().invoke(import_module(module_name(command)).command, arguments)
        assert done.exit_code == 0, done.output
        same(done.stdout, shown)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("STEMMA_DESK", str(tmp_path / "own.stemma"))


@pytest.mark.usefixtures("folder")
def test_every_block_does_what_it_shows():
    names, printed, blocks = {}, "", BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    for number, (kind, block) in enumerate(blocks):
        if kind == "python":
            printed = run_python(block, names)
            following = blocks[number + 1][0] if number + 1 < len(blocks) else ""
            assert bool(printed) == (following == "text"), f"what it prints is shown:\n{block}"
        elif kind == "text":
            same(printed, block)
        else:
            run_commands(block)
    assert {kind for kind, _ in blocks} == {"python", "text", "console"}


@pytest.mark.parametrize(
    ("printed", "shown", "alike"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\nc\n", "a\n...\n", True),
        ("a\nb\nc\n", "...\nc\n", True),
        ("a\nb\n", "a\n", False),
        ("a\n", "b\n", False),
        ("", "...\n", True),
    ],
)
def test_what_is_shown_is_really_compared(printed, shown, alike):
    if alike:
        same(printed, shown)
    else:
        with pytest.raises(AssertionError):
            same(printed, shown)
