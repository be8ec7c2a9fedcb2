"""What comes with Stemma: the languages and their examples, and the examples of coverage."""

from __future__ import annotations

from pathlib import Path

from stemma.analysis.pack_report import PackReport, check_pack
from stemma.errors import StemmaError
from stemma.languages import Language, available, language
from stemma.languages.levels import Standing, standing
from stemma.languages.scaffold import new_pack

__all__ = ["begin_language", "check_language", "examples", "languages", "level_of"]

_PACKAGE = Path(__file__).parents[1]


def languages() -> tuple[Language, ...]:
    """Return every language that has a pack, by code."""
    return tuple(language(code) for code in available() if code != "neutral")


def check_language(code: str) -> PackReport:
    """Check a language's pack and run its examples; raises PackError where it has none."""
    return check_pack(code)


def level_of(code: str) -> Standing:
    """Return the level of a language with the counts that it is computed from."""
    return standing(code)


def begin_language(code: str) -> Path:
    """Make the pack of a new language and return its folder; raises PackError where there is one."""
    return new_pack(code)


def examples() -> tuple[str, ...]:
    """Return the folder of the examples that come with Stemma, as inputs for `Desk.add`."""
    inside = _PACKAGE / "examples"
    beside = _PACKAGE.parents[1] / "examples"
    for folder in (inside, beside):
        if folder.is_dir():
            return (str(folder),)
    raise StemmaError(f"the examples are missing from the installation: no folder {inside}")
