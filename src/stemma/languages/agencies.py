"""`agencies.toml`: news agencies by their usual name, their spellings and the forms of their desks."""

from __future__ import annotations

from functools import cache

import msgspec

from stemma.errors import PackError
from stemma.languages.loading import load_table

__all__ = ["Agency", "agencies"]


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency.

    `spellings` are matched with their capitals. `marks` are regular expressions of what only this
    agency writes, such as the number of a dispatch. `initials` are regular expressions of the
    line of desk initials that ends its texts, `languages` the languages in which it writes so.
    """

    name: str
    spellings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[Agency, ...]


@cache
def agencies() -> tuple[Agency, ...]:
    """Return all agencies in the order of the table; raises PackError where it is wrong."""
    table = load_table("agencies.toml")
    if table is None:
        raise PackError("agencies.toml is missing from the installation")
    try:
        return msgspec.convert(table, _Table).agency
    except msgspec.ValidationError as error:
        raise PackError(f"agencies.toml: {error}") from error
