"""Every setting of Stemma, in one place: an environment variable with a default and its meaning."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from stemma.errors import SettingError

__all__ = ["COLLECTED", "SETTINGS", "Setting", "default_desk", "longest", "now", "value", "who"]

# Objects that a process of Stemma makes before Python looks for those that nobody needs: some
# articles' worth. Looking as often as Python does by itself takes a sixth of the analysis.
COLLECTED = 100_000


class Setting(NamedTuple):
    """A setting: the environment variable that sets it, its default and what it means."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting(
        "STEMMA_NOW",
        "",
        "The day that counts as today, as an ISO date; a date of publication after it is not "
        "believed. Empty: the clock of the machine.",
    ),
    Setting(
        "STEMMA_LONGEST",
        "400000",
        "The longest text, in characters, that is read as one article; what is longer is skipped "
        "and named.",
    ),
    Setting(
        "STEMMA_DESK",
        "",
        "The file of your own desk, which commands use without `--desk`. Empty: `desk.stemma` in "
        "the folder `stemma` of your data folder.",
    ),
    Setting(
        "STEMMA_WHO",
        "",
        "Who decides with `stemma judge`. Empty: the name of the user on this machine.",
    ),
    Setting(
        "STEMMA_COMPILED",
        "",
        "`0` has the analysis run in Python where it was compiled (`make compiled`); the results "
        "are the same.",
    ),
    Setting(
        "STEMMA_GOLD",
        "../shared",
        "The folder with `data/` and `score/` that `make gate` measures against.",
    ),
    Setting(
        "STEMMA_GOLD_REQUIRED",
        "",
        "`1` makes a missing gold folder an error instead of 'not measured'.",
    ),
)


def value(name: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return the value of a setting, or its default.

    Raises SettingError where there is no setting of that name.
    """
    for setting in SETTINGS:
        if setting.name == name:
            return environ.get(name) or setting.default
    known = ", ".join(s.name for s in SETTINGS)
    raise SettingError(f"there is no setting {name!r}; the settings are: {known}")


def now(environ: Mapping[str, str] = os.environ) -> date | None:
    """Return the day that counts as today, or None where the clock of the machine decides.

    Raises SettingError where STEMMA_NOW is no ISO date.
    """
    given = value("STEMMA_NOW", environ)
    if not given:
        return None
    try:
        return date.fromisoformat(given[:10])
    except ValueError as error:
        raise SettingError(
            f"STEMMA_NOW is {given!r}; give an ISO date, such as 2026-11-10"
        ) from error


def default_desk(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the file of the user's own desk, which need not be there yet."""
    given = value("STEMMA_DESK", environ)
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - only commands on a desk want it

    return user_data_path("stemma", appauthor=False) / "desk.stemma"


def who(environ: Mapping[str, str] = os.environ) -> str:
    """Return who makes a judgement: the name that is set, else that of the machine's user.

    Raises SettingError where the machine knows no name.
    """
    given = value("STEMMA_WHO", environ).strip()
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SettingError(
            "this machine has no name for you; set STEMMA_WHO to the name that judges"
        ) from error


def longest(environ: Mapping[str, str] = os.environ) -> int:
    """Return how many characters a text may have to be read as one article.

    Raises SettingError where STEMMA_LONGEST is no positive number.
    """
    given = value("STEMMA_LONGEST", environ)
    if not (given.isascii() and given.isdigit() and int(given)):
        raise SettingError(f"STEMMA_LONGEST is {given!r}; give a number of characters")
    return int(given)
