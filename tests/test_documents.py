"""The documents say what the code does: commands, settings, languages, errors, glossary."""

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest
from bench.documents import DOCS, renewed

from stemma import errors, model
from stemma.cli.main import COMMANDS
from stemma.settings import SETTINGS

ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("page", [p for p in PAGES if "<!-- generated" in p.read_text()], ids=str)
def test_generated_parts_are_today_s(page):
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text, "run `make docs`"


def test_every_command_and_setting_is_in_the_reference():
    reference = (DOCS / "reference.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"### stemma {command}\n" in reference
    for setting in SETTINGS:
        assert f"`{setting.name}`" in reference


def test_every_error_stands_in_the_tree():
    tree = errors.__doc__ or ""
    for name, item in vars(errors).items():
        if inspect.isclass(item) and issubclass(item, Exception):
            assert re.search(rf"\b{name}\b", tree), f"{name} is missing from the tree of errors"


def test_the_glossary_has_every_verdict_stance_and_level():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    for kinds in (model.Stance, model.Position, model.Independence):
        for word in get_args(kinds):
            assert word in glossary


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_the_documents_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_s_commands_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(
        r"^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    ):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_nothing_names_this_machine():
    for path in [
        *PAGES,
        *sorted((ROOT / "src").rglob("*.py")),
        *sorted((ROOT / "src").rglob("*.toml")),
    ]:
        text = Path(path).read_text(encoding="utf-8")
        for word in ("/work/", "/root/", "/home/"):
            assert word not in text, f"{path} names {word}"
