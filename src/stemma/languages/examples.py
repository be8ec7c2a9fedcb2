"""`examples-<part>.toml`: sentences with what must be found in them."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from stemma.errors import PackError
from stemma.languages.loading import load_table

__all__ = [
    "AttributionExample",
    "Example",
    "NameExample",
    "QuantityExample",
    "TimeExample",
    "examples",
]


class QuantityExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A quantity that must be found; what is not given may be anything."""

    words: str
    low: float
    high: float
    modifier: str | None = None
    unit: str | None = None
    concept: str | None = None


class TimeExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time that must be found."""

    words: str
    value: str
    type: str | None = None
    mod: str | None = None


class AttributionExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attribution that must be found; several spans of one part are joined by ' … '."""

    content: str
    source: str | None = None
    cue: str | None = None
    stance: str | None = None


class NameExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that must be found."""

    words: str
    kind: str | None = None
    key: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence; a list that is given is complete, `[]` says that nothing may be found."""

    text: str
    file: str = ""
    published: str | None = None
    quantities: tuple[QuantityExample, ...] | None = None
    times: tuple[TimeExample, ...] | None = None
    attributions: tuple[AttributionExample, ...] | None = None
    names: tuple[NameExample, ...] | None = None
    concepts: tuple[str, ...] | None = None


@cache
def examples(code: str) -> tuple[Example, ...]:
    """Return every example of a pack, file by file; raises PackError where one is wrong."""
    folder = resources.files("stemma.languages") / "packs" / code
    found: list[Example] = []
    for file in sorted(p.name for p in folder.iterdir() if p.name.startswith("examples-")):
        table = load_table("packs", code, file) or {}
        for number, row in enumerate(table.get("sentence", []), 1):
            try:
                found.append(msgspec.convert(row | {"file": file}, Example))
            except msgspec.ValidationError as error:
                raise PackError(f"packs/{code}/{file}: sentence {number}: {error}") from error
    return tuple(found)
