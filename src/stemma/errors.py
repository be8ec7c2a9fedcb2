"""The tree of errors that Stemma raises.

StemmaError
├── InputError            what was given cannot be read
│   ├── NothingToRead     no article was found in any input
│   └── UnreadableInput   one file, line or page cannot be read
├── PackError             a language pack is wrong: file, key, found, allowed
├── SettingError          a setting is unknown or has no usable value
├── OutputError           what was found cannot be written where it should go
├── UnreadableTime        a moment is given that is none
├── WrongJudgement        a decision cannot be made of the things given
├── QueryError            a query of a search cannot be read
└── DeskError             the desk's file cannot be opened, read or written
    ├── DeskBusy          another process is writing to it
    ├── DeskCorrupt       the file is damaged: `stemma doctor` saves what can be read
    ├── DeskReadOnly      the desk can be read but not written to
    ├── DeskTooNew        a newer Stemma wrote it
    ├── ExportDamaged     an export is not whole or not an export; nothing was imported
    ├── ExportTooNew      a newer Stemma exported it
    ├── UnknownArticle    no article of that id is on the desk
    ├── UnknownJudgement  no judgement of that id is on the desk
    ├── UnknownThing      no figure, claim or mention of that id is on the desk
    └── UnknownStory      no story of that id is on the desk
"""

from __future__ import annotations

__all__ = [
    "DeskBusy",
    "DeskCorrupt",
    "DeskError",
    "DeskReadOnly",
    "DeskTooNew",
    "ExportDamaged",
    "ExportTooNew",
    "InputError",
    "NothingToRead",
    "OutputError",
    "PackError",
    "QueryError",
    "SettingError",
    "StemmaError",
    "UnknownArticle",
    "UnknownJudgement",
    "UnknownStory",
    "UnknownThing",
    "UnreadableInput",
    "UnreadableTime",
    "WrongJudgement",
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


class QueryError(StemmaError):
    """A query of a search cannot be read; the message says how to write it."""


class UnreadableTime(StemmaError):  # noqa: N818 - the name is the sentence a user reads
    """A moment is given that is none; the message says how to write one."""


class WrongJudgement(StemmaError):  # noqa: N818 - the name is the sentence a user reads
    """A decision cannot be made of the things given; the message says of which it can."""


class DeskError(StemmaError):
    """The desk's file cannot be opened, read or written."""


class DeskBusy(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """Another process is writing to the desk and did not finish in time."""


class DeskCorrupt(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """The desk's file is damaged; `stemma doctor` says what is lost and saves the rest."""


class DeskReadOnly(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """The desk can be read but not written to."""


class DeskTooNew(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """The desk was written by a newer Stemma."""


class ExportDamaged(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """A file is no export of a desk, or not as it was written; nothing was imported."""


class ExportTooNew(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """The export was written by a newer Stemma."""


class UnknownArticle(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """No article of that id is on the desk."""


class UnknownStory(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """No story of that id is on the desk."""


class UnknownJudgement(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """No judgement of that id is on the desk."""


class UnknownThing(DeskError):  # noqa: N818 - the name is the sentence a user reads
    """No figure, claim, story, article or mention of that id is on the desk."""
