"""Finding, reading and checking of the packs: a language is a folder of data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import tomli

from stemma.errors import PackError

__all__ = ["available", "load_part", "load_table"]

S = TypeVar("S", bound=msgspec.Struct)


def _packs() -> Traversable:
    return resources.files("stemma.languages") / "packs"


@cache
def available() -> tuple[str, ...]:
    """Return the codes of all languages that have a pack, sorted."""
    return tuple(sorted(p.name for p in _packs().iterdir() if (p / "pack.toml").is_file()))


def load_table(*path: str) -> dict[str, Any] | None:
    """Return a TOML file below `languages/` as a dictionary, or None where there is none.

    Raises PackError where the file is no TOML.
    """
    file = resources.files("stemma.languages").joinpath(*path)
    if not file.is_file():
        return None
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise PackError(f"{'/'.join(path)}: this is no TOML: {error}") from error


def load_part(code: str, part: str, schema: type[S]) -> S | None:
    """Return `packs/<code>/<part>.toml` as a record of `schema`, or None where there is none.

    Raises PackError, naming file, key, what was found and what is allowed.
    """
    path = ("packs", code, f"{part}.toml")
    table = load_table(*path)
    if table is None:
        return None
    unknown = sorted(set(table) - {f.encode_name for f in msgspec.structs.fields(schema)})
    if unknown:
        allowed = ", ".join(f.encode_name for f in msgspec.structs.fields(schema))
        raise PackError(f"{'/'.join(path)}: unknown key {unknown[0]!r}; allowed are: {allowed}")
    try:
        return msgspec.convert(table, schema)
    except msgspec.ValidationError as error:
        raise PackError(f"{'/'.join(path)}: {error}") from error
