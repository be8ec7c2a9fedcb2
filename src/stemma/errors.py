"""The tree of errors that Stemma raises.

StemmaError
├── InputError            what was given cannot be read
│   ├── NothingToRead     no article was found in any input
│   └── UnreadableInput   one file, line or page cannot be read
├── PackError             a language pack is wrong: file, key, found, allowed
├── SettingError          a setting is unknown or has no usable value
├── OutputError           what was found cannot be written where it should go
└── DeskError             the desk's file cannot be opened, read or written
"""

from __future__ import annotations

__all__ = [
    "DeskError",
    "InputError",
    "NothingToRead",
    "OutputError",
    "PackError",
    "SettingError",
    "StemmaError",
    "UnreadableInput",
]


class StemmaError(Exception):
    """Anything that Stemma refuses; its message says what was met and what to do."""


class InputError(StemmaError):
    """What was given cannot be read."""


class NothingToRead(InputError):  # noqa: N818 - the name is the sentence a user reads
    """No article was found in any input."""


class UnreadableInput(InputError):  # noqa: N818 - the name is the sentence a user reads
    """One file, line or page cannot be read; `where` names it and `why` says the reason."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class PackError(StemmaError):
    """A language pack is wrong; the message names file, key, what was found and what is allowed."""


class SettingError(StemmaError):
    """A setting is unknown or has no usable value."""


class OutputError(StemmaError):
    """What was found cannot be written where it should go."""


class DeskError(StemmaError):
    """The desk's file cannot be opened, read or written."""
