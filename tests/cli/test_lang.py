"""`stemma lang`: a new pack in a copy of the package, filled in as the document says, and its faults."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stemma

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "add-a-language.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Copy:
    """A copy of the package, in which packs may be written."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(
            Path(stemma.__file__).parent,
            folder / "stemma",
            ignore=shutil.ignore_patterns("__pycache__", "web", "intake"),
        )
        self.packs = folder / "stemma" / "languages" / "packs"

    def run(self, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "stemma", *arguments],
            capture_output=True,
            env=os.environ | {"PYTHONPATH": str(self.folder), "STEMMA_DESK": "/no/such/desk"},
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path / "src")


def follow(copy):
    """Do what the document says and return what its last command printed."""
    said = ""
    for kind, text in BLOCK.findall(HOWTO.read_text(encoding="utf-8")):
        if kind == "toml":
            name = text.split("\n", 1)[0].removeprefix("# ")
            file = copy.packs / "da" / name
            assert file.is_file()
            file.write_text(text, encoding="utf-8")
        else:
            for line in text.splitlines():
                code, said, error = copy.run(*line.split()[1:])
                assert code == 0, said + error
    return said


def test_the_document_can_be_followed(copy, tmp_path):
    said = follow(copy)
    assert "da: 3 of 3 examples pass" in said
    assert "level: partial" in said
    assert "concepts with words in concepts.toml: 2 of 600" in said
    page = tmp_path / "page.txt"
    page.write_text("Brand i Aarhus\n\nBranden er slukket, og ministeren sagde at broen er åben.\n")
    code, found, _ = copy.run("analyse", str(page), "--format", "jsonl")
    assert code == 0
    assert '"level":"partial"' in found
    assert '"stance":"says"' in found


def test_a_new_pack_is_listed_at_once_and_has_every_part(copy):
    assert copy.run("lang", "new", "da")[0] == 0
    listed = copy.run("lang")[1]
    assert re.search(r"^da  Danish +partial +0 concepts +0 examples$", listed, re.MULTILINE)
    written = {p.name for p in (copy.packs / "da").iterdir()}
    # Every file of a language in depth has its like, and each is TOML that says nothing yet.
    assert {p.name for p in (copy.packs / "de").iterdir()} <= written
    assert copy.run("lang", "check", "da")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "de"), "there is a pack for 'de' already: see `stemma lang check de`"),
        (("new", "Dansk"), "'Dansk' is no code of a language"),
        (("new", "neutral"), "is no code of a language"),
        (("new",), "which language?"),
        (("check",), "which language?"),
        (("check", "tlh"), "there is no pack for the language 'tlh'"),
        (("look", "de"), "'look' is neither `check` nor `new`"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, said):
    done = subprocess.run(
        [sys.executable, "-m", "stemma", "lang", *arguments], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()


@pytest.mark.parametrize(
    ("file", "text", "said", "code"),
    [
        ("speech.toml", 'verbs = ["siger"]', "unknown key 'verbs'; allowed are: ", 2),
        ("speech.toml", "that = [", "speech.toml: this is no TOML", 2),
        ("speach.toml", "", "speach.toml: no part of a pack is read from this file", 1),
        (
            "concepts.toml",
            '[words]\nfire = ["brand"]\narson = ["brand"]',
            "'brand' stands under several concepts: arson, fire",
            1,
        ),
        (
            "examples-names.toml",
            '[[sentence]]\ntext = "Mette Holm kom."\nnames = []',
            "which is not wanted",
            1,
        ),
        ("concepts.toml", '[words]\nmermaid = ["havfrue"]', "mermaid", 2),
    ],
)
def test_a_fault_of_a_pack_is_named(copy, file, text, said, code):
    assert copy.run("lang", "new", "da")[0] == 0
    (copy.packs / "da" / file).write_text(text + "\n", encoding="utf-8")
    ended, found, error = copy.run("lang", "check", "da")
    assert said in found + error
    assert ended == code


def test_a_folder_that_cannot_be_written_is_named(copy):
    (copy.packs / "da").write_text("in the way")
    code, _, error = copy.run("lang", "new", "da")
    assert code == 2
    assert "cannot be written" in error
