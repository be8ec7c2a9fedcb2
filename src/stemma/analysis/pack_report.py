"""What is right and wrong with a pack: its parts, its concept words, its examples, its level."""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple

from stemma.analysis.examples import ExampleReport, check_examples
from stemma.languages.institutions import institution_words
from stemma.languages.language import language
from stemma.languages.levels import Standing, standing
from stemma.languages.scaffold import FILES
from stemma.languages.wordcheck import word_problems

__all__ = ["PackReport", "check_pack"]

_READ = (
    "general", "reading", "numbers", "times", "names", "speech", "stating", "comparing", "reporting",
)  # fmt: skip


class PackReport(NamedTuple):
    """Where a language stands, what is wrong with its pack, and how its examples went."""

    standing: Standing
    problems: tuple[str, ...]
    examples: ExampleReport


def check_pack(code: str) -> PackReport:
    """Read every part of the pack `code` and run its examples.

    Raises PackError where there is no such pack, or where a part does not fit its schema, naming
    file, key, what was found and what is allowed.
    """
    report = check_examples(code)
    one = language(code)
    for part in _READ:
        getattr(one, part)
    institution_words(code)
    problems = [*_strangers(code), *word_problems(code)]
    return PackReport(standing(code), tuple(problems), report)


def _strangers(code: str) -> list[str]:
    """Return a line for each file that no part is read from: it may be misspelt."""
    folder = resources.files("stemma.languages") / "packs" / code
    found = sorted(p.name for p in folder.iterdir())
    return [
        f"{name}: no part of a pack is read from this file" for name in found if name not in FILES
    ]
