"""What comes with Stemma: the languages and their examples, and the examples of coverage."""

from __future__ import annotations

from pathlib import Path

from stemma.analysis import ExampleReport, check_examples
from stemma.errors import StemmaError
from stemma.languages import Language, available, language

__all__ = ["check_language", "examples", "languages"]

_PACKAGE = Path(__file__).parents[1]


def languages() -> tuple[Language, ...]:
    """Return every language that has a pack, by code."""
    return tuple(language(code) for code in available() if code != "neutral")


def check_language(code: str) -> ExampleReport:
    """Run the examples of a language's pack; raises PackError where it has no pack."""
    return check_examples(code)


def examples() -> tuple[str, ...]:
    """Return the folder of the examples that come with Stemma, as inputs for `Desk.add`."""
    inside = _PACKAGE / "examples"
    beside = _PACKAGE.parents[1] / "examples"
    for folder in (inside, beside):
        if folder.is_dir():
            return (str(folder),)
    raise StemmaError(f"the examples are missing from the installation: no folder {inside}")
